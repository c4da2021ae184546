using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Workbooks;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Amending.Exchange;

/// <param name="Catalogues">As they are to be; those of the workbook that change nothing are left out.</param>
sealed record ReadCatalogues(IReadOnlyList<AmendedCatalogue> Catalogues, IReadOnlyList<CellProblem> Problems);

/// <summary>Reads a workbook into catalogues and finds everything that is wrong with it, cell by cell (目录导入校验).</summary>
sealed class ReadCatalogue(ICatalogue catalogue, IOrganisation organisation, IPermissions permissions, TimeProvider clock)
{
    public async Task<Outcome<ReadCatalogues>> Run(Stream file, Subject official, CancellationToken cancel)
    {
        var read = ReadWorkbook.Of(file);
        if (read.Fault is { } unreadable)
            return unreadable;
        var problems = read.Value.Problems.ToList();
        var (catalogues, items) = (Of(CatalogueWords.Catalogues), Of(CatalogueWords.Items));
        if (catalogues is null || items is null)
            return new ReadCatalogues([], problems);
        var drafts = await Drafts(
            new(catalogues, WriteCatalogue.CatalogueHeader, problems),
            new(items, WriteCatalogue.ItemHeader, problems),
            official,
            cancel
        );
        return new ReadCatalogues(
            drafts,
            [.. problems.OrderBy(problem => problem.Sheet != CatalogueWords.Catalogues).ThenBy(problem => problem.Row)]
        );

        ReadSheet? Of(string name)
        {
            if (read.Value.Sheets.FirstOrDefault(sheet => sheet.Name == name) is { } sheet)
                return sheet;
            problems.Add(new(name, 0, "", "缺少这张工作表，或者它是空的"));
            return null;
        }
    }

    async Task<List<AmendedCatalogue>> Drafts(SheetRows catalogues, SheetRows items, Subject official, CancellationToken cancel)
    {
        var elements = (await catalogue.Elements(clock.GetUtcNow().Day(), cancel)).Select(element => element.Code).ToHashSet();
        var systems = (await catalogue.Systems(cancel)).Select(system => system.Code).ToHashSet();
        var byDataset = items.All.ToLookup(row => items.Needed(row, "数据集标识"));
        var (found, seen, codes) = (new List<AmendedCatalogue>(), new HashSet<string>(), new HashSet<string>());
        foreach (var row in catalogues.All)
        {
            var dataset = catalogues.Needed(row, "数据集标识");
            if (dataset.Length > 0 && !seen.Add(dataset))
                catalogues.Wrong(row, "数据集标识", $"“{dataset}”写了两次");
            if (catalogues.Needed(row, "资源代码") is { Length: > 0 } code && !codes.Add(code))
                catalogues.Wrong(row, "资源代码", $"“{code}”写了两次");
            if (!systems.Contains(catalogues.Needed(row, "来源系统")))
                catalogues.Wrong(row, "来源系统", $"没有“{catalogues.Text(row, "来源系统")}”这个系统，请先登记系统");
            Provider(catalogues, row, official);
            var draft = Draft(catalogues, row, [.. Items(items, byDataset[dataset], elements)]);
            if (draft.Items.Count == 0)
                catalogues.Wrong(row, "", "“数据项”工作表里没有它的数据项");
            if (await Base(catalogues, row, draft, cancel) is { } amended)
                found.Add(amended);
        }
        foreach (var row in byDataset.Where(same => same.Key.Length > 0 && !seen.Contains(same.Key)).SelectMany(same => same))
            items.Wrong(row, "数据集标识", "“目录”工作表里没有这个数据集");
        return found;
    }

    void Provider(SheetRows rows, ReadRow row, Subject official)
    {
        var provider = rows.Needed(row, "提供部门标识");
        if (provider.Length == 0)
            return;
        if (organisation.Unit(provider) is not { } unit)
            rows.Wrong(row, "提供部门标识", $"没有“{provider}”这个部门");
        else if (
            permissions.Refuse(
                official,
                AmendingRights.Propose,
                AmendingRights.ResourceOf(rows.Text(row, "数据集标识"), provider, unit.Region)
            ) is
            { } refused
        )
            rows.Wrong(row, "提供部门标识", refused.Detail);
    }

    // What stands is kept where the workbook may not say otherwise.
    async Task<AmendedCatalogue?> Base(SheetRows rows, ReadRow row, RegisterCatalogue draft, CancellationToken cancel)
    {
        if (await catalogue.Sheet(draft.Dataset, cancel) is not { } sheet)
        {
            if (catalogue.Malformed(draft) is { } malformed)
                rows.Wrong(row, "", malformed.Detail);
            return new(draft, null);
        }
        if (sheet.Catalogue.Code != draft.Code)
            rows.Wrong(row, "资源代码", $"这个数据集的资源代码是 {sheet.Catalogue.Code}，不能改");
        if (sheet.Catalogue.Provider != draft.Metadata.Provider)
            rows.Wrong(row, "提供部门标识", $"这个数据集由 {organisation.NameOf(sheet.Catalogue.Provider)} 提供，换部门要重新编目");
        if (sheet.Catalogue.Status is CatalogueStatus.Retired)
            rows.Wrong(row, "数据集标识", "这个目录已经停用");
        draft = draft with { Metadata = draft.Metadata with { PublishedOn = sheet.Catalogue.PublishedOn } };
        if (sheet.Catalogue.Status is CatalogueStatus.Published && draft.Metadata.Missing is { Count: > 0 } missing)
            rows.Wrong(row, "", $"已发布的目录不能缺核心元数据：{string.Join('、', missing)}");
        if (catalogue.Malformed(draft) is { } wrong)
        {
            rows.Wrong(row, "", wrong.Detail);
            return null;
        }
        var standing = AmendedCatalogue.DraftOf(sheet);
        return CatalogueDifferences.Of(sheet, draft).Count == 0 && standing.Items.Count == draft.Items.Count
            ? null
            : new(draft, AmendedCatalogue.DigestOf(sheet));
    }

    static RegisterCatalogue Draft(SheetRows rows, ReadRow row, IReadOnlyList<ItemDraft> items) =>
        new(
            "",
            rows.Text(row, "资源代码"),
            rows.Text(row, "数据集标识"),
            rows.Needed(row, "目录名称"),
            rows.Text(row, "来源系统"),
            new()
            {
                Name = rows.Text(row, "目录名称"),
                Abstract = rows.Text(row, "摘要"),
                Provider = rows.Text(row, "提供部门标识"),
                Format = rows.Text(row, "资源格式"),
                Sharing = rows.OneOf(row, "共享属性", CatalogueWords.Sharing),
                SharingCondition = rows.Text(row, "共享条件"),
                SharingMode = rows.Text(row, "共享方式"),
                Opening = rows.OneOf(row, "开放属性", CatalogueWords.Opening),
                Cycle = rows.OneOf(row, "更新周期", CatalogueWords.Cycle),
                RelatedCode = rows.Text(row, "关联代码"),
                LegalBasis = rows.Text(row, "法律依据"),
            },
            items
        );

    static IEnumerable<ItemDraft> Items(SheetRows rows, IEnumerable<ReadRow> own, HashSet<string> elements)
    {
        var columns = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in own)
        {
            var column = rows.Needed(row, "字段名");
            if (column.Length > 0 && !columns.Add(column))
                rows.Wrong(row, "字段名", $"“{column}”在这个数据集里写了两次");
            var element = rows.Text(row, "标准数据元") is { Length: > 0 } code ? code : null;
            if (element is not null && !elements.Contains(element))
                rows.Wrong(row, "标准数据元", $"数据元库里没有“{element}”");
            yield return new(
                rows.Needed(row, "数据项名称"),
                column,
                rows.OneOf(row, "类型", CatalogueWords.Type, needed: true) ?? ItemType.Text,
                rows.OneOf(row, "级别", CatalogueWords.Level, needed: true) ?? DataLevel.L4,
                rows.Whole(row, "长度"),
                rows.OneOf(row, "必填", CatalogueWords.Flag, needed: true) ?? false,
                element,
                rows.Text(row, "代码表") is { Length: > 0 } table ? table : null,
                rows.OneOf(row, "个人信息", CatalogueWords.Flag, needed: true) ?? false
            );
        }
    }
}
