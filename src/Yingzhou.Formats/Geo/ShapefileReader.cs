using System.Buffers.Binary;
using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>
/// Features of a shapefile (.shp with its .dbf): points, lines and areas, heights passed over. Lengths in the file are never believed: a record that does not fit is a fault of that feature, and the
/// next one is read where the file says it begins. Source: ESRI Shapefile Technical Description, 1998.
/// </summary>
public static class ShapefileReader
{
    const int Header = 100;

    /// <param name="dbf">Empty where the file has no attributes.</param>
    /// <param name="text">What the .cpg says the attributes are written in, e.g. GBK.</param>
    public static Outcome<FileFeature[]> Read(ReadOnlySpan<byte> shp, ReadOnlySpan<byte> dbf, Encoding text)
    {
        if (shp.Length < Header || BinaryPrimitives.ReadInt32BigEndian(shp) != 9994)
            return new Fault("spatial.shapefile", "不是 Shapefile 的 .shp 文件，请检查压缩包。", 400) { Field = "file" };
        var rows = dbf.IsEmpty ? [] : DbfReader.Read(dbf, text);
        List<FileFeature> features = [];
        for (var at = Header; at + 8 <= shp.Length; )
        {
            // Counted in 16-bit words.
            var length = BinaryPrimitives.ReadInt32BigEndian(shp[(at + 4)..]) * 2L;
            var number = features.Count;
            var attributes = number < rows.Count ? rows[number] : new Dictionary<string, object>();
            var place = $"第 {number + 1} 个要素";
            if (length < 4 || at + 8 + length > shp.Length)
            {
                features.Add(new(place, null, Broken("记录长度超出文件"), attributes));
                break;
            }
            features.Add(new(place, null, Shape(shp.Slice(at + 8, (int)length)), attributes));
            at += 8 + (int)length;
        }
        return features.ToArray();
    }

    static Outcome<Shape> Shape(ReadOnlySpan<byte> record)
    {
        var kind = BinaryPrimitives.ReadInt32LittleEndian(record) % 10;
        return kind switch
        {
            0 => new Fault("spatial.shapefile-null", "要素没有图形（Null Shape）。", 422) { Field = "geometry" },
            1 => record.Length >= 20 ? Kernel.Shape.Of(At(record, 4)) : Broken("点的记录太短"),
            8 => Points(record),
            3 or 5 => Parts(record, kind == 5),
            _ => Broken($"不支持的图形类型 {kind}"),
        };
    }

    static Outcome<Shape> Points(ReadOnlySpan<byte> record)
    {
        if (record.Length < 40 || Count(record, 36) is not { } count || 40 + (count * 16L) > record.Length)
            return Broken("点数超出记录");
        var points = new GeoPoint[count];
        for (var i = 0; i < count; i++)
            points[i] = At(record, 40 + (i * 16));
        return Kernel.Shape.Points(points);
    }

    static Outcome<Shape> Parts(ReadOnlySpan<byte> record, bool areas)
    {
        if (record.Length < 44 || Count(record, 36) is not { } parts || Count(record, 40) is not { } points)
            return Broken("记录太短");
        if (44 + (parts * 4L) + (points * 16L) > record.Length)
            return Broken("部分数或点数超出记录");
        var starts = new int[parts + 1];
        for (var i = 0; i < parts; i++)
            starts[i] = BinaryPrimitives.ReadInt32LittleEndian(record[(44 + (i * 4))..]);
        starts[parts] = points;
        List<GeoPoint[]> lines = [];
        for (var i = 0; i < parts; i++)
        {
            if (starts[i] < 0 || starts[i] > starts[i + 1] || starts[i + 1] > points)
                return Broken("部分的起点不对");
            var line = new GeoPoint[starts[i + 1] - starts[i]];
            for (var n = 0; n < line.Length; n++)
                line[n] = At(record, 44 + (parts * 4) + ((starts[i] + n) * 16));
            lines.Add(line);
        }
        return areas ? Kernel.Shape.AreasOfRings(lines) : Kernel.Shape.Lines(lines);
    }

    static int? Count(ReadOnlySpan<byte> record, int at) =>
        BinaryPrimitives.ReadInt32LittleEndian(record[at..]) is >= 0 and var count ? count : null;

    static GeoPoint At(ReadOnlySpan<byte> record, int at) =>
        new(BinaryPrimitives.ReadDoubleLittleEndian(record[at..]), BinaryPrimitives.ReadDoubleLittleEndian(record[(at + 8)..]));

    static Fault Broken(string why) => new("spatial.shapefile-record", $"图形记录无法读取：{why}。", 422) { Field = "geometry" };
}
