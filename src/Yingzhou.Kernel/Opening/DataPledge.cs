namespace Yingzhou.Kernel;

/// <summary>A pledge on a registered data asset (数据资产质押). Source: p05 R11.</summary>
/// <param name="GradeAtPledge">Quality grade, A to E.</param>
public sealed record DataPledge(string Asset, string Bank, Money Amount, char GradeAtPledge);

/// <summary>An asset as pledges see it.</summary>
/// <param name="Value">As valued for pledging.</param>
/// <param name="Pledge">The one that freezes it; <c>null</c> when none does.</param>
public sealed record PledgeableAsset(string Asset, Money Value, char Grade, DataPledge? Pledge = null)
{
    /// <summary>Most that may be lent on a value. Source: p05 R11, unconfirmed, so a parameter.</summary>
    public const decimal LoanToValue = 0.5m;

    /// <summary>Grades that quality may fall before the bank is told.</summary>
    public const int GradeDrop = 2;

    public bool IsFrozen => Pledge is not null;

    /// <summary>Freezes the asset. An amount equal to the limit is accepted.</summary>
    public Outcome<PledgeableAsset> Take(string bank, decimal amount, decimal loanToValue = LoanToValue)
    {
        if (Pledge is { } held)
            return new Fault("pledge.frozen", $"该资产已质押给{held.Bank}并冻结，解除之前不能再质押。", 409);
        if (amount <= 0 || decimal.Round(amount, 2) != amount)
            return new Fault("pledge.amount", "质押金额应大于零，精确到分。") { Field = "amount" };
        // The limit itself is not rounded up: a fen above the ratio is above it.
        return amount > Value.Yuan * loanToValue
            ? new Fault(
                "pledge.too-high",
                $"质押金额超过估值的 {loanToValue:P0}，最多 {decimal.Round(Value.Yuan * loanToValue, 2, MidpointRounding.ToZero):N2} 元。"
            )
            {
                Field = "amount",
            }
            : this with
            {
                Pledge = new(Asset, bank, new(amount), Grade),
            };
    }

    public Outcome<PledgeableAsset> Release(string bank) =>
        Pledge is not { } held ? new Fault("pledge.none", "该资产没有质押，无需解除。", 409)
        : held.Bank != bank ? new Fault("pledge.other-bank", $"质押权人是{held.Bank}，只能由其解除。", 403)
        : this with { Pledge = null };

    /// <returns>Why the registration cannot be cancelled; <c>null</c> when it can.</returns>
    public Fault? RefuseCancelling() =>
        Pledge is { } held ? new Fault("pledge.no-cancelling", $"该资产质押给{held.Bank}，解除质押后才能注销登记。", 409) : null;

    /// <summary>Whether the bank must be told (价值预警): quality fell two grades or more since the pledge.</summary>
    public bool MustTellBank => Pledge is { } held && Grade - held.GradeAtPledge >= GradeDrop;
}
