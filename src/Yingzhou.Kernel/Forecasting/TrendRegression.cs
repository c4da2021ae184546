namespace Yingzhou.Kernel;

/// <summary>
/// 趋势季节回归: ordinary least squares on one straight line and one level for each place of the season. The levels fall out of the normal equations (Frisch–Waugh): the slope is that of the values without the mean of their place.
/// </summary>
public sealed record TrendRegression(int Season) : IForecaster
{
    public string Name => "趋势季节回归";

    public int Needs => 2 * Season;

    public IReadOnlyList<double> Forecast(IReadOnlyList<double> seen, int steps)
    {
        var places = Enumerable.Range(0, Season).Select(place => Place(seen, place)).ToArray();
        var (with, own) = (0.0, 0.0);
        for (var i = 0; i < seen.Count; i++)
        {
            var (time, value) = places[i % Season];
            with += (i - time) * (seen[i] - value);
            own += (i - time) * (i - time);
        }
        var slope = with / own;
        return [.. Enumerable.Range(seen.Count, steps).Select(i => places[i % Season].Value + (slope * (i - places[i % Season].Time)))];
    }

    (double Time, double Value) Place(IReadOnlyList<double> seen, int place)
    {
        var (time, value, count) = (0.0, 0.0, 0);
        for (var i = place; i < seen.Count; i += Season, count++)
            (time, value) = (time + i, value + seen[i]);
        return (time / count, value / count);
    }
}
