using System.Text.Json;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Data.Catalogue;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.OpenData.Demo;

/// <summary>The city's own content as tables that hold nobody: what the demonstration opens.</summary>
sealed class CityTables(CityContent content, ICatalogue catalogue, IOrganisation organisation)
{
    /// <returns><c>null</c> for a dataset that is made elsewhere.</returns>
    public async Task<IReadOnlyList<string?[]>?> Of(string dataset, CancellationToken cancel) =>
        dataset switch
        {
            "division" =>
            [
                ["code", "name", "level", "parent", "county"],
                .. Divisions(),
            ],
            "island-outline" =>
            [
                ["n", "area", "geometry"],
                .. Islands(),
            ],
            "service-item" =>
            [
                ["id", "code", "name", "kind", "department", "level", "statutory_days", "promised_days"],
                .. Items(),
            ],
            "service-hall" =>
            [
                ["id", "name", "region", "address", "counters", "opens", "closes"],
                .. Halls(),
            ],
            "work-calendar" =>
            [
                ["day", "kind", "name"],
                .. Days(),
            ],
            "ferry-pier" =>
            [
                ["id", "name", "jd", "wd"],
                .. Piers(),
            ],
            "catalogue-statistic" =>
            [
                ["department", "opening", "catalogues", "items"],
                .. await Catalogues(cancel),
            ],
            _ => null,
        };

    JsonElement Read(string file) => JsonDocument.Parse(content.ReadBytes(file)).RootElement;

    static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : null;

    IEnumerable<string?[]> Divisions()
    {
        var city = Read("org/divisions.json");
        yield return [Text(city, "code"), Text(city, "name"), "市", null, null];
        foreach (var county in city.GetProperty("counties").EnumerateArray())
        {
            var name = Text(county, "name");
            yield return [Text(county, "code"), name, "县区", Text(city, "code"), name];
            foreach (var town in county.GetProperty("towns").EnumerateArray())
            {
                yield return [Text(town, "code"), Text(town, "name"), "乡镇街道", Text(county, "code"), name];
                foreach (var village in town.GetProperty("villages").EnumerateObject())
                    yield return [village.Name, village.Value.GetString(), "村社区", Text(town, "code"), name];
            }
        }
    }

    IEnumerable<string?[]> Islands() =>
        Read("layers/islands.geojson")
            .GetProperty("features")
            .EnumerateArray()
            .Select(island =>
                new[]
                {
                    Text(island.GetProperty("properties"), "n"),
                    Text(island.GetProperty("properties"), "areaKm2Approx"),
                    island.GetProperty("geometry").GetRawText(),
                }
            );

    IEnumerable<string?[]> Items() =>
        content
            .Files("items", ".json")
            .Select(Read)
            .Where(item => !Text(item, "id")!.StartsWith("internal-", StringComparison.Ordinal))
            .Select(item =>
                new[]
                {
                    Text(item, "id"),
                    Text(item, "code"),
                    Text(item, "name"),
                    KindOf(Text(item, "kind")),
                    Text(item, "department") is { } department ? organisation.NameOf(department) : null,
                    Text(item, "level"),
                    item.TryGetProperty("clock", out var clock) ? Text(clock, "statutoryWorkdays") : null,
                    item.TryGetProperty("clock", out var promised) ? Text(promised, "promisedWorkdays") : null,
                }
            );

    static string? KindOf(string? kind) =>
        kind switch
        {
            "licence" => "行政许可",
            "confirmation" => "行政确认",
            "payment" => "行政给付",
            "public-service" => "公共服务",
            "other-power" => "其他行政权力",
            _ => kind,
        };

    static string? LevelOf(string? level) =>
        level switch
        {
            "city" => "市级",
            "county" => "县级",
            "town" => "乡镇街道",
            _ => level,
        };

    IEnumerable<string?[]> Halls() =>
        Read("halls/halls.json")
            .GetProperty("halls")
            .EnumerateArray()
            .Select(hall =>
                new[]
                {
                    Text(hall, "id"),
                    Text(hall, "name"),
                    organisation.NameOf(Text(hall, "region")!),
                    Text(hall, "address"),
                    Text(hall, "counters"),
                    Text(hall, "opens"),
                    Text(hall, "closes"),
                }
            );

    IEnumerable<string?[]> Days() =>
        content
            .Files("calendar", ".json")
            .Select(Read)
            .SelectMany(year => Days(year, "daysOff", "放假").Concat(Days(year, "workingDays", "调休上班")))
            .OrderBy(day => day[0], StringComparer.Ordinal);

    static IEnumerable<string?[]> Days(JsonElement year, string list, string kind) =>
        year.TryGetProperty(list, out var groups)
            ? groups
                .EnumerateArray()
                .SelectMany(group =>
                    group.ValueKind is JsonValueKind.String
                        ? [new[] { group.GetString(), kind, null }]
                        : group.GetProperty("dates").EnumerateArray().Select(day => new[] { day.GetString(), kind, Text(group, "name") })
                )
            : [];

    IEnumerable<string?[]> Piers() =>
        Read("no-visit/ferries.json")
            .GetProperty("stops")
            .EnumerateArray()
            .Select(stop => new[] { Text(stop, "id"), Text(stop, "name"), Text(stop, "longitude"), Text(stop, "latitude") });

    async Task<IReadOnlyList<string?[]>> Catalogues(CancellationToken cancel)
    {
        var all = new List<DataCatalogue>();
        for (string? after = null; ; )
        {
            var page = await catalogue.List(new(After: after, Size: 200), cancel);
            all.AddRange(page.Items.Where(one => one.Status is CatalogueStatus.Published));
            if ((after = page.Next) is null)
                break;
        }
        return
        [
            .. all.GroupBy(one => (one.Provider, one.Opening))
                .OrderBy(same => same.Key.Provider, StringComparer.Ordinal)
                .ThenBy(same => same.Key.Opening)
                .Select(same =>
                    new[]
                    {
                        organisation.NameOf(same.Key.Provider),
                        same.Key.Opening switch
                        {
                            OpenAttribute.Open => "无条件开放",
                            OpenAttribute.Conditional => "受限开放",
                            OpenAttribute.Closed => "禁止开放",
                            _ => "未登记",
                        },
                        Number(same.Count()),
                        Number(same.Sum(one => one.ItemCount)),
                    }
                ),
        ];
    }

    static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
