using Yingzhou.Data.Catalogue;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.PublicData.Registering;

/// <summary>
/// Items as a clerk pastes them from a table (数据项清单): one a line, column, name, type, level, 必填, element; separated by tabs or commas. What an element says need not be
/// written again.
/// </summary>
static class ItemLines
{
    static readonly Dictionary<string, ItemType> Types = new()
    {
        ["文本"] = ItemType.Text,
        ["整数"] = ItemType.Integer,
        ["小数"] = ItemType.Decimal,
        ["日期"] = ItemType.Date,
        ["日期时间"] = ItemType.Moment,
        ["是否"] = ItemType.Flag,
    };

    /// <param name="elements">By code.</param>
    /// <returns>The items, or what is wrong in which line.</returns>
    public static Outcome<IReadOnlyList<ItemDraft>> Read(string text, IReadOnlyDictionary<string, DataElement> elements)
    {
        var items = new List<ItemDraft>();
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var item = Item([.. line.Split(['\t', ',', '，']).Select(part => part.Trim())], elements);
            if (item.Fault is { } fault)
                return fault with { Detail = $"第 {index + 1} 行：{fault.Detail}" };
            items.Add(item.Value);
        }
        return items.Count == 0 ? Wrong("请至少写一个数据项。") : items;
    }

    static Outcome<ItemDraft> Item(string[] parts, IReadOnlyDictionary<string, DataElement> elements)
    {
        string? Part(int at) => at < parts.Length && parts[at].Length > 0 ? parts[at] : null;
        DataElement? element = null;
        if (Part(5) is { } code && !elements.TryGetValue(code, out element))
            return Wrong($"数据元库里没有“{code}”。");
        if (Part(0) is not { } column)
            return Wrong("缺少字段名。");
        if ((Part(1) ?? element?.Name) is not { } name)
            return Wrong("缺少数据项名称。");
        ItemType? type = element?.Type;
        if (Part(2) is { } written)
        {
            if (!Types.TryGetValue(written, out var known))
                return Wrong($"类型“{written}”应为 {string.Join("、", Types.Keys)} 之一。");
            type = known;
        }
        DataLevel? level = element?.Level;
        if (Part(3) is { } grade)
        {
            if (!Enum.TryParse<DataLevel>(grade, ignoreCase: true, out var known) || !Enum.IsDefined(known))
                return Wrong($"级别“{grade}”应为 L1 到 L4。");
            level = known;
        }
        if (type is null || level is null)
            return Wrong("没有对应数据元的，要写类型和级别。");
        return new ItemDraft(
            name,
            column,
            type.Value,
            level.Value,
            element?.Length,
            Part(4) is "是" or "必填",
            element?.Code,
            Personal: level >= DataLevel.L3
        );
    }

    static Fault Wrong(string detail) => new("public-data.item-line", detail, 400) { Field = "items" };
}
