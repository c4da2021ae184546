using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Apps.Governance.CityManagement.Reporting;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Governance.CityManagement.Desk;

/// <param name="Owners">Units that the list names; more than one on a border, none for an empty cell.</param>
sealed record OwnerProposal(OwnerFinding Finding, IReadOnlyList<Unit> Owners);

/// <summary>受理: the command desk makes a case of a report, puts it to one that is there, or says whose it is (立案、并案、不予受理). A machine proposes; an official confirms.</summary>
sealed class Triage(
    CityContext city,
    CityStep step,
    IPermissions permissions,
    CityManagementContent content,
    CityTimes times,
    CityDeed deed,
    CaseControl control,
    IOrganisation organisation,
    IAlerting alerting
)
{
    const string Emergency = "city-emergency";

    static readonly Fault Unknown = new("city-management.no-report", "没有这条上报，请回到列表重新选择。", 404);
    static readonly Fault Stale = new("city-management.report-stale", "您打开之后这条上报有了变化，请刷新后再操作。", 412);
    static readonly Fault NoCase = new("city-management.no-target", "请选择并入哪个案件。") { Field = "case" };

    public OwnerProposal Propose(ProblemReport report, string kind)
    {
        var lookup = content.List.Owner(
            report.AsRule with
            {
                Kind = MatterKind.Create(kind).Value,
            },
            content.Places,
            city.Clock.GetUtcNow().Day()
        );
        return new(
            lookup.Finding,
            [.. lookup.Cells.Select(cell => organisation.FindUnit(cell.Owner, report.Region)).OfType<Unit>().DistinctBy(unit => unit.Id)]
        );
    }

    /// <summary>立案, and dispatched in the same step when it is plain whose it is or <paramref name="unit"/> says so.</summary>
    public async Task<Outcome<Guid>> File(Guid id, int seen, string? kind, string? unit, Subject official, CancellationToken cancel)
    {
        Guid made = default;
        var done = await On(
            nameof(File),
            id,
            seen,
            official,
            async report =>
            {
                var filed = await File(report, kind ?? report.Kind, unit, cancel);
                if (filed.Fault is { } refused)
                    return refused;
                made = filed.Value;
                return null;
            },
            cancel
        );
        return done.Fault is { } fault ? fault : made;
    }

    async Task<Outcome<Guid>> File(ProblemReport report, string kindCode, string? unit, CancellationToken cancel)
    {
        if (!content.Kinds.TryGetValue(kindCode, out var kind))
            return new Fault("city-management.file-kind", "请选择类别。") { Field = "kind" };
        var now = city.Clock.GetUtcNow();
        var due = times.Due(now, kind.Limit);
        if (due.Fault is { } beyond)
            return beyond;
        var one = new CityCase
        {
            Region = report.Region,
            Number = await Numbers.Next(city, "CG", now.Day(), cancel),
            Kind = kind.Code,
            Text = report.Text,
            Place = report.Place,
            Longitude = report.Longitude,
            Latitude = report.Latitude,
            Grid = report.Grid,
            ReportedAt = report.ReportedAt,
            FiledAt = now,
            ClockFrom = now,
            DueAt = due.Value,
            LimitUnit = kind.Limit.Unit,
            LimitAmount = kind.Limit.Amount,
        };
        city.Add(one);
        deed.Log(one, CityEntryKind.Filed, $"受理并立案：{kind.Name}，时限 {kind.Limit.Words}");
        var proposal = Propose(report, kind.Code);
        var owner =
            !string.IsNullOrEmpty(unit) ? unit
            : proposal is { Finding: OwnerFinding.Found, Owners: [var only] } ? only.Id
            : null;
        if (owner is not null && control.Dispatch(one, owner) is { } refused)
            return refused;
        if (
            report.PutTo(
                one.Id,
                owner is null
                    ? $"已立案，案号 {one.Number}，正在确定由谁处置。"
                    : $"已立案，案号 {one.Number}，由{organisation.NameOf(owner)}处置。",
                now
            ) is
            { } gone
        )
            return gone;
        if (kind.Emergency && await Warn(one, kind, cancel) is { } unwarned)
            return unwarned;
        return one.Id;
    }

    // An emergency is an incident at once: calls and minutes are the engine's, the case follows the fix and the reporter.
    async Task<Fault?> Warn(CityCase one, CityKind kind, CancellationToken cancel) =>
        (
            await alerting.Raise(
                new(
                    Emergency,
                    $"city-case:{one.Number}",
                    $"{kind.Name}：{one.Place}",
                    kind.Code,
                    AlertLevel.Orange,
                    one.Text,
                    one.Region,
                    one.ReportedAt,
                    one.Longitude,
                    one.Latitude
                ),
                cancel
            )
        ).Fault;

    /// <summary>并案: the reporter is told where it went.</summary>
    public Task<Outcome<Done>> Join(Guid id, int seen, Guid? target, Subject official, CancellationToken cancel) =>
        On(
            nameof(Join),
            id,
            seen,
            official,
            async report =>
            {
                if (target is not { } chosen || await city.Get<CityCase>(chosen, cancel) is not { } one)
                    return NoCase;
                if (permissions.Refuse(official, CityRights.Dispatch, Place(one.Id, one.Region)) is { } refused)
                    return refused;
                var who = one.Owner is { } owner ? $"由{organisation.NameOf(owner)}处置" : "正在确定由谁处置";
                if (report.PutTo(one.Id, $"和已有的案件 {one.Number} 是同一件事，已并入，{who}。", city.Clock.GetUtcNow()) is { } gone)
                    return gone;
                deed.Log(one, CityEntryKind.Joined, $"并入上报 {report.Number}：{report.Text}");
                return null;
            },
            cancel
        );

    /// <summary>撤销并案.</summary>
    public Task<Outcome<Done>> Split(Guid id, int seen, Subject official, CancellationToken cancel) =>
        On(
            nameof(Split),
            id,
            seen,
            official,
            async report =>
            {
                if (report.CaseId is not { } joined || await city.Get<CityCase>(joined, cancel) is not { } one)
                    return NoCase;
                // The report that the case was made of stays with it.
                if (await city.Set<ProblemReport>().CountAsync(other => other.CaseId == joined, cancel) < 2)
                    return new Fault("city-management.last-report", "案件只剩这一条上报，不能拆出。", 409);
                if (report.TakeOut("经核对不是同一件事，已拆出，重新受理。", city.Clock.GetUtcNow()) is { } gone)
                    return gone;
                deed.Log(one, CityEntryKind.Split, $"拆出上报 {report.Number}，重新受理");
                return null;
            },
            cancel
        );

    /// <summary>不予受理, with the reason and whose it is.</summary>
    public Task<Outcome<Done>> Reject(Guid id, int seen, string? whose, string? why, Subject official, CancellationToken cancel) =>
        On(
            nameof(Reject),
            id,
            seen,
            official,
            report =>
            {
                var fault =
                    string.IsNullOrWhiteSpace(whose) ? new Fault("city-management.reject-whose", "请写明应由谁办。") { Field = "whose" }
                    : string.IsNullOrWhiteSpace(why) ? new Fault("city-management.reject-why", "请写明为什么不受理。") { Field = "why" }
                    : report.Reject($"不在城市管理的范围：{why.Trim()}。应由{whose.Trim()}办理。", city.Clock.GetUtcNow());
                return Task.FromResult(fault);
            },
            cancel
        );

    Task<Outcome<Done>> On(
        string doing,
        Guid id,
        int seen,
        Subject official,
        Func<ProblemReport, Task<Fault?>> change,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            doing,
            async () =>
            {
                if (await city.Get<ProblemReport>(id, cancel) is not { } report)
                    return Unknown;
                if (permissions.Refuse(official, CityRights.Dispatch, Place(report.Id, report.Region)) is { } refused)
                    return refused;
                if (report.Version != seen)
                    return Stale;
                return await change(report) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }

    static Resource Place(Guid id, string region) => new("city-report", id.ToString()) { Region = region };
}
