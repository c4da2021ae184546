using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Spatial;
using Yingzhou.Support.Spatial.Importing;

namespace Yingzhou.Engines.Tests.Spatial;

/// <summary>Files of other people's programs, written by GDAL itself.</summary>
public sealed class ImportTests(CityTemplate template) : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yz-import-");

    const string Mixed = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","id":"1","properties":{"n":1,"areaKm2Approx":2.5,"name":"岱山"},"geometry":{"type":"Polygon","coordinates":[[[122.1,30.2],[122.2,30.2],[122.2,30.3],[122.1,30.3],[122.1,30.2]],[[122.14,30.24],[122.14,30.26],[122.16,30.26],[122.16,30.24],[122.14,30.24]]]}},
        {"type":"Feature","id":"2","properties":{"n":2},"geometry":{"type":"Polygon","coordinates":[[[122,30],[122.02,30.02],[122.02,30],[122,30.02],[122,30]]]}},
        {"type":"Feature","id":"3","properties":{"n":3},"geometry":null},
        {"type":"Feature","id":"1","properties":{"n":1},"geometry":{"type":"Polygon","coordinates":[[[122.3,30.2],[122.4,30.2],[122.3,30.3],[122.3,30.2]]]}},
        {"type":"Feature","id":"5","properties":{"n":5},"geometry":{"type":"MultiPolygon","coordinates":[[[[122.3,30.2],[122.4,30.2],[122.3,30.3],[122.3,30.2]]],[[[122.5,30.2],[122.6,30.2],[122.5,30.3],[122.5,30.2]]]]}}]}
        """;

    string Written(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    static void Gdal(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, said);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed.");
        }
    }

    byte[] Zipped(string stem, params string[] without)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (
                var file in folder
                    .EnumerateFiles($"{stem}.*")
                    .Where(file => file.Extension is not ".geojson" and not ".zip" && !without.Contains(file.Extension))
            )
                zip.CreateEntryFromFile(file.FullName, file.Name);
        return bytes.ToArray();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Good_features_go_on_and_bad_ones_are_quarantined_with_their_place(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 11, 25), kind, template);
        var steward = city.Official("dai-yong", "big-data/platform-admin");

        var made = await city.Do<ILayers, Outcome<LayerVersion>>(l =>
            l.Import(new("islands", 1, "islands.geojson", Encoding.UTF8.GetBytes(Mixed), "gcj-02", null, true, "补测两个岛"), steward)
        );

        CityUnderTest.Succeed(made);
        Assert.Equal((3, 2), (made.Value.Quarantined, made.Value.Added + made.Value.Changed));
        var bad = await city.Do<ILayers, Outcome<IReadOnlyList<QuarantinedFeature>>>(l => l.Quarantine("islands", 2, steward));
        Assert.Equal(
            [("第 2 个要素", "spatial.invalid-shape"), ("第 3 个要素", "spatial.no-geometry"), ("第 4 个要素", "spatial.id-twice")],
            bad.Value.Select(one => (one.Place, one.Code))
        );
        var here = new Gcj02Point(122.01, 30.01).ToCgcs2000();
        Assert.Equal((here.Longitude, here.Latitude), (bad.Value[0].At!.Value.Longitude, bad.Value[0].At!.Value.Latitude), new Near(1e-4));
        // The datum was undone: half a kilometre from where the file says.
        var stored = await city.Do<ILayers, Outcome<LayerFeature>>(l => l.Feature("islands", "1", null, steward));
        var corner = new Gcj02Point(122.1, 30.2).ToCgcs2000();
        Assert.Equal(
            (corner.Longitude, corner.Latitude),
            (stored.Value.Shape.Box!.Value.West, stored.Value.Shape.Box!.Value.South),
            new Near(1e-3)
        );
    }

    sealed class Near(double within) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) one, (double, double) other) =>
            Math.Abs(one.Item1 - other.Item1) < within && Math.Abs(one.Item2 - other.Item2) < within;

        public int GetHashCode((double, double) obj) => 0;
    }

    [Theory]
    [InlineData("ESRI Shapefile", "shp", "EPSG:4490")]
    [InlineData("ESRI Shapefile", "shp", "EPSG:4529")]
    [InlineData("ESRI Shapefile", "shp", "EPSG:4550")]
    [InlineData("GPKG", "gpkg", "EPSG:4490")]
    [InlineData("GPKG", "gpkg", "EPSG:4550")]
    [InlineData("GPKG", "gpkg", "EPSG:4326")]
    public void A_file_that_GDAL_wrote_gives_the_shapes_that_went_in(string driver, string ending, string crs)
    {
        var source = Written("from.geojson", Mixed);
        var target = Path.Combine(folder.FullName, $"to.{ending}");
        Gdal(
            "ogr2ogr",
            "-f",
            driver,
            target,
            source,
            "-t_srs",
            crs,
            "-nlt",
            "PROMOTE_TO_MULTI",
            "-lco",
            ending == "shp" ? "ENCODING=GBK" : "FID=fid",
            "-where",
            "n in (1, 5)",
            "-fid",
            "0"
        );
        var read = FeatureFile.Read(
            ending == "shp" ? "to.zip" : "to.gpkg",
            ending == "shp" ? Zipped("to") : File.ReadAllBytes(target),
            null
        );

        Assert.True(read.Succeeded, read.Fault?.ToString());
        var first = read.Value.Features[0];
        Assert.Equal("岱山", first.Attributes["name"]);
        Assert.Equal(1L, first.Attributes["n"]);
        var shape = read.Value.Crs.Stored(first.Shape.Value);
        var expected = Shape
            .FromGeoJson(
                """{"type":"Polygon","coordinates":[[[122.1,30.2],[122.2,30.2],[122.2,30.3],[122.1,30.3],[122.1,30.2]],[[122.14,30.24],[122.14,30.26],[122.16,30.26],[122.16,30.24],[122.14,30.24]]]}""",
                Datum.Cgcs2000
            )
            .Value;
        // A square metre in ninety million: the file keeps all digits, and the hole is a hole.
        Assert.Equal(0, expected.SymmetricDifference(shape).Value.AreaSquareMetres().Value, 1.0);
    }

    [Fact]
    public void P08_6_a_zip_without_prj_proposes_the_zone_and_waits()
    {
        var source = Written(
            "from.geojson",
            """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[122.1069,30.0164]}}]}"""
        );
        Gdal("ogr2ogr", "-f", "ESRI Shapefile", Path.Combine(folder.FullName, "bare.shp"), source, "-t_srs", "EPSG:4529");

        var asked = FeatureFile.Read("bare.zip", Zipped("bare", ".prj"), null);

        Assert.Equal(("spatial.crs-needed", "crs"), (asked.Fault?.Code, asked.Fault?.Field));
        Assert.Contains("中央经线 123°", asked.Fault!.Detail, StringComparison.Ordinal);
        Assert.Contains("EPSG:4529", asked.Fault.Detail, StringComparison.Ordinal);
        var said = FeatureFile.Read("bare.zip", Zipped("bare", ".prj"), "EPSG:4529").Value;
        var at = said.Crs.Stored(said.Features[0].Shape.Value).Box!.Value;
        Assert.Equal((122.1069, 30.0164), (Math.Round(at.West, 7), Math.Round(at.South, 7)));
    }

    [Theory]
    [InlineData("a.geojson", "{", "spatial.geojson-broken")]
    [InlineData("a.geojson", "{\"type\":\"Point\"}", "spatial.geojson-features")]
    [InlineData("a.zip", "PK", "spatial.zip-broken")]
    [InlineData("a.gpkg", "no database", "spatial.geopackage")]
    [InlineData("a.dwg", "", "spatial.file-kind")]
    public void A_file_that_is_none_is_refused_by_name(string name, string content, string code)
    {
        var fault = FeatureFile.Read(name, Encoding.UTF8.GetBytes(content), "cgcs2000").Fault;

        Assert.Equal((code, "file"), (fault?.Code, fault?.Field));
    }

    [Fact]
    public void No_bytes_break_the_shapefile_reader()
    {
        var source = Written("from.geojson", Mixed);
        Gdal("ogr2ogr", "-f", "ESRI Shapefile", Path.Combine(folder.FullName, "noise.shp"), source, "-where", "n = 1");
        var (shp, dbf) = (
            File.ReadAllBytes(Path.Combine(folder.FullName, "noise.shp")),
            File.ReadAllBytes(Path.Combine(folder.FullName, "noise.dbf"))
        );
        var random = new Random(3);
        for (var round = 0; round < 5_000; round++)
        {
            var (one, other) = (shp.ToArray(), dbf.ToArray());
            for (var i = 0; i < 4; i++)
            {
                one[random.Next(4, one.Length)] = (byte)random.Next(256);
                other[random.Next(other.Length)] = (byte)random.Next(256);
            }
            var read = Yingzhou.Formats.ShapefileReader.Read(one.AsSpan(0, random.Next(one.Length)), other, Encoding.UTF8);
            Assert.True(read.Succeeded || read.Fault.Field == "file");
        }
    }

    public void Dispose() => folder.Delete(recursive: true);
}
