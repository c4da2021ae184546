namespace Yingzhou.Kernel;

public enum RepaymentKind
{
    /// <summary>等额本息: the same payment every month, interest on what is still owed.</summary>
    Annuity,

    /// <summary>等额本金: the same principal every month, interest on what is still owed.</summary>
    EqualPrincipal,

    /// <summary>按月付息、到期还本.</summary>
    InterestOnly,

    /// <summary>到期一次还本付息.</summary>
    Bullet,

    /// <summary>等额本金, "interest" on the original principal every month: the price is about twice what is advertised.</summary>
    FlatOnOriginal,
}

/// <summary>What a loan really costs: its terms as advertised, turned into the money that moves.</summary>
/// <param name="Months">Term, at least 1.</param>
/// <param name="MonthlyRate">As advertised, per month: 0.004 is 0.4 %.</param>
/// <param name="UpfrontFeeShare">Of the principal, kept back on the first day.</param>
/// <param name="MonthlyFee">Yuan, with every payment: guarantee, account, insurance.</param>
public sealed record LoanTerms(
    decimal Principal,
    int Months,
    decimal MonthlyRate,
    RepaymentKind Kind,
    decimal UpfrontFeeShare = 0,
    decimal MonthlyFee = 0
)
{
    /// <summary>What is received less what is kept back, then each month's payment, negative. Unrounded: the rate is the contract's, not the cashier's.</summary>
    public IReadOnlyList<decimal> Flows =>
        [Principal * (1 - UpfrontFeeShare), .. Enumerable.Range(1, Months).Select(month => -(Payment(month) + MonthlyFee))];

    public AnnualRate? Rate => CashFlows.Rate(Flows);

    /// <summary>Everything paid beyond the principal, fees among it.</summary>
    public Money TotalCost => new(-Flows.Sum());

    /// <param name="month">From 1.</param>
    public decimal Payment(int month) =>
        Kind switch
        {
            RepaymentKind.Annuity => AnnuityPayment,
            RepaymentKind.EqualPrincipal => (Principal / Months) + (MonthlyRate * Principal * (Months - month + 1) / Months),
            RepaymentKind.FlatOnOriginal => (Principal / Months) + (MonthlyRate * Principal),
            RepaymentKind.InterestOnly => (MonthlyRate * Principal) + (month == Months ? Principal : 0),
            _ => month == Months ? Principal * Grown(Months) : 0,
        };

    decimal AnnuityPayment => MonthlyRate == 0 ? Principal / Months : Principal * MonthlyRate * Grown(Months) / (Grown(Months) - 1);

    decimal Grown(int months)
    {
        var grown = 1m;
        for (var i = 0; i < months; i++)
            grown *= 1 + MonthlyRate;
        return grown;
    }
}
