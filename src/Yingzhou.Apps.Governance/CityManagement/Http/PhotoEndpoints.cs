using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Apps.Governance.CityManagement.Desk;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Files;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Apps.Governance.CityManagement.Http;

/// <summary>Photos of reports and of what was done: to officials of the area, and to those who reported.</summary>
static class PhotoEndpoints
{
    public static string OfReport(Guid report) => $"/city/photos/reports/{report}";

    public static string OfEntry(Guid @case, Guid entry) => $"/city/photos/cases/{@case}/{entry}";

    public static IEndpointRouteBuilder MapCityPhotos(this IEndpointRouteBuilder endpoints)
    {
        var photos = endpoints.MapGroup("/city/photos").WithTags("城市综合管理").RequireAuthorization(ApiPolicies.Either);
        photos.MapGet("/reports/{report:guid}", Reported).WithName("CityReportPhoto").WithSummary("上报的照片");
        photos.MapGet("/cases/{case:guid}/{entry:guid}", Handled).WithName("CityCasePhoto").WithSummary("处置的照片");
        return endpoints;
    }

    static async Task<IResult> Reported(
        Guid report,
        ISession session,
        CityReading reading,
        IFiles files,
        HttpResponse http,
        CancellationToken cancel
    )
    {
        var found = (await reading.Report(report, session.Current, cancel)) is { Succeeded: true, Value: var seen }
            ? seen
            : (await reading.Mine(session.Current, cancel)).FirstOrDefault(mine => mine.Report.Id == report).Report;
        return Picture(found?.PhotoDigest, found?.PhotoName, files, http);
    }

    static async Task<IResult> Handled(
        Guid @case,
        Guid entry,
        ISession session,
        CityReading reading,
        IFiles files,
        HttpResponse http,
        CancellationToken cancel
    )
    {
        var may =
            (await reading.Case(@case, session.Current, cancel)).Succeeded
            || (await reading.Mine(session.Current, cancel)).Any(mine => mine.Case?.Id == @case);
        var line = may ? (await reading.Log(@case, cancel)).FirstOrDefault(one => one.Id == entry) : null;
        return Picture(line?.FileDigest, line?.FileName, files, http);
    }

    static IResult Picture(string? digest, string? name, IFiles files, HttpResponse http) =>
        files.Picture(http, digest, name) is { } sent ? sent : TypedResults.NotFound();
}
