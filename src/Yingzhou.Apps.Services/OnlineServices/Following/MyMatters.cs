using Yingzhou.Apps.Services.OnlineServices.Finding;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Reading;

namespace Yingzhou.Apps.Services.OnlineServices.Following;

/// <param name="Offer">What is being applied for.</param>
/// <param name="Expired">It has run out: its answers can no longer be used.</param>
public sealed record OpenDraft(Offer Offer, DateTimeOffset ChangedAt, DateTimeOffset KeptUntil, bool Expired);

/// <summary>What somebody has under way (我的办件), what waits for them first.</summary>
/// <param name="Waiting">等您处理: supplements.</param>
/// <param name="Next">Where the older ones begin; <c>null</c> when there are none.</param>
public sealed record Matters(
    IReadOnlyList<CaseLine> Waiting,
    IReadOnlyList<OpenDraft> Drafts,
    IReadOnlyList<CaseLine> Running,
    IReadOnlyList<CaseLine> Over,
    string? Next
);

/// <summary>Sorts a party's cases and drafts into one inbox.</summary>
sealed class MyMatters(ICases cases, Catalogue catalogue, TimeProvider clock)
{
    const int PageSize = 20;

    public async Task<Matters> Of(Subject subject, string? after, CancellationToken cancel)
    {
        var page = await cases.Mine(subject, after, PageSize, cancel);
        var bundles = await cases.BundlesThatWait(subject, cancel);
        var waiting = page.Items.Where(line => line.Status is CaseStatus.Supplementing || bundles.Contains(line.Id)).ToList();
        var rest = page.Items.Except(waiting).ToLookup(line => line.FinishedAt is not null);
        var drafts = after is null ? await Drafts(subject, cancel) : [];
        return new(waiting, drafts, [.. rest[false]], [.. rest[true]], page.Next);
    }

    async Task<IReadOnlyList<OpenDraft>> Drafts(Subject subject, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return
        [
            .. from draft in await cases.Drafts(subject, cancel)
            let offer = catalogue.Find(draft.Target)
            where offer is not null
            select new OpenDraft(offer, draft.ChangedAt, draft.ExpiresAt, draft.ExpiresAt <= now),
        ];
    }
}
