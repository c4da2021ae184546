using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Development;

/// <summary>The values of one enterprise, in the order of <see cref="DevelopmentEvaluation.Dimensions"/>; larger is better.</summary>
/// <param name="Peers">Industry × size: with whom it is compared.</param>
sealed record DevelopmentFigures(string Uscc, string Peers, IReadOnlyList<double> Values);

/// <param name="Points">Weight × percentile: the rows add up to the score.</param>
sealed record DevelopmentRow(string Dimension, double Value, double Percentile, double Weight, double Points);

/// <param name="PeerCount">How many it was compared with, itself among them.</param>
sealed record DevelopmentScore(string Uscc, double Score, int PeerCount, IReadOnlyList<DevelopmentRow> Rows);

/// <summary>
/// 企业发展评价 (a08 §3): the percentile among peers (industry × size, at least 10) in six dimensions, weighted 0.7 by experts (AHP) and 0.3 by entropy, each weight
/// within 0.5–2 times the expert's. Every score is a sum of rows that the enterprise can add up again.
/// </summary>
static class DevelopmentEvaluation
{
    public static readonly IReadOnlyList<string> Dimensions = ["成长", "创新", "亩均效益", "就业", "信用", "绿色"];

    /// <param name="all">Everybody in the peer group, the enterprise among them.</param>
    /// <returns>A fault when the group is too small to tell anything.</returns>
    public static Outcome<DevelopmentScore> Of(string uscc, IReadOnlyList<DevelopmentFigures> all, IReadOnlyList<double> expert)
    {
        if (all.FirstOrDefault(one => one.Uscc == uscc) is not { } own)
            return new Fault("enterprise.no-figures", "还没有这家企业的评价数据，请先补充。", 404);
        var peers = all.Where(one => one.Peers == own.Peers).ToList();
        if (peers.Count < Percentile.LeastPeers)
            return new Fault("enterprise.few-peers", $"同行业同规模企业只有 {peers.Count} 家，不足 {Percentile.LeastPeers} 家，不作比较。");
        var weights = EntropyWeights.Mix(expert, EntropyWeights.Of([.. peers.Select(peer => peer.Values)]));
        DevelopmentRow[] rows =
        [
            .. weights.Select(
                (weight, j) =>
                {
                    var percentile = Percentile.Of(own.Values[j], [.. peers.Select(peer => peer.Values[j])])!.Value;
                    return new DevelopmentRow(
                        j < Dimensions.Count ? Dimensions[j] : $"指标{j + 1}",
                        own.Values[j],
                        percentile,
                        weight,
                        weight * percentile
                    );
                }
            ),
        ];
        return new DevelopmentScore(uscc, rows.Sum(row => row.Points), peers.Count, rows);
    }
}
