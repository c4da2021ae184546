using System.Text.Json.Nodes;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Catalogue.Reading;

/// <summary>The catalogue as DCAT (W3C DCAT 3, with the properties that DCAT-AP 3.0 makes mandatory): one JSON-LD document of what is published.</summary>
static class DcatCatalogue
{
    const string Frequency = "http://publications.europa.eu/resource/authority/frequency/";
    const string Access = "http://publications.europa.eu/resource/authority/access-right/";

    /// <param name="home">Address of the city, without a slash at the end.</param>
    /// <param name="nameOf">Name of a department.</param>
    public static JsonObject Of(IReadOnlyList<DataCatalogue> catalogues, string home, Func<string, string> nameOf) =>
        new()
        {
            ["@context"] = new JsonObject
            {
                ["dcat"] = "http://www.w3.org/ns/dcat#",
                ["dct"] = "http://purl.org/dc/terms/",
                ["foaf"] = "http://xmlns.com/foaf/0.1/",
                ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
            },
            ["@id"] = $"{home}/api/data/catalogue.jsonld",
            ["@type"] = "dcat:Catalog",
            ["dct:title"] = Chinese("公共数据目录"),
            ["dct:description"] = Chinese("各部门登记的公共数据资源"),
            ["dct:publisher"] = Publisher(home, "big-data", nameOf),
            ["dcat:dataset"] = new JsonArray([.. catalogues.Select(one => Dataset(one, home, nameOf))]),
        };

    static JsonObject Dataset(DataCatalogue one, string home, Func<string, string> nameOf)
    {
        var dataset = new JsonObject
        {
            ["@id"] = $"{home}/desk/data/catalogue/{one.Dataset}",
            ["@type"] = "dcat:Dataset",
            ["dct:identifier"] = one.Code,
            ["dct:title"] = Chinese(one.Name),
            ["dct:description"] = Chinese(one.Abstract),
            ["dct:publisher"] = Publisher(home, one.Provider, nameOf),
            ["dct:accessRights"] = new JsonObject
            {
                ["@id"] =
                    Access
                    + (
                        one.Opening is OpenAttribute.Open ? "PUBLIC"
                        : one.Opening is OpenAttribute.Conditional ? "RESTRICTED"
                        : "NON_PUBLIC"
                    ),
            },
        };
        if (FrequencyOf(one.Cycle) is { } frequency)
            dataset["dct:accrualPeriodicity"] = new JsonObject { ["@id"] = Frequency + frequency };
        if (one.PublishedOn is { } published)
            dataset["dct:issued"] = new JsonObject
            {
                ["@value"] = published.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                ["@type"] = "xsd:date",
            };
        return dataset;
    }

    static string? FrequencyOf(UpdateCycle? cycle) =>
        cycle switch
        {
            UpdateCycle.Realtime => "UPDATE_CONT",
            UpdateCycle.Daily => "DAILY",
            UpdateCycle.Weekly => "WEEKLY",
            UpdateCycle.Monthly => "MONTHLY",
            UpdateCycle.Quarterly => "QUARTERLY",
            UpdateCycle.Yearly => "ANNUAL",
            UpdateCycle.AsNeeded => "IRREG",
            _ => null,
        };

    static JsonObject Publisher(string home, string unit, Func<string, string> nameOf) =>
        new()
        {
            ["@id"] = $"{home}/id/unit/{unit}",
            ["@type"] = "foaf:Agent",
            ["foaf:name"] = Chinese(nameOf(unit)),
        };

    static JsonObject Chinese(string text) => new() { ["@value"] = text, ["@language"] = "zh" };
}
