using System.Text.Json;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Indicators.Cockpits;

public enum TileShape
{
    /// <summary>大数字</summary>
    Figure,

    /// <summary>走势</summary>
    Trend,

    /// <summary>县（区）对比</summary>
    Counties,
}

/// <summary>图块 of a cockpit.</summary>
/// <param name="Width">Of twelve columns on a large screen; on a phone each takes the whole width.</param>
public sealed record CockpitTile(string Indicator, TileShape Shape, int Width);

public enum CockpitStage
{
    /// <summary>编排中</summary>
    Draft,

    /// <summary>待发布</summary>
    Submitted,

    /// <summary>已发布</summary>
    Released,
}

/// <summary>驾驶舱: tiles over indicators, arranged by one official and released by another. What is shown is the released arrangement until the next one is.</summary>
public sealed class Cockpit : Record
{
    public const int MostTiles = 16;

    static readonly int[] Widths = [3, 4, 6, 12];

    /// <summary>Kebab-case, in its address.</summary>
    public required string Key { get; init; }

    public required string Title { get; set; }

    /// <summary>Of the draft, as JSON.</summary>
    public string Tiles { get; private set; } = "[]";

    /// <summary>Ids of those who arranged the draft, a line each: none of them releases it.</summary>
    public string ArrangedBy { get; private set; } = "";

    public CockpitStage Stage { get; private set; }

    /// <summary>Tiles that are shown, as JSON; <c>null</c> before the first release.</summary>
    public string? Released { get; private set; }

    public string? ReleasedTitle { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public string? ReleasedBy { get; private set; }

    /// <summary>How often it was released.</summary>
    public int Number { get; private set; }

    public IReadOnlyList<CockpitTile> Draft() => Read(Tiles);

    public IReadOnlyList<CockpitTile> Shown() => Released is null ? [] : Read(Released);

    public IEnumerable<string> Arrangers() => ArrangedBy.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public Fault? Arrange(string title, IReadOnlyList<CockpitTile> tiles, Func<string, bool> knows, string by)
    {
        if (Stage is CockpitStage.Submitted)
            return new("indicators.cockpit-submitted", "已经送审，退回后才能再改。", 409);
        if (title.Trim().Length is < 2 or > 30)
            return new("indicators.cockpit-title", "名称请写 2 到 30 字。") { Field = "title" };
        if (tiles.Count is < 1 or > MostTiles)
            return new("indicators.cockpit-tiles", $"请排 1 到 {MostTiles} 个图块。") { Field = "indicator-0" };
        foreach (var (index, tile) in tiles.Index())
        {
            if (!knows(tile.Indicator))
                return new("indicators.cockpit-indicator", $"没有指标 {tile.Indicator}，请从列表选择。") { Field = $"indicator-{index}" };
            if (!Widths.Contains(tile.Width))
                return new("indicators.cockpit-width", "宽度应为 3、4、6 或 12 格。") { Field = $"width-{index}" };
        }
        // Whoever touched the draft since the last release has arranged it.
        var arrangers = Stage is CockpitStage.Released ? [by] : Arrangers().Append(by).Distinct();
        (Title, Tiles, ArrangedBy, Stage) = (
            title.Trim(),
            JsonSerializer.Serialize(tiles, ContentJson.Options),
            string.Join('\n', arrangers),
            CockpitStage.Draft
        );
        return null;
    }

    public Fault? Submit()
    {
        if (Stage is not CockpitStage.Draft || Draft().Count == 0)
            return Not("送审");
        Stage = CockpitStage.Submitted;
        return null;
    }

    public Fault? SendBack()
    {
        if (Stage is not CockpitStage.Submitted)
            return Not("退回");
        Stage = CockpitStage.Draft;
        return null;
    }

    public Fault? Release(DateTimeOffset now, string by)
    {
        if (Stage is not CockpitStage.Submitted)
            return Not("发布");
        (Released, ReleasedTitle, ReleasedAt, ReleasedBy, Number, Stage) = (Tiles, Title, now, by, Number + 1, CockpitStage.Released);
        return null;
    }

    static Fault Not(string what) => new("indicators.cockpit-not-now", $"这个驾驶舱现在不能{what}，请刷新后再看。", 409);

    static IReadOnlyList<CockpitTile> Read(string tiles) => JsonSerializer.Deserialize<List<CockpitTile>>(tiles, ContentJson.Options) ?? [];
}
