using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.InternalMatters.Rules;

/// <summary>A supplement that was asked for (补正).</summary>
/// <param name="OnLastDay">Asked on the last day of the promise: the clock stops just before it runs out.</param>
public sealed record AskedSupplement(string Unit, string Handler, bool OnLastDay);

/// <param name="Share">Supplements on the last day ÷ all of the handler's.</param>
/// <param name="OfUnit">The same of the whole unit.</param>
public sealed record SupplementHabit(string Unit, string Handler, RatioOf Share, RatioOf OfUnit)
{
    /// <summary>More than three times the unit's average; three times exactly is not flagged (a01 §7).</summary>
    public const decimal Times = 3;

    public bool IsFlagged => Share.Share is { } own && OfUnit.Share is { } unit && own > Times * unit;
}

/// <summary>Asking for supplements in order to stop the clock (借补正停表).</summary>
public static class SupplementAbuse
{
    /// <returns>A line per handler, flagged ones and high shares first.</returns>
    public static IReadOnlyList<SupplementHabit> Of(IEnumerable<AskedSupplement> asked) =>
        [
            .. asked
                .GroupBy(one => one.Unit)
                .SelectMany(unit =>
                {
                    var all = RatioOf.Count(unit, one => one.OnLastDay);
                    return unit.GroupBy(one => one.Handler)
                        .Select(own => new SupplementHabit(unit.Key, own.Key, RatioOf.Count(own, one => one.OnLastDay), all));
                })
                .OrderByDescending(habit => habit.IsFlagged)
                .ThenByDescending(habit => habit.Share.Share)
                .ThenBy(habit => habit.Handler, StringComparer.Ordinal),
        ];
}
