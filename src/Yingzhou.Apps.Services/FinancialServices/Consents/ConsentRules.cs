namespace Yingzhou.Apps.Services.FinancialServices.Consents;

/// <summary>What a consent covers (授权范围).</summary>
/// <param name="Recipient">Code of the bank.</param>
/// <param name="Purpose">One purpose: a consent bundled into something else is none.</param>
/// <param name="To">The last instant it covers.</param>
/// <param name="WithdrawnAt">撤回.</param>
/// <param name="RefusedAt">When the loan was refused: the consent then ends 30 days later.</param>
sealed record ConsentScope(
    string Subject,
    string Recipient,
    string Purpose,
    IReadOnlySet<string> Fields,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset? WithdrawnAt = null,
    DateTimeOffset? RefusedAt = null
)
{
    public const int DaysAfterRefusal = 30;

    /// <summary>The last instant at which it may be used: the earliest of its three ends. From the instant of withdrawal on nothing is read.</summary>
    public DateTimeOffset Until =>
        new[]
        {
            To,
            WithdrawnAt?.AddTicks(-1) ?? DateTimeOffset.MaxValue,
            RefusedAt?.AddDays(DaysAfterRefusal) ?? DateTimeOffset.MaxValue,
        }.Min();

    public bool IsLive(DateTimeOffset at) => at >= From && at <= Until;
}

/// <summary>Somebody asks for one field.</summary>
sealed record FieldRequest(string Subject, string Recipient, string Purpose, string Field, DateTimeOffset At);

/// <summary>
/// 授权引擎 (a09 §3): no field leaves without a live consent that covers recipient, purpose, field and time. The answer is minimal: whether a limit is met, or a bracket, never the raw value.
/// </summary>
static class ConsentRules
{
    public static bool Covers(ConsentScope consent, FieldRequest request) =>
        consent.Subject == request.Subject
        && consent.Recipient == request.Recipient
        && consent.Purpose == request.Purpose
        && consent.Fields.Contains(request.Field)
        && consent.IsLive(request.At);

    /// <returns>The consent that allows it, the one that ends last; <c>null</c> when none does.</returns>
    public static ConsentScope? Allowing(IEnumerable<ConsentScope> consents, FieldRequest request) =>
        consents.Where(consent => Covers(consent, request)).MaxBy(consent => consent.Until);

    /// <summary>The bracket a number falls into: <c>100–500</c>, <c>500 以上</c>. A value on a limit belongs to the bracket that begins there.</summary>
    /// <param name="limits">Ascending.</param>
    public static string Bracket(decimal value, IReadOnlyList<decimal> limits)
    {
        var above = limits.LastOrDefault(limit => value >= limit, decimal.MinValue);
        var below = limits.FirstOrDefault(limit => value < limit, decimal.MaxValue);
        return above == decimal.MinValue ? $"{below:#,##0.##} 以下"
            : below == decimal.MaxValue ? $"{above:#,##0.##} 以上"
            : $"{above:#,##0.##}–{below:#,##0.##}";
    }
}
