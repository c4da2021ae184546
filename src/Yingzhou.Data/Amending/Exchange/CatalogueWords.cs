using Yingzhou.Data.Catalogue;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Amending.Exchange;

/// <summary>The sheets of the workbook, and the words in which it says what the catalogue keeps as values. Each word has one value and each value one word: nothing is lost on the way.</summary>
static class CatalogueWords
{
    public const string Catalogues = "目录";
    public const string Items = "数据项";

    public static readonly IReadOnlyDictionary<string, SharingAttribute> Sharing = new Dictionary<string, SharingAttribute>
    {
        ["无条件共享"] = SharingAttribute.Unconditional,
        ["受限共享"] = SharingAttribute.Conditional,
        ["不予共享"] = SharingAttribute.Withheld,
    };

    public static readonly IReadOnlyDictionary<string, OpenAttribute> Opening = new Dictionary<string, OpenAttribute>
    {
        ["无条件开放"] = OpenAttribute.Open,
        ["受限开放"] = OpenAttribute.Conditional,
        ["禁止开放"] = OpenAttribute.Closed,
    };

    public static readonly IReadOnlyDictionary<string, UpdateCycle> Cycle = new Dictionary<string, UpdateCycle>
    {
        ["实时"] = UpdateCycle.Realtime,
        ["每日"] = UpdateCycle.Daily,
        ["每周"] = UpdateCycle.Weekly,
        ["每月"] = UpdateCycle.Monthly,
        ["每季度"] = UpdateCycle.Quarterly,
        ["每年"] = UpdateCycle.Yearly,
        ["不定期"] = UpdateCycle.AsNeeded,
    };

    public static readonly IReadOnlyDictionary<string, ItemType> Type = new Dictionary<string, ItemType>
    {
        ["文本"] = ItemType.Text,
        ["整数"] = ItemType.Integer,
        ["小数"] = ItemType.Decimal,
        ["日期"] = ItemType.Date,
        ["日期时间"] = ItemType.Moment,
        ["是否"] = ItemType.Flag,
    };

    public static readonly IReadOnlyDictionary<string, DataLevel> Level = new Dictionary<string, DataLevel>
    {
        ["L1"] = DataLevel.L1,
        ["L2"] = DataLevel.L2,
        ["L3"] = DataLevel.L3,
        ["L4"] = DataLevel.L4,
    };

    public static readonly IReadOnlyDictionary<string, bool> Flag = new Dictionary<string, bool> { ["是"] = true, ["否"] = false };

    /// <returns><c>null</c> for nothing.</returns>
    public static string? WordOf<T>(IReadOnlyDictionary<string, T> words, T? value)
        where T : struct => value is { } known ? words.First(one => EqualityComparer<T>.Default.Equals(one.Value, known)).Key : null;
}
