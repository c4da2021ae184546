using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Consents;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Apps.Services.FinancialServices.Warnings;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <param name="Signals">What raised it, newest first; empty for a bank, which is told the level and no figure.</param>
/// <param name="Risk">Probability of default within a year by the hazard model; <c>null</c> for a bank, and where too little is known.</param>
/// <param name="Helped">The last time somebody spoke to the firm; <c>null</c> when nobody has.</param>
sealed record WarningLine(
    string PartyKey,
    string FirmName,
    string Region,
    WarningLevel Level,
    IReadOnlyList<RaisedSignal> Signals,
    double? Risk,
    HelpVisit? Helped
);

sealed record HelpRequest(string PartyKey, string Note, string? Key);

/// <summary>
/// 贷后预警: the help desk sees every warned firm of its area with what raised it; a bank sees the level of those that have allowed it, each leaving a receipt. Whoever was not
/// allowed learns nothing, not even that there is a warning.
/// </summary>
sealed class WarningDesk(
    CityContext city,
    CityStep step,
    ConsentSeals seals,
    ConsentLedger ledger,
    HazardModel hazard,
    IPermissions permissions,
    TimeProvider clock
)
{
    const int LongestNote = 500;
    const int MonthsLookedAt = 4;

    public async Task<IReadOnlyList<WarningLine>> List(Subject official, CancellationToken cancel)
    {
        if (FinanceRights.BankOf(official) is { } bank)
            return await Allowed(bank, official, cancel);
        if (official.Scope is not { } scope)
            return [];
        var lines = await Warned(city.Set<MonthlyReport>().AsNoTracking().Within(scope), cancel);
        var keys = lines.Select(line => line.PartyKey).ToList();
        var helps = (await city.Set<HelpVisit>().AsNoTracking().Where(visit => keys.Contains(visit.PartyKey)).ToListAsync(cancel)).ToLookup(
            visit => visit.PartyKey
        );
        return
        [
            .. lines
                .Select(line => line with { Helped = helps[line.PartyKey].MaxBy(visit => visit.At) })
                .OrderByDescending(line => line.Level)
                .ThenBy(line => line.Helped is not null)
                .ThenByDescending(line => line.Risk ?? 0)
                .ThenBy(line => line.FirmName, StringComparer.Ordinal),
        ];
    }

    async Task<IReadOnlyList<WarningLine>> Allowed(string bank, Subject officer, CancellationToken cancel)
    {
        city.Actors.Current = officer.AsActor();
        var read = await step.Run<List<WarningLine>>(nameof(WarningDesk), async () => await ReadByConsent(bank, officer, cancel), cancel);
        return read.Fault is null ? read.Value : [];
    }

    async Task<List<WarningLine>> ReadByConsent(string bank, Subject officer, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var consents = (
            await city.Set<Consent>()
                .AsNoTracking()
                .Where(one => one.Recipient == bank && one.Purpose == Consent.ForMonitoring)
                .ToListAsync(cancel)
        ).FindAll(consent => seals.IsGenuine(consent) && consent.Scope.IsLive(now));
        var keys = consents.Select(consent => consent.PartyKey).Distinct().ToList();
        var lines = await Warned(city.Set<MonthlyReport>().AsNoTracking().Where(report => keys.Contains(report.PartyKey)), cancel);
        foreach (var line in lines)
            await ledger.Read(
                consents.First(consent => consent.PartyKey == line.PartyKey),
                officer.Name,
                now,
                [new(Consent.WarningField, "贷后预警等级", Title(line.Level))],
                cancel
            );
        await city.SaveChangesAsync(cancel);
        return [.. lines.Select(line => line with { Signals = [], Risk = null }).OrderByDescending(line => line.Level)];
    }

    async Task<IReadOnlyList<WarningLine>> Warned(IQueryable<MonthlyReport> reports, CancellationToken cancel)
    {
        var today = clock.GetUtcNow().Day();
        var from = today.AddMonths(-MonthsLookedAt);
        return
        [
            .. (await reports.Where(report => report.Month >= from).ToListAsync(cancel))
                .GroupBy(report => report.PartyKey)
                .Select(firm =>
                    (
                        Firm: firm.MaxBy(report => report.Month)!,
                        Raised: firm.SelectMany(report => report.Raised()).Where(signal => signal.On <= today).ToList()
                    )
                )
                .Select(firm => new WarningLine(
                    firm.Firm.PartyKey,
                    firm.Firm.FirmName,
                    firm.Firm.Region,
                    EarlyWarning.Level(firm.Raised, today),
                    [
                        .. firm
                            .Raised.Where(signal => today.DayNumber - signal.On.DayNumber <= EarlyWarning.WindowDays)
                            .OrderByDescending(signal => signal.On),
                    ],
                    hazard.Year(firm.Firm.Figures),
                    null
                ))
                .Where(line => line.Level is not WarningLevel.None),
        ];
    }

    /// <summary>记录帮扶.</summary>
    public Task<Outcome<Guid>> Help(HelpRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.RunOnce(nameof(HelpVisit), request.Key, () => Helped(request, official, cancel), cancel);
    }

    async Task<Outcome<Guid>> Helped(HelpRequest request, Subject official, CancellationToken cancel)
    {
        if (
            await city.Set<MonthlyReport>().AsNoTracking().FirstOrDefaultAsync(one => one.PartyKey == request.PartyKey, cancel)
            is not { } firm
        )
            return new Fault("finance.no-such-firm", "没有这家企业的预警，请刷新后再操作。", 404);
        if (permissions.Refuse(official, FinanceRights.Help, new("finance-help", firm.PartyKey) { Region = firm.Region }) is { } refused)
            return refused;
        var note = request.Note.Trim();
        if (note.Length is 0 or > LongestNote)
            return new Fault("finance.help-note", $"请写明和企业谈了什么、约定做什么，最多 {LongestNote} 字。") { Field = "note" };
        var visit = new HelpVisit
        {
            Region = firm.Region,
            PartyKey = firm.PartyKey,
            Note = note,
            ByName = official.Name,
            At = clock.GetUtcNow(),
        };
        city.Add(visit);
        await city.SaveChangesAsync(cancel);
        return visit.Id;
    }

    public static string Title(WarningLevel level) =>
        level switch
        {
            WarningLevel.Red => "红色",
            WarningLevel.Orange => "橙色",
            WarningLevel.Yellow => "黄色",
            _ => "无",
        };
}
