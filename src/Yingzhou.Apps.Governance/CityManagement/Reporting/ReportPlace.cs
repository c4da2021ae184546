using System.Globalization;
using System.Text.RegularExpressions;
using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Reporting;

/// <param name="Accuracy">Metres.</param>
readonly record struct Located(GeoPoint Position, double Accuracy, CityGrid Grid);

/// <summary>
/// Where a report is: what was pointed at on a map, else the photo's place when nothing else was said or when it lies in the grid that was chosen, else the middle of that grid, as exact as a grid is. A
/// position far from the place that is named is asked about (b10 §7).
/// </summary>
sealed partial class ReportPlace(CityManagementContent content)
{
    // Own defaults: what a finger on a map and a telephone's position are worth, and how far from a grid a position may lie and still be of it.
    const double PointAccuracy = 20;
    const double PhotoAccuracy = 15;
    const double BesideGrid = 100;

    static readonly Fault NoGrid = new("city-management.report-grid", "请从列表选择在哪一片。") { Field = "grid" };

    readonly IReadOnlyList<NamedArea> names =
    [
        .. content.Grids.Values.SelectMany(grid => NamesOf(grid.Name).Select(name => new NamedArea(name, grid.Middle, grid.Reach))),
    ];

    /// <param name="chosen">Code of a grid; empty when none was chosen.</param>
    /// <param name="pointed"><c>longitude,latitude</c> as the map writes it; empty when nobody pointed.</param>
    /// <param name="said">What was written of the place.</param>
    public Outcome<Located> Find(string? chosen, string? pointed, GeoPoint? photo, string said)
    {
        if (!string.IsNullOrEmpty(pointed))
        {
            var at = PointOf(pointed);
            return at.Fault is { } unread ? unread : Exact(at.Value, PointAccuracy, chosen, said, "point", "图上标出的位置");
        }
        if (!string.IsNullOrEmpty(chosen))
        {
            if (!content.Grids.TryGetValue(chosen, out var grid))
                return NoGrid;
            return photo is { } taken && IsBeside(taken, grid)
                ? new Located(taken, PhotoAccuracy, grid)
                : new Located(grid.Middle, grid.Reach, grid);
        }
        return photo is { } seen
            ? Exact(seen, PhotoAccuracy, null, said, "grid", "照片拍摄的位置")
            : new Fault("city-management.report-where", "照片里没有位置，请在图上标出，或选择在哪一片。") { Field = "grid" };
    }

    /// <summary>A position that a client sends; of a street and a community that it names the part that is known.</summary>
    public Outcome<Located> FindOutside(GeoPoint? position, string said) =>
        position is { } at ? Exact(at, PhotoAccuracy, null, "", "lat", "经纬度的位置")
        : content.Grids.Values.Where(grid =>
            NamesOf(grid.Name).Any(name => name.EndsWith('区') && said.Contains(name, StringComparison.Ordinal))
        )
            is var named
        && named.Count() == 1
            ? new Located(named.First().Middle, named.First().Reach, named.First())
        : new Fault("city-management.report-address", "address_string 里没有认得的社区，请改用 lat 和 long。", 400) { Field = "lat" };

    Outcome<Located> Exact(GeoPoint at, double accuracy, string? chosen, string said, string field, string what)
    {
        if (content.Places.Within(at, BesideGrid) is not [var nearest, ..])
            return new Fault("city-management.report-outside", $"{what}不在已划定的单元网格里，请选择在哪一片。") { Field = field };
        if (string.IsNullOrEmpty(chosen))
            return NamedPlace.Of(said, at, names) is { } doubt
                ? new Fault(
                    "city-management.report-far",
                    $"写的是“{doubt.Name}”，{what}离那里约 {doubt.Metres / 1000:0} 千米。请改具体位置，或选择在哪一片来确认。"
                )
                {
                    Field = "place",
                }
                : new Located(at, accuracy, content.Grids[nearest.Key.Code]);
        if (!content.Grids.TryGetValue(chosen, out var grid))
            return NoGrid;
        return IsBeside(at, grid)
            ? new Located(at, accuracy, grid)
            : new Fault(
                "city-management.report-two-places",
                $"{what}在“{content.GridName(nearest.Key.Code)}”，选的是“{grid.Name}”，请改一处。"
            )
            {
                Field = field,
            };
    }

    bool IsBeside(GeoPoint at, CityGrid grid) => content.Places.Within(at, BesideGrid).Any(near => near.Key == grid.Code);

    public static Outcome<GeoPoint> PointOf(string text) =>
        text.Split(',') is [var longitude, var latitude]
        && double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var x)
        && double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var y)
            ? GeoPoint.Create(x, y) is { Fault: { } wrong }
                ? wrong with
                {
                    Field = "point",
                }
                : new GeoPoint(x, y)
            : new Fault("city-management.report-point", "图上的位置应为“经度,纬度”，请在图上重新标一次。", 400) { Field = "point" };

    // 昌国街道西安社区 01 网格: the street, the community; a street of three characters or more is also known without its ending.
    static IEnumerable<string> NamesOf(string grid)
    {
        var parts = Parts().Match(grid);
        if (!parts.Success)
            yield break;
        yield return parts.Groups["street"].Value;
        yield return parts.Groups["community"].Value;
        if (parts.Groups["bare"].Value is { Length: > 2 } bare)
            yield return bare;
    }

    [GeneratedRegex("^(?<street>(?<bare>.+?)(街道|镇|乡))(?<community>.+?(社区|村))")]
    private static partial Regex Parts();
}
