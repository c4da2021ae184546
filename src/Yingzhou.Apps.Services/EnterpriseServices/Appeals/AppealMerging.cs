using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Appeals;

/// <param name="Topic">As routed; an issue is the same topic.</param>
sealed record AppealText(string Id, string Uscc, string? Park, string Topic, string Text, DateTimeOffset At);

/// <summary>
/// Which appeals say the same (重复诉求合并, a08 §3): texts alike by MinHash ≥ 0.8 and the same enterprise or park. And which topics become an issue of policy: raised by three
/// enterprises or more within 30 days, it goes to the joint conference (联席会议).
/// </summary>
static class AppealMerging
{
    public const double Alike = 0.8;
    public const int LeastEnterprises = 3;
    public const int WindowDays = 30;
    const int ShingleLength = 3;

    /// <returns>For each appeal the id of the first one that says the same; its own id when it is the first.</returns>
    public static IReadOnlyDictionary<string, string> Merge(IReadOnlyList<AppealText> appeals)
    {
        var firsts = new List<(AppealText Appeal, MinHash Print)>();
        var merged = new Dictionary<string, string>();
        foreach (var appeal in appeals.OrderBy(appeal => appeal.At).ThenBy(appeal => appeal.Id, StringComparer.Ordinal))
        {
            var print = MinHash.Of(TextLikeness.Shingles(appeal.Text, ShingleLength));
            var same = firsts.FirstOrDefault(first => SamePlace(first.Appeal, appeal) && first.Print.LikenessTo(print) >= Alike);
            if (same.Appeal is null)
                firsts.Add((appeal, print));
            merged[appeal.Id] = same.Appeal?.Id ?? appeal.Id;
        }
        return merged;
    }

    /// <returns>Topics with the number of enterprises in the busiest 30 days, most first.</returns>
    public static IReadOnlyList<(string Topic, int Enterprises)> PolicyIssues(IEnumerable<AppealText> appeals) =>
        [
            .. appeals
                .GroupBy(appeal => appeal.Topic)
                .Select(topic => (Topic: topic.Key, Enterprises: topic.Max(first => EnterprisesFrom(topic, first.At))))
                .Where(issue => issue.Enterprises >= LeastEnterprises)
                .OrderByDescending(issue => issue.Enterprises)
                .ThenBy(issue => issue.Topic, StringComparer.Ordinal),
        ];

    static int EnterprisesFrom(IEnumerable<AppealText> appeals, DateTimeOffset from) =>
        appeals
            .Where(appeal => appeal.At >= from && appeal.At <= from.AddDays(WindowDays))
            .Select(appeal => appeal.Uscc)
            .Distinct()
            .Count();

    static bool SamePlace(AppealText one, AppealText other) => one.Uscc == other.Uscc || (one.Park is { } park && park == other.Park);
}
