using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Awards;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Apps.Services.TalentServices.Jobs;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.TalentServices.Recognition;

enum RecognitionDeed
{
    /// <summary>核实属实: the ticked facts are true; the category follows from the rules.</summary>
    Confirm,

    /// <summary>不予认定.</summary>
    Refuse,

    /// <summary>异议不成立.</summary>
    Dismiss,

    /// <summary>异议成立.</summary>
    Uphold,

    /// <summary>撤销认定.</summary>
    Revoke,
}

/// <param name="Seen">The version on the screen.</param>
/// <param name="Confirmed">Names of declared facts that were found true.</param>
sealed record HandleRecognitionRequest(
    Guid Id,
    RecognitionDeed Deed,
    int Seen,
    IReadOnlyCollection<string> Confirmed,
    string? Reason = null
);

/// <summary>认定的审核与裁定. A reviewer finds facts; which category they give is for the rules. Whoever reviewed does not settle an objection.</summary>
sealed class RecognitionDesk(
    CityContext city,
    CityStep step,
    RecognitionContent content,
    TalentContent talent,
    GrantRecognition grant,
    TalentCertificate certificate,
    WhoAmI who,
    IPermissions permissions
)
{
    public async Task<Outcome<IReadOnlyList<TalentRecognition>>> All(Subject official, CancellationToken cancel) =>
        permissions.Refuse(official, RecognitionRights.See, RecognitionRights.All(talent.TitleUnit)) is { } refused
            ? refused
            : await city.Set<TalentRecognition>().AsNoTracking().OrderByDescending(one => one.Id).Take(200).ToListAsync(cancel);

    public async Task<Outcome<TalentRecognition>> One(Guid id, Subject official, CancellationToken cancel) =>
        permissions.Refuse(official, RecognitionRights.See, RecognitionRights.All(talent.TitleUnit)) is { } refused ? refused
        : await city.Set<TalentRecognition>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel) is { } found ? found
        : RecognitionFaults.Unknown;

    public Decision May(string right, TalentRecognition one, Subject official) =>
        permissions.Decide(official, right, RecognitionRights.ResourceOf(one, talent.TitleUnit));

    public Task<Outcome<Done>> Run(HandleRecognitionRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run($"{request.Deed}Recognition", () => Handle(request, official, cancel), cancel);
    }

    async Task<Outcome<Done>> Handle(HandleRecognitionRequest request, Subject official, CancellationToken cancel)
    {
        if (await city.Set<TalentRecognition>().FindAsync([request.Id], cancel) is not { } one)
            return RecognitionFaults.Unknown;
        var right = request.Deed is RecognitionDeed.Confirm or RecognitionDeed.Refuse ? RecognitionRights.Review : RecognitionRights.Settle;
        if (permissions.Refuse(official, right, RecognitionRights.ResourceOf(one, talent.TitleUnit)) is { } forbidden)
            return forbidden;
        if (one.Version != request.Seen)
            return RecognitionFaults.Stale;
        var (by, today) = (city.Actors.Current, city.Clock.GetUtcNow().Day());
        var refused = request.Deed switch
        {
            RecognitionDeed.Confirm => await Confirm(one, request.Confirmed, by, cancel),
            RecognitionDeed.Refuse when one.Status is not RecognitionStatus.InReview => RecognitionFaults.Closed,
            RecognitionDeed.Refuse => one.Refuse(by, request.Reason, today),
            RecognitionDeed.Dismiss => one.Dismiss(by, request.Reason, today),
            RecognitionDeed.Uphold when one.Status is not RecognitionStatus.Contested => RecognitionFaults.Closed,
            RecognitionDeed.Uphold => one.Refuse(by, request.Reason, today),
            _ => await Revoke(one, by, request.Reason, today, cancel),
        };
        return refused is null ? Done.It : refused;
    }

    async Task<Fault?> Confirm(TalentRecognition one, IReadOnlyCollection<string> confirmed, Actor by, CancellationToken cancel)
    {
        if (one.Review(by) is { } closed)
            return closed;
        var now = city.Clock.GetUtcNow();
        var registers = content.KnownOf(who.LoginOf(one.HolderKey));
        var found = one
            .Lines.Where(line => line.Declared && confirmed.Contains(line.Name))
            .Select(line => new Fact(line.Name, FactReading.OfText(content.Facts.Find(line.Name)!, line.Value), talent.TitleUnit, now));
        var sheet = new FactSheet([.. registers, .. found], now);
        var current = await city.Set<TalentRecognition>()
            .Where(other => other.HolderKey == one.HolderKey && other.Status == RecognitionStatus.Granted)
            .Select(other => other.Category)
            .FirstOrDefaultAsync(cancel);
        if (
            CategoryRules.Find(content.Clauses, sheet).Proven is not { } proven
            || (current is not null && string.CompareOrdinal(proven.Category, current) >= 0)
        )
            return new Fault(
                "talent.nothing-proven",
                "按核实的内容达不到所申请的类别。请勾选已经核实属实的项目；都不属实的，写明理由不予认定。"
            )
            {
                Field = "confirmed",
            };
        (one.Category, one.Ground, one.Evidence) = (proven.Category, proven.Title, ApplyForRecognition.EvidenceOf(proven, sheet));
        return await grant.GoOn(one, cancel);
    }

    // What was paid on something false is taken back whole.
    async Task<Fault?> Revoke(TalentRecognition one, Actor by, string? reason, DateOnly today, CancellationToken cancel)
    {
        if (one.Revoke(by, reason, today) is { } fault)
            return fault;
        foreach (
            var award in await city.Set<TalentAward>()
                .Where(award => award.RecognitionId == one.Id && award.StoppedOn == null)
                .ToListAsync(cancel)
        )
            award.Stop(today, LeavingReason.Deceit);
        await certificate.Revoke(one, $"认定已撤销：{reason!.Trim()}", cancel);
        return null;
    }
}

/// <summary>公示与异议: what anybody may read, and what somebody who says who they are may say against it.</summary>
sealed class PublicRecognitions(CityContext city, CityStep step)
{
    public async Task<IReadOnlyList<TalentRecognition>> All(CancellationToken cancel) =>
        await city.Set<TalentRecognition>()
            .AsNoTracking()
            .Where(one => one.Status == RecognitionStatus.Public || one.Status == RecognitionStatus.Contested)
            .OrderBy(one => one.PublicUntil)
            .ThenBy(one => one.Id)
            .Take(200)
            .ToListAsync(cancel);

    public Task<Outcome<Done>> Object(Guid id, string? text, Subject person, CancellationToken cancel)
    {
        if (!person.IsSignedIn)
            return Task.FromResult<Outcome<Done>>(new Fault("talent.objection-anonymous", "请先登录：异议要实名，我们会为您保密。", 401));
        city.Actors.Current = person.AsActor();
        return step.Run<Done>(
            nameof(Object),
            async () =>
                await city.Set<TalentRecognition>().FindAsync([id], cancel) is not { } one ? RecognitionFaults.Unknown
                : one.Object(person.ActorId, text, city.Clock.GetUtcNow().Day()) is { } fault ? fault
                : Done.It,
            cancel
        );
    }
}
