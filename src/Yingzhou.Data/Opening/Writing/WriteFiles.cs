using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Workbooks;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening.Writing;

/// <summary>Writes the files of a release from its snapshot, and nothing else, into a folder that nobody reads yet.</summary>
sealed class WriteFiles(DuckDb duck)
{
    public IReadOnlyList<ReleaseFile> Run(string snapshot, DatasetRelease release, IReadOnlyList<ReleasedColumn> columns, string into)
    {
        IEnumerable<object?[]> Rows() => SnapshotRows.Of(duck, snapshot, columns.Count);
        var files = new List<ReleaseFile>();
        void Add(string format, string ending, string mediaType, Func<Stream, bool> write)
        {
            var path = Path.Combine(into, $"{release.Dataset}{ending}");
            bool written;
            using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16))
                written = write(file);
            if (written)
                files.Add(Of(release, path, format, mediaType));
            else
                File.Delete(path);
        }

        Add("CSV", ".csv", "text/csv", file => Done(() => TextFiles.Csv(file, columns, Rows(), CsvFlavour.Standard)));
        Add("CSV（Excel）", ".excel.csv", "text/csv", file => Done(() => TextFiles.Csv(file, columns, Rows(), CsvFlavour.Excel)));
        Add("JSON", ".json", "application/json", file => Done(() => TextFiles.Json(file, columns, Rows())));
        if (release.Rows <= WorkbookFile.MostRows)
            Add(
                "XLSX",
                ".xlsx",
                WorkbookFile.MediaType,
                file => Done(() => WorkbookFile.Write(file, new WrittenSheet("数据", [.. columns.Select(column => column.Title)], Rows())))
            );
        if (GeometryColumns.Of(columns) is { } at)
            Add("GeoJSON", ".geojson", "application/geo+json", file => TextFiles.GeoJson(file, columns, at, Rows()));
        Add("Parquet", ".parquet", "application/vnd.apache.parquet", file => Done(() => Copy(snapshot, file)));
        return files;
    }

    static bool Done(Action write)
    {
        write();
        return true;
    }

    static void Copy(string snapshot, Stream file)
    {
        using var source = File.OpenRead(snapshot);
        source.CopyTo(file);
    }

    static ReleaseFile Of(DatasetRelease release, string path, string format, string mediaType)
    {
        var (sm3, sha256) = Digests(path);
        return new()
        {
            ReleaseId = release.Id,
            Format = format,
            Name = Path.GetFileName(path),
            MediaType = mediaType,
            Bytes = new FileInfo(path).Length,
            Sm3 = sm3,
            Sha256 = sha256,
        };
    }

    // Both in one reading, however large the file.
    static (string Sm3, string Sha256) Digests(string path)
    {
        using var file = File.OpenRead(path);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var sm3 = new SM3Digest();
        var buffer = new byte[1 << 16];
        for (int read; (read = file.Read(buffer)) > 0; )
        {
            sha.AppendData(buffer, 0, read);
            sm3.BlockUpdate(buffer, 0, read);
        }
        var digest = new byte[sm3.GetDigestSize()];
        sm3.DoFinal(digest, 0);
        return (Convert.ToHexStringLower(digest), Convert.ToHexStringLower(sha.GetHashAndReset()));
    }
}
