namespace Yingzhou.Apps.Services.BusinessEnvironment.Rules;

/// <summary>Working days lost at a step (环节损失) = Σ (P90 − promise)⁺ · n: the worst ten head the cockpit (a13 §5).</summary>
/// <param name="NinthDays">P90 in working days; <c>null</c> when nothing passed.</param>
public sealed record StepLoss(string Step, double? NinthDays, double PromisedDays, int Count)
{
    public double Days => Math.Max(0, (NinthDays ?? 0) - PromisedDays) * Count;
}
