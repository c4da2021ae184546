using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial.Reading;

namespace Yingzhou.Support.Spatial.Http;

/// <summary>量算 on the ellipsoid of CGCS2000 (p08 R2): what a map measures is what the law means, not what its projection shows.</summary>
static class MeasureEndpoints
{
    public static IEndpointRouteBuilder MapMeasure(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/maps/measure", Measure)
            .WithName("MeasureLine")
            .WithSummary("椭球面量算")
            .ExcludeFromDescription()
            .AllowAnonymous();
        return endpoints;
    }

    static IResult Measure(string line)
    {
        var corners = DrawnCorners.Read(line);
        if (corners.Fault is { } fault)
            return Problems.From(fault);
        if (corners.Value.Length < 2)
            return Problems.From(new("spatial.measure-short", "至少要两个点才能量。", 400) { Field = "line" });
        var metres = Shape.Line(corners.Value).LengthMetres().Value;
        double? area = corners.Value.Length > 2 ? Shape.Area(corners.Value).Value.AreaSquareMetres().Value : null;
        return TypedResults.Json(
            new
            {
                metres,
                squareMetres = area,
                text = Text(metres, area),
            }
        );
    }

    public static string Text(double metres, double? area) =>
        string.Create(CultureInfo.InvariantCulture, $"长 {Length(metres)}")
        + (area is { } a ? string.Create(CultureInfo.InvariantCulture, $"；首尾相连的面积 {Area(a)}") : "")
        + "（CGCS2000 椭球面）";

    static string Length(double metres) =>
        metres < 10_000
            ? string.Create(CultureInfo.InvariantCulture, $"{metres:0.0} 米")
            : string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.000} 千米");

    public static string Area(double area) =>
        area < 1_000_000
            ? string.Create(CultureInfo.InvariantCulture, $"{area:0} 平方米")
            : string.Create(CultureInfo.InvariantCulture, $"{area / 1_000_000:0.000} 平方千米");
}
