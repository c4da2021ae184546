using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yingzhou.Foundation.Storage;
using Yingzhou.Host.Composition;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>The public surface changes in the open: a break is a diff of the approved document.</summary>
public class ApiSurfaceLaw
{
    const string Surface = """
        {"openapi":"3.1.1","servers":[{"url":"http://127.0.0.1:5000"}],"paths":{"/api/cases":{"get":{"operationId":"ListCases","summary":"办件列表"}},"/api/items":{}}}
        """;

    [Fact]
    public async Task The_surface_of_the_whole_city_is_the_approved_one() => Approved.Match(ApiSurface.Normal(await WholeCity()), "openapi.json");

    [Fact]
    public void The_order_and_the_address_of_the_host_do_not_count() =>
        Assert.Null(
            Compare(
                """{"paths":{"/api/items":{},"/api/cases":{"get":{"summary":"办件列表","operationId":"ListCases"}}},"openapi":"3.1.1"}"""
            )
        );

    [Theory]
    [InlineData("\"ListCases\"", "\"FindCases\"")]
    [InlineData("/api/items", "/api/items/{id}")]
    [InlineData(",\"/api/items\":{}", "")]
    public void Planted_a_changed_or_missing_operation_is_caught(string before, string after) =>
        Assert.NotNull(Compare(Surface.Replace(before, after, StringComparison.Ordinal)));

    static string? Compare(string received) => Approved.Difference(ApiSurface.Normal(Surface), ApiSurface.Normal(received));

    static async Task<string> WholeCity()
    {
        var folder = Directory.CreateTempSubdirectory("yz-surface-");
        try
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "Yingzhou.Host" });
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Folder"] = folder.FullName });
            builder.WebHost.UseTestServer();
            builder.Services.AddCity(builder.Configuration).AddEnds();
            await using var app = builder.Build();
            app.Services.GetRequiredService<SchemaUpgrade>().Run();
            app.MapCity();
            await app.StartAsync();
            using var client = app.GetTestClient();
            return await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}
