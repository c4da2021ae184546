using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Workbooks;

namespace Yingzhou.Data.Amending.Http;

static class AmendingEndpoints
{
    public static IEndpointRouteBuilder MapAmending(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/api/data/catalogue.xlsx", Workbook)
            .WithTags("公共数据目录")
            .RequireAuthorization(ApiPolicies.Official)
            .NeedsRight(CatalogueRights.Browse)
            .WithName("GetCatalogueWorkbook")
            .WithSummary("公共数据目录（Excel），改好再导入");
        return endpoints;
    }

    // A workbook's parts are written in turn, so the whole of it is held until it is sent: some hundred kilobytes for the whole city.
    static async Task<FileContentHttpResult> Workbook(IAmending amending, string? provider, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        await amending.Export(file, provider, cancel);
        return TypedResults.File(file.ToArray(), WorkbookFile.MediaType, "目录.xlsx");
    }
}
