using System.Text.Json;
using System.Xml.Linq;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.CityManagement;

/// <summary>Open311 GeoReport v2, as a client outside reads it.</summary>
public class Open311Tests(DeskCity city)
{
    [Fact]
    public async Task A_client_reads_kinds_and_cases_without_what_people_wrote()
    {
        using var client = city.Visitor();
        var services = await Json(client, "/open311/v2/services.json");
        Assert.Contains(services.EnumerateArray(), one => one.GetProperty("service_code").GetString() == "0103");

        var closed = await Json(client, "/open311/v2/requests.json?status=closed&service_code=0103");
        Assert.NotEmpty(closed.EnumerateArray());
        Assert.All(
            closed.EnumerateArray(),
            one => Assert.Equal(("closed", "0103"), (one.GetProperty("status").GetString(), one.GetProperty("service_code").GetString()))
        );
        Assert.All(closed.EnumerateArray(), one => Assert.False(one.TryGetProperty("description", out _)));
        var id = closed[0].GetProperty("service_request_id").GetString();
        var xml = XDocument.Parse(await Text(client, $"/open311/v2/requests/{id}.xml"));
        Assert.Equal(id, xml.Root!.Element("request")!.Element("service_request_id")!.Value);
        Assert.InRange(
            double.Parse(xml.Root.Element("request")!.Element("lat")!.Value, System.Globalization.CultureInfo.InvariantCulture),
            29,
            31
        );

        Assert.Equal(404, (int)(await Get(client, "/open311/v2/requests/CG0.json")).StatusCode);
        Assert.Equal(400, (int)(await Get(client, "/open311/v2/requests.json?status=lost")).StatusCode);
        var wrong = await Get(client, "/open311/v2/requests.json?start_date=yesterday");
        Assert.Equal(400, (int)wrong.StatusCode);
        Assert.Contains("start_date", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    static Task<HttpResponseMessage> Get(Visitor client, string address) =>
        client.Send(new(HttpMethod.Get, new Uri(address, UriKind.Relative)));

    static async Task<string> Text(Visitor client, string address) => await (await Get(client, address)).Content.ReadAsStringAsync();

    static async Task<JsonElement> Json(Visitor client, string address) => JsonDocument.Parse(await Text(client, address)).RootElement;
}
