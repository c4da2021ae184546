using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Data.Catalogue.Reading;

namespace Yingzhou.Data.Catalogue.Http;

/// <summary>The catalogue for programs: within the administration, since what is open to the public is another list.</summary>
static class CatalogueEndpoints
{
    public static IEndpointRouteBuilder MapCatalogue(this IEndpointRouteBuilder endpoints)
    {
        var data = endpoints.MapGroup("/api/data").WithTags("公共数据目录").RequireAuthorization(ApiPolicies.Official);
        data.NeedsRight(CatalogueRights.Browse);
        data.MapGet("/catalogue.jsonld", Dcat).WithName("GetDcatCatalogue").WithSummary("公共数据目录（DCAT，JSON-LD）");
        return endpoints;
    }

    static async Task<JsonHttpResult<JsonObject>> Dcat(
        HttpRequest http,
        ICatalogue catalogue,
        IOrganisation organisation,
        CancellationToken cancel
    )
    {
        var all = new List<DataCatalogue>();
        for (string? after = null; ; )
        {
            var page = await catalogue.List(new(After: after, Size: 200), cancel);
            all.AddRange(page.Items.Where(one => one.Status is CatalogueStatus.Published));
            if ((after = page.Next) is null)
                break;
        }
        return TypedResults.Json(
            DcatCatalogue.Of(all, $"{http.Scheme}://{http.Host}", organisation.NameOf),
            contentType: "application/ld+json"
        );
    }
}
