namespace Yingzhou.Kernel;

/// <summary>What is registered as a data asset (数据资产登记): the digests of its parts, and where they come from. Source: p05 R10.</summary>
/// <param name="Digests">Of its files or record blocks.</param>
/// <param name="SourceGaps">Links of its source chain for which no evidence was found.</param>
/// <param name="OpenObjections">Objections in the notice period that are not decided.</param>
public sealed record AssetClaim(string Holder, IReadOnlySet<string> Digests, int SourceGaps, int OpenObjections)
{
    /// <summary>Overlap above which an examiner looks at both; an equal one does not call them.</summary>
    public const decimal ExaminedAbove = 0.30m;

    /// <summary>Shared digests ÷ the smaller set, so that a part of another's asset is found too. Nothing overlaps with an empty set.</summary>
    public decimal Overlap(AssetClaim other) =>
        Math.Min(Digests.Count, other.Digests.Count) is var smaller and > 0 ? (decimal)Digests.Count(other.Digests.Contains) / smaller : 0;

    /// <returns>Why it cannot be registered now; <c>null</c> when it can.</returns>
    public Fault? Refuse(IEnumerable<AssetClaim> registered)
    {
        if (Digests.Count == 0)
            return new("asset.nothing", "没有登记内容的摘要，无法核对来源和重复。");
        if (SourceGaps > 0)
            return new("asset.source-gap", $"来源链有 {SourceGaps} 处缺证，补齐后再登记。");
        if (OpenObjections > 0)
            return new("asset.objection", $"公示期内有 {OpenObjections} 件异议未处理，处理后再登记。", 409);
        var alike = registered
            .Select(other => (other.Holder, Overlap: Overlap(other)))
            .OrderByDescending(one => one.Overlap)
            .FirstOrDefault();
        return alike.Overlap > ExaminedAbove
            ? new("asset.examiner", $"与{alike.Holder}登记的内容重合 {alike.Overlap:P0}，超过 {ExaminedAbove:P0}，转审查员核对。", 409)
            : null;
    }
}
