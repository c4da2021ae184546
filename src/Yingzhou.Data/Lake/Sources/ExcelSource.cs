using System.Globalization;
using System.IO.Compression;
using ExcelDataReader;

namespace Yingzhou.Data.Lake.Sources;

/// <summary>The first sheet of an Excel workbook. A packed file is judged before it is unpacked; what cannot be told from its cells is reported with the cell's address.</summary>
static class ExcelSource
{
    const int MostParts = 10_000;

    public static SourceRows Open(Stream file, LakeOptions limits)
    {
        if (IsPacked(file))
            RefuseBomb(file, limits);
        IExcelDataReader reader;
        try
        {
            reader = ExcelReaderFactory.CreateReader(file);
        }
        catch (Exception broken)
            when (broken is ExcelDataReader.Exceptions.ExcelReaderException or InvalidDataException or System.Xml.XmlException)
        {
            throw new RefusedSourceException("不是可以读取的 Excel 文件，或者设了打开密码", broken);
        }
        if (reader.MergeCells is [var merged, ..])
            throw new RefusedSourceException(
                $"工作表里有合并单元格（{Address(merged.FromRow, merged.FromColumn)}），请取消合并、每行填全后再送"
            );
        do
        {
            if (!reader.Read())
                throw new RefusedSourceException("第一张工作表是空的");
        } while (IsEmpty(reader));
        var header = Enumerable.Range(0, reader.FieldCount).Select(column => TextOf(reader.GetValue(column))?.Trim() ?? "").ToList();
        while (header.Count > 0 && header[^1].Length == 0)
            header.RemoveAt(header.Count - 1);
        return new(header, Rows(reader, header.Count));
    }

    static IEnumerable<SourceRow> Rows(IExcelDataReader reader, int width)
    {
        using (reader)
            while (Read(reader))
                if (!IsEmpty(reader))
                    yield return Row(reader, width);
    }

    static bool Read(IExcelDataReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception broken) when (broken is InvalidDataException or System.Xml.XmlException)
        {
            throw new RefusedSourceException("Excel 文件内容不完整", broken);
        }
    }

    static SourceRow Row(IExcelDataReader reader, int width)
    {
        var values = new string?[width];
        for (var column = 0; column < reader.FieldCount; column++)
        {
            var cell = reader.GetValue(column);
            if (column >= width)
            {
                if (cell is not null)
                    return new(null, $"单元格 {Address(reader.Depth, column)} 在表头以外", TextOf(cell) ?? "");
                continue;
            }
            values[column] = TextOf(cell);
            // A formula in a text becomes one again when somebody opens the export.
            if (cell is string and ['=' or '+' or '@', _, ..] && !double.TryParse((string)cell, CultureInfo.InvariantCulture, out _))
                return new(null, $"单元格 {Address(reader.Depth, column)} 的文字以公式符号开头", values[column]!);
        }
        return new(values, null, "");
    }

    static bool IsEmpty(IExcelDataReader reader)
    {
        for (var column = 0; column < reader.FieldCount; column++)
            if (reader.GetValue(column) is not null and not "")
                return false;
        return true;
    }

    static string? TextOf(object? cell) =>
        cell switch
        {
            null => null,
            // Days count from 1900; a value with no time of day is a date.
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            bool flag => flag ? "1" : "0",
            _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
        };

    internal static string Address(int row, int column)
    {
        var letters = "";
        for (var left = column + 1; left > 0; left = (left - 1) / 26)
            letters = (char)('A' + ((left - 1) % 26)) + letters;
        return letters + (row + 1).ToString(CultureInfo.InvariantCulture);
    }

    static bool IsPacked(Stream file)
    {
        Span<byte> head = stackalloc byte[4];
        var read = file.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 4 && head.SequenceEqual("PK\u0003\u0004"u8);
    }

    static void RefuseBomb(Stream file, LakeOptions limits)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var (packed, unpacked) = (zip.Entries.Sum(entry => entry.CompressedLength), zip.Entries.Sum(entry => entry.Length));
            if (zip.Entries.Count > MostParts || unpacked > limits.MostUnpackedBytes || unpacked > Math.Max(1, packed) * limits.MostRatio)
                throw new RefusedSourceException(
                    $"压缩文件展开后有 {unpacked:N0} 字节，是原来的 {unpacked / Math.Max(1, packed):N0} 倍，疑似压缩炸弹"
                );
        }
        catch (InvalidDataException broken)
        {
            throw new RefusedSourceException("压缩文件已损坏", broken);
        }
        file.Position = 0;
    }
}
