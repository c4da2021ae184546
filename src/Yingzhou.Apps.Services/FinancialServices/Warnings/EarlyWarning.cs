namespace Yingzhou.Apps.Services.FinancialServices.Warnings;

enum WarningLevel
{
    None,

    /// <summary>黄: one signal.</summary>
    Yellow,

    /// <summary>橙: two different signals within 60 days.</summary>
    Orange,

    /// <summary>红: default or enforcement.</summary>
    Red,
}

enum WarningSignal
{
    /// <summary>用电量比上年同月下降 40% 及以上</summary>
    Electricity,

    /// <summary>参保人数下降 30% 及以上</summary>
    InsuredHeads,

    /// <summary>公共事业费欠缴 2 期及以上</summary>
    OverdueFees,

    /// <summary>许可证失效</summary>
    LicenceLost,

    /// <summary>关键人被限制</summary>
    KeyPersonRestricted,

    /// <summary>新增被执行案件</summary>
    Enforcement,

    /// <summary>贷款违约</summary>
    Default,
}

/// <summary>Figures of a month beside those it is compared with; <c>null</c> is not known and warns of nothing.</summary>
sealed record MonthlyFigures(
    decimal? Electricity,
    decimal? ElectricitySameMonthLastYear,
    decimal? InsuredHeads,
    decimal? InsuredHeadsBefore,
    int? OverdueFees,
    bool LicenceLost = false,
    bool KeyPersonRestricted = false,
    bool NewEnforcement = false,
    bool Defaulted = false
);

sealed record RaisedSignal(WarningSignal Signal, DateOnly On);

/// <summary>贷后预警 (a09 §3): first help, then the lender, and that only with consent. A fall that equals its limit counts.</summary>
static class EarlyWarning
{
    public const int WindowDays = 60;

    public static IReadOnlyList<WarningSignal> Signals(MonthlyFigures figures)
    {
        var signals = new List<WarningSignal>();
        if (Fell(figures.ElectricitySameMonthLastYear, figures.Electricity, 0.40m))
            signals.Add(WarningSignal.Electricity);
        if (Fell(figures.InsuredHeadsBefore, figures.InsuredHeads, 0.30m))
            signals.Add(WarningSignal.InsuredHeads);
        if (figures.OverdueFees >= 2)
            signals.Add(WarningSignal.OverdueFees);
        if (figures.LicenceLost)
            signals.Add(WarningSignal.LicenceLost);
        if (figures.KeyPersonRestricted)
            signals.Add(WarningSignal.KeyPersonRestricted);
        if (figures.NewEnforcement)
            signals.Add(WarningSignal.Enforcement);
        if (figures.Defaulted)
            signals.Add(WarningSignal.Default);
        return signals;
    }

    /// <summary>The level on a day, from the signals of the last 60 days, that day and the sixtieth before it included.</summary>
    public static WarningLevel Level(IEnumerable<RaisedSignal> raised, DateOnly today)
    {
        var signals = raised
            .Where(signal => signal.On <= today && today.DayNumber - signal.On.DayNumber <= WindowDays)
            .Select(signal => signal.Signal)
            .ToHashSet();
        return signals.Contains(WarningSignal.Default) || signals.Contains(WarningSignal.Enforcement) ? WarningLevel.Red
            : signals.Count >= 2 ? WarningLevel.Orange
            : signals.Count == 1 ? WarningLevel.Yellow
            : WarningLevel.None;
    }

    static bool Fell(decimal? before, decimal? now, decimal share) => before > 0 && now is { } value && value <= before * (1 - share);
}
