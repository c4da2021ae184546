using System.IO.Compression;
using System.Text;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Spatial.Importing;

/// <summary>A shapefile in a zip. Entries are read into memory by their endings, never written by their names; what unpacks to too much is refused before it does.</summary>
static class ZippedShapefile
{
    const long MostBytes = 300L << 20;

    public static Outcome<ReadFile> Read(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            ZipArchiveEntry[] shapes =
            [
                .. zip.Entries.Where(entry => Ends(entry, ".shp") && !entry.FullName.StartsWith("__MACOSX", StringComparison.Ordinal)),
            ];
            if (shapes is not [var shp])
                return new Fault("spatial.zip-shapefile", $"压缩包里应当有一个 .shp 文件，实际有 {shapes.Length} 个。", 400)
                {
                    Field = "file",
                };
            var stem = shp.FullName[..^4];
            if (zip.Entries.Sum(entry => entry.Length) > MostBytes)
                return TooLarge();
            var text = Part(".cpg") is { } cpg ? Encoding.ASCII.GetString(cpg) : null;
            var read = ShapefileReader.Read(Bytes(shp), Part(".dbf") ?? [], CodePages.Of(text));
            if (read.Fault is { } fault)
                return fault;
            return new ReadFile(read.Value, Part(".prj") is { } prj ? NamedCrs.OfPrj(Encoding.UTF8.GetString(prj)) : null);

            byte[]? Part(string ending) =>
                zip.Entries.FirstOrDefault(entry => string.Equals(entry.FullName, stem + ending, StringComparison.OrdinalIgnoreCase))
                    is { } entry
                    ? Bytes(entry)
                    : null;
        }
        catch (InvalidDataException)
        {
            return new Fault("spatial.zip-broken", "压缩包损坏或不是 zip，请重新压缩。", 400) { Field = "file" };
        }
    }

    static Fault TooLarge() => new("spatial.zip-large", $"压缩包展开后超过 {MostBytes >> 20} MB，请分批。", 413) { Field = "file" };

    static bool Ends(ZipArchiveEntry entry, string ending) => entry.FullName.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    // A length in the directory may lie: no more than it says is taken.
    static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new byte[entry.Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length && stream.ReadByte() < 0
            ? bytes
            : throw new InvalidDataException("An entry has another length than the directory says.");
    }
}
