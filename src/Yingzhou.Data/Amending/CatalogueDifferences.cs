using Yingzhou.Data.Amending.Exchange;
using Yingzhou.Data.Catalogue;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Amending;

/// <summary>What a draft changes against what stands (变更对比), in the words of the workbook.</summary>
static class CatalogueDifferences
{
    /// <param name="standing"><c>null</c> for a new catalogue.</param>
    public static IReadOnlyList<CatalogueDifference> Of(CatalogueSheet? standing, RegisterCatalogue draft) =>
        standing is null
            ? [new(draft.Dataset, null, "新目录", "", $"{draft.Name}，{draft.Items.Count} 个数据项")]
            : [.. Metadata(standing, draft), .. Items(standing, draft)];

    static IEnumerable<CatalogueDifference> Metadata(CatalogueSheet standing, RegisterCatalogue draft)
    {
        var (before, after) = (standing.Catalogue, draft.Metadata);
        (string What, string Before, string After)[] pairs =
        [
            ("目录名称", before.Name, draft.Name),
            ("摘要", before.Abstract, after.Abstract ?? ""),
            ("来源系统", before.System, draft.System),
            ("资源格式", before.Format, after.Format ?? ""),
            ("共享属性", Word(CatalogueWords.Sharing, before.Sharing), Word(CatalogueWords.Sharing, after.Sharing)),
            ("共享条件", before.SharingCondition, after.SharingCondition ?? ""),
            ("共享方式", before.SharingMode, after.SharingMode ?? ""),
            ("开放属性", Word(CatalogueWords.Opening, before.Opening), Word(CatalogueWords.Opening, after.Opening)),
            ("更新周期", Word(CatalogueWords.Cycle, before.Cycle), Word(CatalogueWords.Cycle, after.Cycle)),
            ("关联代码", before.RelatedCode, after.RelatedCode ?? ""),
            ("法律依据", before.LegalBasis, after.LegalBasis ?? ""),
        ];
        return pairs
            .Where(pair => pair.Before != pair.After)
            .Select(pair => new CatalogueDifference(draft.Dataset, null, pair.What, pair.Before, pair.After));
    }

    static IEnumerable<CatalogueDifference> Items(CatalogueSheet standing, RegisterCatalogue draft)
    {
        var now = draft.Items.ToDictionary(item => item.Column);
        foreach (var item in standing.Items.Where(item => !now.ContainsKey(item.Column)))
            yield return new(draft.Dataset, item.Column, "删除数据项", item.Name, "", PlannedChange.Retired);
        var before = standing.Items.ToDictionary(item => item.Column);
        foreach (var item in draft.Items)
            if (!before.TryGetValue(item.Column, out var known))
                yield return new(draft.Dataset, item.Column, "新增数据项", "", item.Name);
            else
                foreach (var difference in Item(draft.Dataset, known, item))
                    yield return difference;
        string[] kept = [.. draft.Items.Select(item => item.Column).Where(before.ContainsKey)];
        if (!kept.SequenceEqual(standing.Items.Select(item => item.Column).Where(now.ContainsKey)))
            yield return new(draft.Dataset, null, "数据项顺序", "", string.Join('、', draft.Items.Select(item => item.Column)));
    }

    static IEnumerable<CatalogueDifference> Item(string dataset, DataItem before, ItemDraft after)
    {
        CatalogueDifference Differs(string what, string? from, string? to, PlannedChange? change = null, DataLevel? level = null) =>
            new(dataset, after.Column, what, from ?? "", to ?? "", change, level);
        if (before.Name != after.Name)
            yield return Differs("数据项名称", before.Name, after.Name);
        if (before.Type != after.Type)
            yield return Differs(
                "类型",
                Word<ItemType>(CatalogueWords.Type, before.Type),
                Word<ItemType>(CatalogueWords.Type, after.Type),
                PlannedChange.Retyped
            );
        if (before.Length != after.Length)
            yield return Differs(
                "长度",
                before.Length?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                after.Length?.ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
        if (before.Required != after.Required)
            yield return Differs("必填", Word<bool>(CatalogueWords.Flag, before.Required), Word<bool>(CatalogueWords.Flag, after.Required));
        if (before.CodeTable != after.CodeTable)
            yield return Differs("代码表", before.CodeTable, after.CodeTable);
        if (before.Level != after.Level)
            yield return Differs("级别", before.Level.ToString(), after.Level.ToString(), PlannedChange.Releveled, after.Level);
        if (before.Personal != after.Personal)
            yield return Differs(
                "个人信息",
                Word<bool>(CatalogueWords.Flag, before.Personal),
                Word<bool>(CatalogueWords.Flag, after.Personal)
            );
        if (before.Element != after.Element)
            yield return Differs("标准数据元", before.Element, after.Element);
    }

    static string Word<T>(IReadOnlyDictionary<string, T> words, T? value)
        where T : struct => CatalogueWords.WordOf(words, value) ?? "";
}
