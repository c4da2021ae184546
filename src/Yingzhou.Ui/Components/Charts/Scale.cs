namespace Yingzhou.Ui.Components.Charts;

/// <summary>A value axis from <see cref="Low"/> to <see cref="High"/> with round ticks (steps of 1, 2 or 5 times a power of ten).</summary>
public sealed record Scale(decimal Low, decimal High, IReadOnlyList<decimal> Ticks)
{
    /// <param name="fromZero">Bars start at zero, or they lie about proportions; lines need not.</param>
    public static Scale Around(IEnumerable<decimal> values, bool fromZero, int steps = 4)
    {
        var all = values.ToList();
        var low = all.Count == 0 ? 0 : all.Min();
        var high = all.Count == 0 ? 1 : all.Max();
        if (fromZero)
            (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        if (low == high)
            high = low + 1;

        var step = RoundStep((high - low) / steps);
        var first = Math.Floor(low / step) * step;
        var last = Math.Ceiling(high / step) * step;
        var ticks = new List<decimal>();
        for (var tick = first; tick <= last; tick += step)
            ticks.Add(tick);
        return new(first, last, ticks);
    }

    /// <summary>Where a value lies between the ends, 0 to 1.</summary>
    public double Share(decimal value) => (double)((value - Low) / (High - Low));

    static decimal RoundStep(decimal rough)
    {
        var power = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)rough)));
        return (rough / power) switch
        {
            <= 1 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
