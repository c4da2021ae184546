using ExcelDataReader;
using Yingzhou.Data.Workbooks;

namespace Yingzhou.Data.Lake.Sources;

/// <summary>The first sheet of an Excel workbook. A packed file is judged before it is unpacked; what cannot be told from its cells is reported with the cell's address.</summary>
static class ExcelSource
{
    public static SourceRows Open(Stream file, LakeOptions limits)
    {
        if (PackedWorkbook.Bomb(file, limits.MostUnpackedBytes, limits.MostRatio) is { } bomb)
            throw new RefusedSourceException(bomb);
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
                $"工作表里有合并单元格（{WorkbookCells.Address(merged.FromRow, merged.FromColumn)}），请取消合并、每行填全后再送"
            );
        do
        {
            if (!reader.Read())
                throw new RefusedSourceException("第一张工作表是空的");
        } while (IsEmpty(reader));
        var header = Enumerable
            .Range(0, reader.FieldCount)
            .Select(column => WorkbookCells.TextOf(reader.GetValue(column))?.Trim() ?? "")
            .ToList();
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
                    return new(null, $"单元格 {WorkbookCells.Address(reader.Depth, column)} 在表头以外", WorkbookCells.TextOf(cell) ?? "");
                continue;
            }
            values[column] = WorkbookCells.TextOf(cell);
            // A formula in a text becomes one again when somebody opens the export.
            if (WorkbookCells.BeginsFormula(cell))
                return new(null, $"单元格 {WorkbookCells.Address(reader.Depth, column)} 的文字以公式符号开头", values[column]!);
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
}
