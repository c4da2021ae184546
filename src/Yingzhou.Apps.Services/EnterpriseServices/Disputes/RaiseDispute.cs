using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Disputes;

sealed record RaiseDisputeRequest(DisputeKind Kind, Guid Redemption, string Text, string? Key);

/// <summary>A line of the public list (公示名单): who gets what, by which clause, until when one may object.</summary>
sealed record PublicLine(Guid Id, string FirmName, string Title, Money Amount, DateOnly Until);

/// <summary>
/// 提异议、申诉、申辩. Anybody who has signed in may object while the list is public; only the enterprise itself contests a refusal or a claw-back. One open at a time for one person and
/// redemption.
/// </summary>
sealed class RaiseDispute(CityContext city, CityStep step, Workdays workdays, TimeProvider clock)
{
    const int Shortest = 10;
    const int Longest = 1_000;
    const int Shown = 200;

    /// <summary>The list as anybody may read it, the last to end first.</summary>
    /// <param name="words">Part of a firm's name; <c>null</c> for all.</param>
    public async Task<IReadOnlyList<PublicLine>> PublicList(string? words, CancellationToken cancel)
    {
        var today = clock.GetUtcNow().Day();
        return
        [
            .. (
                await city.Set<Redemption>()
                    .AsNoTracking()
                    .Where(one =>
                        one.Status == RedemptionStatus.Published
                        && one.PublicUntil >= today
                        && (words == null || one.FirmName.Contains(words))
                    )
                    .OrderByDescending(one => one.PublicUntil)
                    .ThenBy(one => one.FirmName)
                    .Take(Shown)
                    .ToListAsync(cancel)
            ).Select(one => new PublicLine(one.Id, one.FirmName, one.Title, new(one.Amount), one.PublicUntil!.Value)),
        ];
    }

    /// <summary>What somebody has raised, newest first.</summary>
    public async Task<IReadOnlyList<Dispute>> Mine(Subject subject, CancellationToken cancel) =>
        subject.PartyKey is { } key
            ? await city.Set<Dispute>()
                .AsNoTracking()
                .Where(one => one.RaisedByKey == key)
                .OrderByDescending(one => one.Id)
                .ToListAsync(cancel)
            : [];

    /// <summary>Money claimed back from an enterprise, newest first.</summary>
    public async Task<IReadOnlyList<ClawBack>> ClaimedBack(Subject subject, CancellationToken cancel) =>
        subject is { Kind: SubjectKind.Enterprise, PartyKey: { } key }
            ? await city.Set<ClawBack>()
                .AsNoTracking()
                .Where(one => one.PartyKey == key && one.Status != ClawBackStatus.Proposed)
                .OrderByDescending(one => one.Id)
                .ToListAsync(cancel)
            : [];

    public Task<Outcome<Guid>> Run(RaiseDisputeRequest request, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind is not (SubjectKind.Citizen or SubjectKind.Enterprise) || subject.PartyKey is null)
            return Task.FromResult<Outcome<Guid>>(new Fault("enterprise.dispute-sign-in", "请用个人或企业账号登录后再提异议。", 401));
        city.Actors.Current = subject.AsActor();
        return step.RunOnce(nameof(RaiseDispute), request.Key, () => Raise(request, subject, cancel), cancel);
    }

    async Task<Outcome<Guid>> Raise(RaiseDisputeRequest request, Subject subject, CancellationToken cancel)
    {
        if (
            await city.Set<Redemption>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.Redemption, cancel)
            is not { } redemption
        )
            return new Fault("enterprise.dispute-nothing", "没有这笔兑付，请回到列表重新选择。", 404);
        var now = clock.GetUtcNow();
        if (await Refuse(request.Kind, redemption, subject, now, cancel) is { } refused)
            return refused;
        var text = request.Text.Trim();
        if (text.Length is < Shortest or > Longest)
            return new Fault("enterprise.dispute-length", $"请用 {Shortest} 至 {Longest} 字写明事实和依据。") { Field = "text" };
        if (
            await city.Set<Dispute>()
                .AnyAsync(one => one.Redemption == redemption.Id && one.RaisedByKey == subject.PartyKey && one.AnsweredAt == null, cancel)
        )
            return new Fault("enterprise.dispute-open", "您对这笔兑付已有一条在核查，请等答复。", 409);
        var due = workdays.AddWorkdaysOpen(now.Day(), Dispute.Workdays);
        if (due.Fault is { } beyond)
            return beyond;
        var dispute = new Dispute
        {
            Region = redemption.Region,
            Kind = request.Kind,
            Redemption = redemption.Id,
            Title = redemption.Title,
            FirmName = redemption.FirmName,
            PartyKey = redemption.PartyKey,
            RaisedByKey = subject.PartyKey!,
            RaiserName = subject.Kind is SubjectKind.Enterprise ? subject.PartyName : Personal.Name(subject.Name).Masked,
            Text = text,
            RaisedAt = now,
            AnswerBy = due.Value.Day,
            ReviewerId = redemption.ReviewerId,
        };
        city.Add(dispute);
        await city.SaveChangesAsync(cancel);
        return dispute.Id;
    }

    async Task<Fault?> Refuse(DisputeKind kind, Redemption redemption, Subject subject, DateTimeOffset now, CancellationToken cancel)
    {
        if (kind is DisputeKind.Publicity)
            return redemption.IsPublic(now.Day())
                ? null
                : new Fault("enterprise.publicity-over", "公示期已过或已撤下，不能再对名单提异议。", 409);
        if (subject.Kind is not SubjectKind.Enterprise || subject.PartyKey != redemption.PartyKey)
            return new Fault("enterprise.dispute-not-yours", "只有这家企业自己可以申诉。", 403);
        if (kind is DisputeKind.Rejection)
            return redemption.Status is RedemptionStatus.Rejected
                ? null
                : new Fault("enterprise.dispute-not-rejected", "这笔兑付没有被拒绝，不用申诉。", 409);
        return await city.Set<ClawBack>().AnyAsync(one => one.Redemption == redemption.Id && one.Status == ClawBackStatus.Decided, cancel)
            ? null
            : new Fault("enterprise.dispute-no-claw-back", "这笔兑付没有正在追回，不用申辩。", 409);
    }
}
