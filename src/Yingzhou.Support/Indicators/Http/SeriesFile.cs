using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Http;
using Yingzhou.Kernel;
using Yingzhou.Support.Indicators.Computing;
using Yingzhou.Support.Indicators.Pages;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Indicators.Http;

/// <summary>A series to take away (导出): every period with what it is made of; the instant it is as of stands in the file's name.</summary>
static class SeriesFile
{
    static readonly string[] Head = ["周期", "数值", "单位", "分子", "行数", "状态", "第几次", "之前的数", "口径版本", "算于", "数据截至"];

    public static string Href(string indicator, string? area) =>
        $"/desk/indicators/{indicator}/series.csv" + (area is null ? "" : $"?area={area}");

    public static IEndpointRouteBuilder MapSeriesFile(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/desk/indicators/{id}/series.csv", Download)
            .RequireAuthorization(ApiPolicies.Official)
            .WithName("DownloadIndicatorSeries")
            .WithSummary("导出指标各周期的数")
            .WithTags("指标");
        return endpoints;
    }

    static async Task<IResult> Download(
        string id,
        string? area,
        ISession session,
        IIndicators indicators,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var code = area ?? ComputeIndicators.City;
        var read = await indicators.Series(id, code, session.Current, cancel: cancel);
        if (read.Fault is { } refused)
            return Problems.From(refused);
        var text = new StringBuilder(CsvLine.Of(Head, CsvFlavour.Excel));
        foreach (var point in read.Value.Points)
            text.Append(
                CsvLine.Of(
                    [
                        $"{point.Period:yyyy-MM-dd}",
                        Number(point.Value),
                        read.Value.Definition.Unit,
                        point.Numerator?.ToString(CultureInfo.InvariantCulture),
                        point.Rows.ToString(CultureInfo.InvariantCulture),
                        IndicatorWords.State(point),
                        point.Revision.ToString(CultureInfo.InvariantCulture),
                        Number(point.Before),
                        point.Definition.ToString(CultureInfo.InvariantCulture),
                        Moment(point.ComputedAt),
                        point.Watermark is { } mark ? Moment(mark) : null,
                    ],
                    CsvFlavour.Excel
                )
            );
        // The mark tells spreadsheets that it is UTF-8.
        return TypedResults.File(
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())],
            "text/csv; charset=utf-8",
            string.Create(CultureInfo.InvariantCulture, $"{id}-{code}-{clock.GetUtcNow().ToOffset(CityTime.Offset):yyyyMMdd'T'HHmm}.csv")
        );
    }

    static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    static string Moment(DateTimeOffset at) => at.ToOffset(CityTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
