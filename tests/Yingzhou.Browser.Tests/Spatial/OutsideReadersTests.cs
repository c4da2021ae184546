using Yingzhou.Browser.Tests.OpenData;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.Spatial;

/// <summary>What GDAL makes of the layers, over a real socket: its drivers stand behind most desktop programs.</summary>
public class OutsideReadersTests(RunningHost host)
{
    [Fact]
    public async Task GDAL_lists_the_collections_and_copies_one_page_by_page()
    {
        var address = await host.Address();
        var folder = Directory.CreateTempSubdirectory("yz-ogr-");
        try
        {
            var listed = await Portal.Run("ogrinfo", "-ro", "-q", $"OAPIF:{address}ogc");
            Assert.Contains("islands", listed, StringComparison.Ordinal);
            Assert.DoesNotContain("zones", listed, StringComparison.Ordinal);

            var copy = Path.Combine(folder.FullName, "islands.gpkg");
            // 244 islands by 100: three pages.
            await Portal.Run("ogr2ogr", "-f", "GPKG", copy, $"OAPIF:{address}ogc", "islands", "-oo", "PAGE_SIZE=100");
            var said = await Portal.Run("ogrinfo", "-ro", "-so", copy, "islands");
            Assert.Contains("Feature Count: 244", said, StringComparison.Ordinal);
            Assert.Contains("areaKm2Approx: Real", said, StringComparison.Ordinal);

            var boxed = await Portal.Run(
                "ogrinfo",
                "-ro",
                "-so",
                $"OAPIF:{address}ogc",
                "piers",
                "-spat",
                "122.19",
                "30.23",
                "122.22",
                "30.25"
            );
            Assert.Contains("Feature Count: 2", boxed, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task GDAL_decodes_a_tile()
    {
        var address = await host.Address();
        using var http = new HttpClient();
        var folder = Directory.CreateTempSubdirectory("yz-mvt-");
        try
        {
            var file = Path.Combine(folder.FullName, "105.pbf");
            await File.WriteAllBytesAsync(file, await http.GetByteArrayAsync(new Uri(address, "tiles/islands/8/214/105.pbf")));

            var said = await Portal.Run("ogrinfo", "-ro", "-al", $"MVT:{file}", "-oo", "Z=8", "-oo", "X=214", "-oo", "Y=105");

            Assert.Contains("id (String) = 1\n", said, StringComparison.Ordinal);
            Assert.Contains("POLYGON ((", said, StringComparison.Ordinal);
            Assert.Contains("symbol", said, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
