using System.IO.Compression;

namespace Yingzhou.Data.Workbooks;

/// <summary>A packed workbook is judged before it is unpacked.</summary>
static class PackedWorkbook
{
    const int MostParts = 10_000;

    /// <returns>What is wrong with it; <c>null</c> for one that may be unpacked, and for one that is not packed. The stream stands at its beginning again.</returns>
    public static string? Bomb(Stream file, long mostUnpacked, int mostRatio)
    {
        try
        {
            if (!IsPacked(file))
                return null;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var (packed, unpacked) = (zip.Entries.Sum(entry => entry.CompressedLength), zip.Entries.Sum(entry => entry.Length));
            return zip.Entries.Count > MostParts || unpacked > mostUnpacked || unpacked > Math.Max(1, packed) * mostRatio
                ? $"压缩文件展开后有 {unpacked:N0} 字节，是原来的 {unpacked / Math.Max(1, packed):N0} 倍，疑似压缩炸弹"
                : null;
        }
        catch (InvalidDataException)
        {
            return "压缩文件已损坏";
        }
        finally
        {
            file.Position = 0;
        }
    }

    static bool IsPacked(Stream file)
    {
        Span<byte> head = stackalloc byte[4];
        var read = file.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 4 && head.SequenceEqual("PK\u0003\u0004"u8);
    }
}
