using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>Keeps what was typed: one draft per applicant and matter.</summary>
sealed class SaveDraft(CityContext city, CityStep step, IReleases releases)
{
    public Task<Outcome<Draft>> Run(SaveDraftRequest request, string ownerKey, CancellationToken cancel = default) =>
        step.Run(nameof(SaveDraft), () => Save(request, ownerKey, cancel), cancel);

    public async Task<Draft?> Find(string target, string ownerKey, CancellationToken cancel = default)
    {
        var now = city.Clock.GetUtcNow();
        return await city.Set<Draft>()
            .AsNoTracking()
            .FirstOrDefaultAsync(d => d.OwnerKey == ownerKey && d.Target == target && d.ExpiresAt > now, cancel);
    }

    async Task<Outcome<Draft>> Save(SaveDraftRequest request, string ownerKey, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var draft = await city.Set<Draft>().FirstOrDefaultAsync(d => d.OwnerKey == ownerKey && d.Target == request.Target, cancel);
        if (draft is { } known && known.ExpiresAt > now && request.Version is { } seen && seen != known.Version)
            return new Fault("cases.draft-changed", "这份草稿在另一个窗口里改过，请刷新后再继续填写。", 412);
        if (draft is null)
            city.Add(draft = Empty(request, ownerKey, now));
        // A draft that ran out is begun anew, with the form of today.
        if (draft.AsOf is null || draft.ExpiresAt <= now)
            draft.AsOf = releases.Newest;
        draft.Region = request.Region;
        draft.Answers = request.Answers.ToPlainJson();
        draft.Form = request.Form.ToPlainJson();
        draft.Files = request.Files.ToPlainJson();
        (draft.ChangedAt, draft.ExpiresAt) = (now, now.AddDays(CaseLimits.DraftDays));
        draft.Version++;
        return draft;
    }

    static Draft Empty(SaveDraftRequest request, string ownerKey, DateTimeOffset now) =>
        new()
        {
            OwnerKey = ownerKey,
            Target = request.Target,
            Region = request.Region,
            Answers = "{}",
            Form = "{}",
            Files = "{}",
            ChangedAt = now,
            ExpiresAt = now,
        };
}
