using Yingzhou.Assurance.Organisation;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Workbooks;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Amending.Exchange;

/// <summary>The catalogue as a workbook of two sheets (目录导出).</summary>
sealed class WriteCatalogue(ICatalogue catalogue, IOrganisation organisation)
{
    const int AtOnce = 200;

    public static readonly IReadOnlyList<string> CatalogueHeader =
    [
        "资源代码",
        "数据集标识",
        "目录名称",
        "摘要",
        "来源系统",
        "提供部门标识",
        "资源格式",
        "共享属性",
        "共享条件",
        "共享方式",
        "开放属性",
        "更新周期",
        "关联代码",
        "法律依据",
        "提供部门（只供查看）",
        "发布日期（只供查看）",
    ];

    public static readonly IReadOnlyList<string> ItemHeader =
    [
        "数据集标识",
        "数据项名称",
        "字段名",
        "类型",
        "长度",
        "必填",
        "代码表",
        "级别",
        "个人信息",
        "标准数据元",
    ];

    public async Task Run(Stream file, string? provider, CancellationToken cancel)
    {
        var sheets = new List<CatalogueSheet>();
        for (string? after = null; ; )
        {
            var page = await catalogue.List(new(provider, After: after, Size: AtOnce), cancel);
            foreach (var one in page.Items.Where(one => one.Status is not CatalogueStatus.Retired))
                sheets.Add((await catalogue.Sheet(one.Dataset, cancel))!);
            if ((after = page.Next) is null)
                break;
        }
        WorkbookFile.Write(
            file,
            new WrittenSheet(CatalogueWords.Catalogues, CatalogueHeader, sheets.Select(sheet => Row(sheet.Catalogue))),
            new WrittenSheet(
                CatalogueWords.Items,
                ItemHeader,
                sheets.SelectMany(sheet => sheet.Items.Select(item => Row(sheet.Catalogue.Dataset, item)))
            )
        );
    }

    object?[] Row(DataCatalogue one) =>
        [
            one.Code,
            one.Dataset,
            one.Name,
            one.Abstract,
            one.System,
            one.Provider,
            one.Format,
            CatalogueWords.WordOf(CatalogueWords.Sharing, one.Sharing),
            one.SharingCondition,
            one.SharingMode,
            CatalogueWords.WordOf(CatalogueWords.Opening, one.Opening),
            CatalogueWords.WordOf(CatalogueWords.Cycle, one.Cycle),
            one.RelatedCode,
            one.LegalBasis,
            organisation.NameOf(one.Provider),
            one.PublishedOn,
        ];

    static object?[] Row(string dataset, DataItem item) =>
        [
            dataset,
            item.Name,
            item.Column,
            CatalogueWords.WordOf<ItemType>(CatalogueWords.Type, item.Type),
            item.Length,
            CatalogueWords.WordOf<bool>(CatalogueWords.Flag, item.Required),
            item.CodeTable,
            CatalogueWords.WordOf<DataLevel>(CatalogueWords.Level, item.Level),
            CatalogueWords.WordOf<bool>(CatalogueWords.Flag, item.Personal),
            item.Element,
        ];
}
