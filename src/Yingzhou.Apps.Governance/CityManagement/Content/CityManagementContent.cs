using System.Text.Json;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Content;

/// <summary>Kinds, grids and the responsibility list (事部件类别、单元网格、责任清单) of the city, checked.</summary>
sealed class CityManagementContent
{
    const string KindsPath = "city-management/kinds.json";
    const string GridsPath = "city-management/grids.geojson";
    const string ListPath = "city-management/responsibility.json";

    CityManagementContent(
        IReadOnlyList<CityKind> kinds,
        IReadOnlyList<CityGrid> grids,
        AreaIndex<GridCode> places,
        ResponsibilityList list,
        string keeper
    )
    {
        Kinds = kinds.ToDictionary(kind => kind.Code);
        Grids = grids.ToDictionary(grid => grid.Code.Code);
        (Places, List, Keeper) = (places, list, keeper);
    }

    public IReadOnlyDictionary<string, CityKind> Kinds { get; }

    public IReadOnlyDictionary<string, CityGrid> Grids { get; }

    public AreaIndex<GridCode> Places { get; }

    public ResponsibilityList List { get; }

    public string Keeper { get; }

    public string NameOf(string kind) => Kinds.TryGetValue(kind, out var known) ? known.Name : kind;

    public string GridName(string grid) => Grids.TryGetValue(grid, out var known) ? known.Name : grid;

    /// <summary>Cells that name nobody on a day: shown to whoever keeps the list.</summary>
    public IReadOnlyList<(MatterKind Kind, GridCode Grid)> EmptyCells(DateOnly day) =>
        List.Empty(Kinds.Keys.Select(code => MatterKind.Create(code).Value), [.. Grids.Values.Select(grid => grid.Code)], day);

    /// <param name="knowsDepartment">Whether the organisation has it.</param>
    public static ContentReading<CityManagementContent> Read(CityContent city, Func<string, bool> knowsDepartment)
    {
        var reader = new ContentReader(city);
        var kinds = reader.One<KindsFile>(KindsPath);
        var rows = reader.One<ResponsibilityFile>(ListPath);
        List<ContentProblem> problems = [.. reader.Problems];
        var grids = ReadGrids(city, problems);
        if (kinds is null || rows is null || problems.Count > 0)
            return new(null, problems);
        problems.AddRange(CheckKinds(kinds));
        problems.AddRange(CheckRows(rows, kinds.Content, grids, knowsDepartment));
        if (problems.Count > 0)
            return new(null, problems);
        var list = ResponsibilityList.Of(rows.Content.Rows.SelectMany(row => Cells(row, grids)));
        var places = AreaIndex.Of(grids.Select(grid => (grid.Code, grid.Shape)));
        if ((list.Fault ?? places.Fault) is { } fault)
            return new(null, [new(ListPath, "rows", fault.Detail)]);
        return new(new(kinds.Content.Kinds, grids, places.Value, list.Value, rows.Content.Keeper), []);
    }

    static IEnumerable<ContentProblem> CheckKinds(ContentFile<KindsFile> file)
    {
        foreach (var (index, kind) in file.Content.Kinds.Index())
        {
            if (MatterKind.Create(kind.Code).Fault is { } fault)
                yield return file.Problem($"kinds[{index}].code", fault.Detail);
            if (kind.Limit.Amount < 1)
                yield return file.Problem($"kinds[{index}].limit", "时限应是正整数");
            foreach (var twice in (kind.Attributes ?? []).GroupBy(one => one.Code).Where(same => same.Count() > 1))
                yield return file.Problem($"kinds[{index}].attributes", $"附加问题 {twice.Key} 写了两次");
            if (kind.Emergency != kind.Limit.Unit is LimitUnit.UrgentHours)
                yield return file.Problem($"kinds[{index}].emergency", "紧急类别按自然时间计时，其他类别按工作时间计时");
        }
        foreach (var twice in file.Content.Kinds.GroupBy(kind => kind.Code).Where(same => same.Count() > 1))
            yield return file.Problem("kinds", $"类别 {twice.Key} 写了两次");
    }

    static IEnumerable<ContentProblem> CheckRows(
        ContentFile<ResponsibilityFile> file,
        KindsFile kinds,
        IReadOnlyList<CityGrid> grids,
        Func<string, bool> knowsDepartment
    )
    {
        var known = kinds.Kinds.Select(kind => kind.Code).ToHashSet();
        if (!knowsDepartment(file.Content.Keeper))
            yield return file.Problem("keeper", $"机构里没有部门 {file.Content.Keeper}");
        foreach (var (index, row) in file.Content.Rows.Index())
        {
            foreach (var kind in row.Kinds.Where(kind => !known.Contains(kind)))
                yield return file.Problem($"rows[{index}].kinds", $"没有类别 {kind}");
            foreach (var grid in row.Grids.Where(start => !grids.Any(one => In(one, start))))
                yield return file.Problem($"rows[{index}].grids", $"没有以 {grid} 开头的网格");
            foreach (var department in new[] { row.Department, row.Joint }.OfType<string>().Where(one => !knowsDepartment(one)))
                yield return file.Problem($"rows[{index}].department", $"机构里没有部门 {department}");
            if (row.Until < row.From)
                yield return file.Problem($"rows[{index}].until", "失效日应不早于生效日");
        }
    }

    static IEnumerable<ResponsibilityCell> Cells(ResponsibilityRow row, IReadOnlyList<CityGrid> grids) =>
        from kind in row.Kinds
        from grid in grids
        where row.Grids.Any(start => In(grid, start))
        select new ResponsibilityCell(MatterKind.Create(kind).Value, grid.Code, row.Department, row.Joint, row.From, row.Until);

    static bool In(CityGrid grid, string start) => grid.Code.Code.StartsWith(start, StringComparison.Ordinal);

    static IReadOnlyList<CityGrid> ReadGrids(CityContent city, List<ContentProblem> problems)
    {
        if (!city.Has(GridsPath))
        {
            problems.Add(new(GridsPath, "", "缺少此文件"));
            return [];
        }
        List<CityGrid> grids = [];
        try
        {
            using var json = JsonDocument.Parse(city.ReadBytes(GridsPath));
            foreach (var (index, feature) in json.RootElement.GetProperty("features").EnumerateArray().Index())
            {
                var said = feature.GetProperty("properties");
                var code = GridCode.Create(said.GetProperty("code").GetString() ?? "");
                var shape = Shape.FromGeoJson(feature.GetProperty("geometry"), Datum.Cgcs2000);
                if ((code.Fault ?? shape.Fault) is { } fault)
                    problems.Add(new(GridsPath, $"features[{index}]", fault.Detail));
                else if (shape.Value.Box is { } box)
                {
                    var middle = new GeoPoint((box.West + box.East) / 2, (box.South + box.North) / 2);
                    grids.Add(
                        new(
                            code.Value,
                            said.GetProperty("name").GetString() ?? "",
                            shape.Value,
                            middle,
                            middle.MetresTo(new(box.West, box.South))
                        )
                    );
                }
            }
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            problems.Add(new(GridsPath, "features", "应为 GeoJSON 的多边形集合，属性里有 code 和 name"));
        }
        foreach (var (at, grid) in grids.Index())
            problems.AddRange(
                grids
                    .Skip(at + 1)
                    .Where(other => grid.Code == other.Code || grid.Shape.Overlaps(other.Shape) is { Succeeded: true, Value: true })
                    .Select(other => new ContentProblem(GridsPath, "features", $"网格 {grid.Code} 与 {other.Code} 重号或重叠"))
            );
        return grids;
    }
}
