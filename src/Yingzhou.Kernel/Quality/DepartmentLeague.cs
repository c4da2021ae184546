namespace Yingzhou.Kernel;

/// <summary>What the rules of one kind judged of one department's values.</summary>
/// <param name="Kept">Values that are as their rules want ÷ values judged.</param>
public sealed record JudgedKind(string Unit, string Kind, RatioOf Kept);

/// <summary>A department's place among the others.</summary>
/// <param name="Adjusted">Share kept, made comparable; <c>null</c> when nothing was judged.</param>
/// <param name="Rank">1 and one more for each department that is certainly better; those that cannot be told apart share it. <c>null</c> when nothing was judged.</param>
public sealed record LeagueLine(string Unit, RatioOf Kept, double? Adjusted, double Lower, double Upper, int? Rank, RankBand Band);

/// <summary>
/// A fair ranking of departments by quality (质量排名): who has the harder rules is not the worse for it. A department's share is compared with what the whole city would have kept under the same
/// mix of rule kinds; the interval is Wilson's, and intervals that overlap share a rank. Source: p02 R9.
/// </summary>
public static class DepartmentLeague
{
    public static IReadOnlyList<LeagueLine> Of(IReadOnlyCollection<JudgedKind> judged)
    {
        var city = judged.GroupBy(one => one.Kind).ToDictionary(same => same.Key, same => Sum(same));
        var whole = (double?)Sum(judged).Share;
        var places = judged
            .GroupBy(one => one.Unit)
            .Select(same => (Unit: same.Key, Kept: Sum(same), Contender: Contend(same.Key, [.. same], city, whole)))
            .ToDictionary(one => one.Unit);
        return
        [
            .. RankBands
                .Of(places.Values.Select(one => one.Contender))
                .Select(line => new LeagueLine(
                    line.Contender.Id,
                    places[line.Contender.Id].Kept,
                    line.Contender.Value,
                    line.Contender.Lower,
                    line.Contender.Upper,
                    line.Contender.Value is null ? null : 1 + places.Values.Count(other => IsBetter(other.Contender, line.Contender)),
                    line.Band
                )),
        ];
    }

    static bool IsBetter(Contender one, Contender other) => one.Value is not null && one.Lower > other.Upper;

    static Contender Contend(string unit, IReadOnlyList<JudgedKind> own, Dictionary<string, RatioOf> city, double? whole)
    {
        var kept = Sum(own);
        if (Wilson.Interval(kept) is not { } interval || whole is not { } mean)
            return new(unit, null, 0, 0);
        // What the city keeps of each kind, in this department's mix of kinds (indirect standardisation).
        var expected = own.Sum(one => one.Kept.Denominator * (double)(city[one.Kind].Share ?? 0)) / kept.Denominator;
        var shift = mean - expected;
        return new(unit, Bounded((double)kept.Share!.Value + shift), Bounded(interval.Lower + shift), Bounded(interval.Upper + shift));
    }

    static double Bounded(double share) => Math.Clamp(share, 0, 1);

    static RatioOf Sum(IEnumerable<JudgedKind> judged) => judged.Select(one => one.Kept).Aggregate(default(RatioOf), RatioOf.Add);
}
