using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.BusinessEnvironment.Improving;
using Yingzhou.Apps.Services.BusinessEnvironment.Indicators;
using Yingzhou.Apps.Services.BusinessEnvironment.Licences;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Objections;

/// <summary>企业端: an enterprise's own matters as they are counted, and its objections.</summary>
sealed class MyEnvironment(
    CityContext city,
    CityStep step,
    ICaseLog log,
    LicenceContent licences,
    IOrganisation organisation,
    Workdays workdays,
    Corrections corrections
)
{
    const int Shortest = 10;
    const int Longest = 1_000;

    /// <summary>Single matters and legs with their timelines, newest first.</summary>
    public async Task<IReadOnlyList<(LoggedCase Case, OwnTimeline Timeline)>> Cases(Subject party, CancellationToken cancel)
    {
        var (hours, contacts) = (new OfficeHours(workdays), await corrections.Contacts(cancel));
        return
        [
            .. (await log.ReadOwn(party, cancel))
                .Where(one => one is { IsBundle: false, Submitted: not null })
                .OrderByDescending(one => one.Submitted)
                .Take(50)
                .Select(one => (one, OwnTimeline.Of(one, hours, contacts.TryGetValue(one.Number, out var first) ? first : null))),
        ];
    }

    public async Task<IReadOnlyList<EnterpriseObjection>> Objections(Subject party, CancellationToken cancel) =>
        party.PartyKey is { } key
            ? await city.Set<EnterpriseObjection>()
                .AsNoTracking()
                .Where(one => one.PartyKey == key)
                .OrderByDescending(one => one.Id)
                .Take(50)
                .ToListAsync(cancel)
            : [];

    /// <param name="firstContact">A day before the submission, or nothing.</param>
    public async Task<Outcome<Done>> Object(
        string number,
        DateOnly? firstContact,
        string? text,
        string? key,
        Subject party,
        CancellationToken cancel
    )
    {
        if ((await log.ReadOwn(party, cancel)).FirstOrDefault(one => one.Number == number) is not { } own)
            return new Fault("environment.not-own-case", "没有这件办件，或不是您的。", 404);
        if (firstContact is { } day && (own.Submitted is not { } submitted || day > submitted.Day() || day < submitted.Day().AddYears(-1)))
            return new Fault("environment.first-contact", "首次联系的日期应在提交之前一年内。") { Field = "firstContact" };
        return await Raise(
            new EnterpriseObjection
            {
                Region = own.Region,
                Kind = ObjectionKind.Timeline,
                PartyKey = party.PartyKey!,
                FirmName = party.PartyName,
                CaseNumber = number,
                FirstContactOn = firstContact,
                Text = text?.Trim() ?? "",
                RaisedOn = Today,
                DueOn = default,
            },
            key,
            party,
            cancel
        );
    }

    public async Task<Outcome<Done>> Demand(
        string? licence,
        string? department,
        string? text,
        string? key,
        Subject party,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrWhiteSpace(licence) || licence.Trim().Length > 60)
            return new Fault("environment.demand-licence", "请写明被要求办什么证，不超过 60 字。") { Field = "licence" };
        if (department is null || organisation.FindUnit(department, ComputeIndicators.City) is null)
            return new Fault("environment.demand-department", "请选择是哪个部门要求的。") { Field = "department" };
        return await Raise(
            new EnterpriseObjection
            {
                Region = ComputeIndicators.City,
                Kind = ObjectionKind.Demand,
                PartyKey = party.PartyKey ?? party.AccountId,
                FirmName = party.PartyName,
                Licence = licence.Trim(),
                Department = department,
                Verdict = UnlistedDemand.Judge(licences.InForce(Today), licence).Verdict,
                Text = text?.Trim() ?? "",
                RaisedOn = Today,
                DueOn = default,
            },
            key,
            party,
            cancel
        );
    }

    async Task<Outcome<Done>> Raise(EnterpriseObjection draft, string? key, Subject party, CancellationToken cancel)
    {
        if (draft.Text.Length is < Shortest or > Longest)
            return new Fault("environment.objection-length", $"请写清情况，{Shortest} 到 {Longest} 字，现有 {draft.Text.Length} 字。")
            {
                Field = "text",
            };
        var due = workdays.AddWorkdaysOpen(Today, EnterpriseObjection.AnswerWorkdays);
        if (due.Fault is { } beyond)
            return beyond;
        city.Actors.Current = party.AsActor();
        return await step.RunOnce<Done>(
            "RaiseObjection",
            key,
            async () =>
            {
                if (
                    draft.CaseNumber is { } number
                    && await city.Set<EnterpriseObjection>()
                        .AnyAsync(one => one.CaseNumber == number && one.Status == ObjectionStatus.Open, cancel)
                )
                    return new Fault("environment.objection-open", "这件办件已有一件异议在核实，有结果后再提。", 409);
                city.Add(
                    new EnterpriseObjection
                    {
                        Region = draft.Region,
                        Kind = draft.Kind,
                        PartyKey = draft.PartyKey,
                        FirmName = draft.FirmName,
                        CaseNumber = draft.CaseNumber,
                        FirstContactOn = draft.FirstContactOn,
                        Licence = draft.Licence,
                        Department = draft.Department,
                        Verdict = draft.Verdict,
                        Text = draft.Text,
                        RaisedOn = draft.RaisedOn,
                        DueOn = due.Value.Day,
                    }
                );
                return Done.It;
            },
            cancel
        );
    }

    DateOnly Today => city.Clock.GetUtcNow().Day();
}

/// <summary>更正: from when a case is counted, where an objection was upheld.</summary>
sealed class Corrections(CityContext city)
{
    /// <summary>First contact by case number.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> Contacts(CancellationToken cancel) =>
        (
            await city.Set<EnterpriseObjection>()
                .AsNoTracking()
                .Where(one => one.Status == ObjectionStatus.Upheld && one.CaseNumber != null && one.FirstContactOn != null)
                .Select(one => new { one.CaseNumber, one.FirstContactOn })
                .ToListAsync(cancel)
        )
            .GroupBy(one => one.CaseNumber!, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => CityTime.StartOf(same.Min(one => one.FirstContactOn!.Value)), StringComparer.Ordinal);
}

/// <summary>营商办端: objections are looked into and answered; an upheld one changes what the indicators count, from the next computation on.</summary>
sealed class ObjectionDesk(CityContext city, CityStep step, IPermissions permissions, ComputeIndicators compute)
{
    public async Task<Outcome<IReadOnlyList<EnterpriseObjection>>> All(Subject official, CancellationToken cancel) =>
        official.Scope is not { } area
            ? new Fault("environment.objection-no-area", "当前岗位没有管辖区域，请切换岗位后再看。", 403)
            : await city.Set<EnterpriseObjection>()
                .AsNoTracking()
                .Within(area)
                .OrderBy(one => one.Status != ObjectionStatus.Open)
                .ThenByDescending(one => one.Id)
                .Take(200)
                .ToListAsync(cancel);

    public async Task<Outcome<Done>> Close(Guid id, int seen, bool upheld, string? answer, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        var recount = false;
        var done = await step.Run<Done>(
            "AnswerObjection",
            async () =>
            {
                if (await city.Set<EnterpriseObjection>().FindAsync([id], cancel) is not { } one)
                    return new Fault("environment.unknown-objection", "没有这件异议，请从列表重新进入。", 404);
                if (
                    permissions.Refuse(official, EnvironmentRights.Improve, new("environment", one.Region) { Region = one.Region }) is
                    { } refused
                )
                    return refused;
                if (one.Version != seen)
                    return new Fault("environment.objection-changed", "刚才已有人处理过这件异议，请刷新后再看。", 412);
                recount = upheld && one.FirstContactOn is not null;
                return one.Close(upheld, city.Actors.Current, answer, city.Clock.GetUtcNow().Day()) is { } fault ? fault : Done.It;
            },
            cancel
        );
        // Cut off in between, the nightly computation does the same.
        if (done.Succeeded && recount)
            await compute.Run(cancel);
        return done;
    }
}
