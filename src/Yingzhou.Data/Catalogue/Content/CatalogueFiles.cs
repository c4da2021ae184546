using System.Text.RegularExpressions;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Catalogue.Content;

/// <summary>Shape of <c>catalogue/systems.json</c>.</summary>
sealed record SystemsFile(string Note, IReadOnlyList<SystemEntry> Systems);

sealed record SystemEntry(string Code, string Name, string Department);

/// <summary>Shape of <c>catalogue/elements.json</c>.</summary>
sealed record ElementsFile(string Note, IReadOnlyList<ElementEntry> Elements);

sealed record ElementEntry(
    string Code,
    string Name,
    string Definition,
    ItemType Type,
    DataLevel Level,
    string Source,
    DateOnly ValidFrom,
    int? Length = null,
    string? Domain = null,
    bool Personal = false
);

/// <summary>Shape of <c>catalogue/departments/*.json</c>: what one department registers.</summary>
sealed record DepartmentFile(string Department, IReadOnlyList<CatalogueEntry> Catalogues);

sealed record CatalogueEntry(
    string Code,
    string Dataset,
    string Name,
    string Abstract,
    string System,
    SharingAttribute Sharing,
    string SharingMode,
    OpenAttribute Opening,
    UpdateCycle Cycle,
    string RelatedCode,
    DateOnly PublishedOn,
    IReadOnlyList<ItemEntry> Items,
    string Format = "数据库",
    string SharingCondition = "",
    string LegalBasis = "",
    IReadOnlyList<ClaimEntry>? Claims = null
);

/// <summary>An item; what it does not say itself, its element says.</summary>
sealed record ItemEntry(
    string Column,
    string? Element = null,
    string? Name = null,
    ItemType? Type = null,
    int? Length = null,
    DataLevel? Level = null,
    bool Required = false,
    string? CodeTable = null,
    bool Personal = false
);

sealed record ClaimEntry(string Element, ClaimGround Ground, string Basis, double? Accuracy = null);

/// <summary>The catalogue as the city's content begins it: read, and judged as a whole.</summary>
sealed partial record CatalogueContent(
    IReadOnlyList<SystemEntry> Systems,
    IReadOnlyList<ElementEntry> Elements,
    IReadOnlyList<DepartmentFile> Departments
)
{
    [GeneratedRegex(@"^[1-9]\d{5,}/\d{1,6}$")]
    internal static partial Regex ResourceCode { get; }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    internal static partial Regex Kebab { get; }

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    internal static partial Regex ColumnName { get; }

    public static ContentReading<CatalogueContent> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var systems = reader.One<SystemsFile>("catalogue/systems.json");
        var elements = reader.One<ElementsFile>("catalogue/elements.json");
        var departments = reader.All<DepartmentFile>("catalogue/departments");
        if (systems is null || elements is null || reader.Problems.Count > 0)
            return new(null, reader.Problems);
        var content = new CatalogueContent(
            systems.Content.Systems,
            elements.Content.Elements,
            [.. departments.Select(file => file.Content)]
        );
        return new(content, [.. Check(systems, elements, departments)]);
    }

    static IEnumerable<ContentProblem> Check(
        ContentFile<SystemsFile> systems,
        ContentFile<ElementsFile> elements,
        IReadOnlyList<ContentFile<DepartmentFile>> departments
    )
    {
        foreach (
            var (index, same) in systems
                .Content.Systems.Index()
                .Where(one => systems.Content.Systems.Count(other => other.Code == one.Item.Code) > 1)
        )
            yield return systems.Problem($"systems[{index}].code", $"系统标识“{same.Code}”写了两次");
        foreach (
            var (index, same) in elements
                .Content.Elements.Index()
                .Where(one => elements.Content.Elements.Count(other => other.Code == one.Item.Code) > 1)
        )
            yield return elements.Problem($"elements[{index}].code", $"数据元“{same.Code}”写了两次，一个数据元只有一个现行标准");
        var known = (
            Systems: systems.Content.Systems.Select(system => system.Code).ToHashSet(),
            Elements: elements.Content.Elements.Select(element => element.Code).ToHashSet()
        );
        var (codes, datasets) = (new HashSet<string>(), new HashSet<string>());
        foreach (var file in departments)
        foreach (var (index, catalogue) in file.Content.Catalogues.Index())
        {
            var here = file with { Within = $"catalogues[{index}]" };
            if (!ResourceCode.IsMatch(catalogue.Code))
                yield return here.Problem("code", $"资源代码“{catalogue.Code}”应为至少 6 位分类数字、斜杠和顺序号");
            if (!codes.Add(catalogue.Code))
                yield return here.Problem("code", $"资源代码“{catalogue.Code}”已经用过");
            if (!Kebab.IsMatch(catalogue.Dataset) || !datasets.Add(catalogue.Dataset))
                yield return here.Problem("dataset", $"数据集标识“{catalogue.Dataset}”应为小写英文和连字符，且不能重复");
            if (!known.Systems.Contains(catalogue.System))
                yield return here.Problem("system", $"没有“{catalogue.System}”这个系统");
            if (catalogue.Sharing is SharingAttribute.Withheld && catalogue.LegalBasis.Length == 0)
                yield return here.Problem("legalBasis", "不予共享必须写明法律依据");
            if (catalogue.Sharing is not SharingAttribute.Unconditional && catalogue.SharingCondition.Length == 0)
                yield return here.Problem("sharingCondition", "不是无条件共享的，要写明共享条件");
            foreach (var problem in Items(here, catalogue, known.Elements))
                yield return problem;
        }
    }

    static IEnumerable<ContentProblem> Items(ContentFile<DepartmentFile> here, CatalogueEntry catalogue, HashSet<string> elements)
    {
        if (catalogue.Items.Count == 0)
            yield return here.Problem("items", "至少要有一个数据项");
        var columns = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, item) in catalogue.Items.Index())
        {
            if (!ColumnName.IsMatch(item.Column) || !columns.Add(item.Column))
                yield return here.Problem($"items[{index}].column", $"字段名“{item.Column}”应为小写英文、数字和下划线，且不能重复");
            if (item.Element is { } element && !elements.Contains(element))
                yield return here.Problem($"items[{index}].element", $"数据元库里没有“{element}”");
            if (item.Element is null && (item.Name is null || item.Type is null || item.Level is null))
                yield return here.Problem($"items[{index}]", "没有对应数据元的，要写明 name、type、level");
        }
        foreach (
            var (index, claim) in (catalogue.Claims ?? [])
                .Index()
                .Where(claim => catalogue.Items.All(item => item.Element != claim.Item.Element))
        )
            yield return here.Problem($"claims[{index}].element", $"目录里没有对应“{claim.Element}”的数据项，不能主张数源");
    }
}
