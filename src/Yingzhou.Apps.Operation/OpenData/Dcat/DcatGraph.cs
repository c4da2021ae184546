using System.Globalization;
using Yingzhou.Data.Opening;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.OpenData.Dcat;

/// <param name="Number">From 1; <c>null</c> for the whole catalogue in one document.</param>
sealed record DcatPage(int? Number, int Total)
{
    public const int Size = 100;

    public int Last => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>
/// What is public as DCAT-AP 3.0.1: catalogue, datasets, distributions, and everything they point at with the class that the profile wants of it. Node by node, so that a
/// catalogue of any size is written without being held.
/// </summary>
sealed class DcatGraph(string home, string document, string region, OpeningContent content, Func<string, string> nameOf)
{
    const string Europe = "http://publications.europa.eu/resource/authority/";
    const string Iana = "https://www.iana.org/assignments/media-types/";
    const string City = "big-data";
    const string CatalogueLicence = "cc-by-4.0";
    const string Authority = "http://purl.org/adms/publishertype/LocalAuthority";

    readonly HashSet<string> written = new(StringComparer.Ordinal);

    string Catalogue => $"{home}/catalog";

    public IEnumerable<RdfNode> Nodes(IReadOnlyList<OpenedDataset> all, DcatPage page)
    {
        IReadOnlyList<OpenedDataset> shown = page.Number is { } number
            ? [.. all.Skip((number - 1) * DcatPage.Size).Take(DcatPage.Size)]
            : all;
        yield return CatalogueNode(shown, all);
        if (page.Number is { } current)
            yield return Paging(page, current);
        var licence = content.LicenceOf(CatalogueLicence);
        foreach (
            var node in About(
                [City],
                [
                    (licence.Url, "dct:LicenseDocument", licence.Title),
                    ($"{home}/id/area/{region}", "dct:Location", nameOf(region)),
                    ($"{home}/api/3/action", "rdfs:Resource", null),
                    (Authority, "skos:Concept", "地方政府"),
                ]
            )
        )
            yield return node;
        yield return Service(shown);
        foreach (var one in shown)
        {
            foreach (var node in Dataset(one))
                yield return node;
        }
    }

    RdfNode CatalogueNode(IReadOnlyList<OpenedDataset> shown, IReadOnlyList<OpenedDataset> all) =>
        new(
            Catalogue,
            ["dcat:Catalog"],
            [
                ("dct:title", RdfTerm.Chinese("舟山市公共数据开放平台")),
                ("dct:title", RdfTerm.English("Zhoushan open public data")),
                ("dct:description", RdfTerm.Chinese("舟山市各部门向社会开放的公共数据")),
                ("dct:publisher", RdfTerm.Node(Unit(City))),
                ("foaf:homepage", RdfTerm.Node($"{home}/open")),
                ("dct:language", RdfTerm.Node(Europe + "language/ZHO")),
                ("dcat:themeTaxonomy", RdfTerm.Node(Europe + "data-theme")),
                ("dcat:service", RdfTerm.Node($"{home}/api/3")),
                ("dct:license", RdfTerm.Node(content.LicenceOf(CatalogueLicence).Url)),
                ("dct:spatial", RdfTerm.Node($"{home}/id/area/{region}")),
                .. all.Select(one => one.Dataset.CreatedAt).Order().Take(1).Select(first => ("dct:issued", Moment(first))),
                .. all.Select(one => one.Release.DecidedAt).Max() is { } newest ? new[] { ("dct:modified", Moment(newest)) } : [],
                .. shown.Select(one => ("dcat:dataset", RdfTerm.Node(IriOf(one)))),
            ]
        );

    // As CKAN's DCAT extension pages, which harvesters follow.
    RdfNode Paging(DcatPage page, int current)
    {
        string Address(int number) => $"{document}?page={number.ToString(CultureInfo.InvariantCulture)}";
        var said = new List<(string, RdfTerm)>
        {
            ("hydra:totalItems", Whole(page.Total)),
            ("hydra:itemsPerPage", Whole(DcatPage.Size)),
            ("hydra:firstPage", RdfTerm.Plain(Address(1))),
            ("hydra:lastPage", RdfTerm.Plain(Address(page.Last))),
        };
        if (current > 1)
            said.Add(("hydra:previousPage", RdfTerm.Plain(Address(current - 1))));
        if (current < page.Last)
            said.Add(("hydra:nextPage", RdfTerm.Plain(Address(current + 1))));
        return new(Address(current), ["hydra:PagedCollection"], said);
    }

    RdfNode Service(IReadOnlyList<OpenedDataset> shown) =>
        new(
            $"{home}/api/3",
            ["dcat:DataService"],
            [
                ("dct:title", RdfTerm.Chinese("开放数据接口（CKAN Action API v3）")),
                ("dcat:endpointURL", RdfTerm.Node($"{home}/api/3/action")),
                ("dct:publisher", RdfTerm.Node(Unit(City))),
                .. shown.Select(one => ("dcat:servesDataset", RdfTerm.Node(IriOf(one)))),
            ]
        );

    IEnumerable<RdfNode> Dataset(OpenedDataset one)
    {
        var (dataset, release) = (one.Dataset, one.Release);
        var theme = Europe + "data-theme/" + content.ThemeOf(dataset.Theme).Authority;
        var rights = Europe + "access-right/" + (dataset.Attribute is OpenAttribute.Open ? "PUBLIC" : "RESTRICTED");
        var place = $"{home}/id/area/{dataset.Region}";
        var said = new List<(string, RdfTerm)>
        {
            ("dct:title", RdfTerm.Chinese(dataset.Title)),
            ("dct:description", RdfTerm.Chinese(dataset.Notes)),
            ("dct:identifier", RdfTerm.Plain(dataset.Dataset)),
            ("dct:publisher", RdfTerm.Node(Unit(dataset.Publisher))),
            ("dcat:contactPoint", RdfTerm.Node(Unit(dataset.Publisher) + "#contact")),
            ("dcat:theme", RdfTerm.Node(theme)),
            ("dct:accessRights", RdfTerm.Node(rights)),
            ("dct:spatial", RdfTerm.Node(place)),
            ("dct:language", RdfTerm.Node(Europe + "language/ZHO")),
            ("dcat:landingPage", RdfTerm.Node($"{home}/open/d/{dataset.Dataset}")),
            ("dcat:version", RdfTerm.Plain(release.Number ?? "")),
            ("dct:issued", Moment(dataset.CreatedAt)),
            ("dct:modified", Moment(release.DecidedAt ?? release.CreatedAt)),
        };
        if (dataset.TitleEn.Length > 0)
            said.Add(("dct:title", RdfTerm.English(dataset.TitleEn)));
        said.AddRange(dataset.TagList.Select(tag => ("dcat:keyword", RdfTerm.Chinese(tag))));
        if (FrequencyOf(dataset.Cycle) is { } frequency)
            said.Add(("dct:accrualPeriodicity", RdfTerm.Node(Europe + "frequency/" + frequency)));
        said.AddRange(one.Files.Select(file => ("dcat:distribution", RdfTerm.Node(IriOf(one, file)))));
        yield return new(IriOf(one), ["dcat:Dataset"], said);

        foreach (
            var node in About(
                [dataset.Publisher],
                [(theme, "skos:Concept", content.ThemeOf(dataset.Theme).Title), (rights, "dct:RightsStatement", null)]
            )
        )
            yield return node;
        foreach (
            var node in About(
                [],
                [(place, "dct:Location", nameOf(dataset.Region)), (Europe + "language/ZHO", "dct:LinguisticSystem", null)]
            )
        )
            yield return node;
        foreach (
            var node in About(
                [],
                [
                    (Europe + "data-theme", "skos:ConceptScheme", "数据主题"),
                    ($"{home}/open/d/{dataset.Dataset}", "foaf:Document", null),
                    ($"{home}/open", "foaf:Document", null),
                ]
            )
        )
            yield return node;
        if (FrequencyOf(dataset.Cycle) is { } often)
            foreach (var node in About([], [(Europe + "frequency/" + often, "dct:Frequency", null)]))
                yield return node;
        foreach (var node in one.Files.SelectMany(file => Distribution(one, file)))
            yield return node;
    }

    IEnumerable<RdfNode> Distribution(OpenedDataset one, ReleaseFile file)
    {
        var licence = content.LicenceOf(one.Dataset.Licence);
        var address = $"{home}/open/files/{one.Dataset.Dataset}/{one.Release.Number}/{file.Name}";
        var format = Europe + "file-type/" + FormatOf(file.Format);
        var checksum = IriOf(one, file) + "-sha256";
        yield return new(
            IriOf(one, file),
            ["dcat:Distribution"],
            [
                ("dct:title", RdfTerm.Chinese($"{one.Dataset.Title}（{file.Format}）")),
                ("dct:description", RdfTerm.Chinese($"SM3 摘要 {file.Sm3}")),
                ("dcat:accessURL", RdfTerm.Node($"{home}/open/d/{one.Dataset.Dataset}")),
                ("dcat:downloadURL", RdfTerm.Node(address)),
                ("dct:format", RdfTerm.Node(format)),
                ("dcat:mediaType", RdfTerm.Node(Iana + file.MediaType)),
                ("dcat:byteSize", RdfTerm.Typed(file.Bytes.ToString(CultureInfo.InvariantCulture), "xsd:nonNegativeInteger")),
                ("dct:license", RdfTerm.Node(licence.Url)),
                ("dct:issued", Moment(one.Release.DecidedAt ?? one.Release.CreatedAt)),
                ("spdx:checksum", RdfTerm.Node(checksum)),
            ]
        );
        yield return new(
            checksum,
            ["spdx:Checksum"],
            [
                ("spdx:algorithm", RdfTerm.Node("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")),
                ("spdx:checksumValue", RdfTerm.Typed(file.Sha256, "xsd:hexBinary")),
            ]
        );
        foreach (
            var node in About(
                [],
                [
                    (format, "dct:MediaTypeOrExtent", null),
                    (Iana + file.MediaType, "dct:MediaType", null),
                    (licence.Url, "dct:LicenseDocument", licence.Title),
                    (address, "rdfs:Resource", null),
                    ("http://spdx.org/rdf/terms#checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm", null),
                ]
            )
        )
            yield return node;
    }

    // What many point at is described once.
    IEnumerable<RdfNode> About(IReadOnlyList<string> units, IReadOnlyList<(string Iri, string Type, string? Name)> things)
    {
        foreach (var unit in units)
            if (written.Add(Unit(unit)))
            {
                yield return new(
                    Unit(unit),
                    ["foaf:Agent"],
                    [("foaf:name", RdfTerm.Chinese(nameOf(unit))), ("dct:type", RdfTerm.Node(Authority))]
                );
                yield return new(
                    Unit(unit) + "#contact",
                    ["vcard:Kind"],
                    [("vcard:fn", RdfTerm.Chinese(nameOf(unit))), ("vcard:hasURL", RdfTerm.Node($"{home}/open/requests"))]
                );
            }
        foreach (var (iri, type, name) in things)
            if (written.Add(iri))
                yield return new(
                    iri,
                    [type],
                    name is null ? []
                        : type is "skos:Concept" ? [("skos:prefLabel", RdfTerm.Chinese(name))]
                        : type is "skos:ConceptScheme" or "dct:LicenseDocument" ? [("dct:title", RdfTerm.Chinese(name))]
                        : [("rdfs:label", RdfTerm.Chinese(name))]
                );
    }

    string Unit(string id) => $"{home}/id/unit/{Uri.EscapeDataString(id)}";

    string IriOf(OpenedDataset one) => $"{home}/open/d/{one.Dataset.Dataset}#dataset";

    string IriOf(OpenedDataset one, ReleaseFile file) => $"{home}/open/d/{one.Dataset.Dataset}#{file.Id}";

    static RdfTerm Moment(DateTimeOffset at) =>
        RdfTerm.Typed(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), "xsd:dateTime");

    static RdfTerm Whole(int number) => RdfTerm.Typed(number.ToString(CultureInfo.InvariantCulture), "xsd:integer");

    static string FormatOf(string format) =>
        format switch
        {
            "GeoJSON" => "GEOJSON",
            "Parquet" => "PARQUET",
            var csv when csv.StartsWith("CSV", StringComparison.Ordinal) => "CSV",
            var other => other,
        };

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
}
