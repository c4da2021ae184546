using Yingzhou.Apps.Services.FinancialServices.Warnings;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.FinancialServices.Storage;

/// <summary>What the registers say of a firm that has borrowed, for one month (贷后月报), beside the figures it is compared with.</summary>
sealed class MonthlyReport : Record
{
    // Monthly registers are complete by the middle of the next month.
    const int ReportedOnDay = 15;

    public required string PartyKey { get; init; }

    public required string FirmName { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>kWh.</summary>
    public decimal? Electricity { get; init; }

    /// <summary>kWh, same month of the year before.</summary>
    public decimal? ElectricityBefore { get; init; }

    public decimal? Insured { get; init; }

    /// <summary>Three months before.</summary>
    public decimal? InsuredBefore { get; init; }

    public int? OverdueFees { get; init; }

    public bool LicenceLost { get; init; }

    public bool KeyPerson { get; init; }

    public bool Enforcement { get; init; }

    public bool Defaulted { get; init; }

    public MonthlyFigures Figures =>
        new(Electricity, ElectricityBefore, Insured, InsuredBefore, OverdueFees, LicenceLost, KeyPerson, Enforcement, Defaulted);

    /// <summary>Its signals, raised on the day the report was complete.</summary>
    public IEnumerable<RaisedSignal> Raised()
    {
        var on = Month.AddMonths(1).AddDays(ReportedOnDay - 1);
        return EarlyWarning.Signals(Figures).Select(signal => new RaisedSignal(signal, on));
    }
}
