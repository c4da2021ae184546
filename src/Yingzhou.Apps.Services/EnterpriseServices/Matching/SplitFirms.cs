namespace Yingzhou.Apps.Services.EnterpriseServices.Matching;

/// <param name="Controller">Key of the ultimate controller (实际控制人).</param>
/// <param name="StaffKeys">Keys of the insured persons.</param>
sealed record FirmTraits(string Uscc, string? Controller, string? Address, IReadOnlySet<string> StaffKeys);

/// <param name="Evidence">What the two have in common, in words.</param>
sealed record SplitLink(string One, string Other, IReadOnlyList<string> Evidence);

/// <summary>
/// Firms that may be one firm cut up to stay small (拆分企业, a08 §7): two of the same controller, the same address, and a third of the staff. They are flagged with the
/// evidence for a person to look at; nothing is refused by it.
/// </summary>
static class SplitFirms
{
    const int LeastTraits = 2;
    const double StaffShare = 1.0 / 3;

    public static IReadOnlyList<SplitLink> Of(IReadOnlyList<FirmTraits> firms) =>
        [
            .. from first in firms.Index()
            from second in firms.Index().Where(second => second.Index > first.Index)
            let evidence = Shared(first.Item, second.Item).ToList()
            where evidence.Count >= LeastTraits
            select new SplitLink(first.Item.Uscc, second.Item.Uscc, evidence),
        ];

    static IEnumerable<string> Shared(FirmTraits one, FirmTraits other)
    {
        if (one.Controller is { } controller && controller == other.Controller)
            yield return "同一实际控制人";
        if (one.Address is { } address && address == other.Address)
            yield return "同一住所";
        var fewer = Math.Min(one.StaffKeys.Count, other.StaffKeys.Count);
        var shared = one.StaffKeys.Count(other.StaffKeys.Contains);
        if (fewer > 0 && shared >= StaffShare * fewer)
            yield return $"参保人员重合 {shared} 人";
    }
}
