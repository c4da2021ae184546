using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>Reads a vector tile from bytes that anybody may have written. What cannot be followed is refused, what can be passed over is passed over and named; nothing is allocated on a tile's word.</summary>
public static class VectorTileReader
{
    public static Outcome<TileReading> Read(ReadOnlySpan<byte> bytes)
    {
        List<string> problems = [];
        try
        {
            List<TileLayer> layers = [];
            var tile = new ProtoReader(bytes);
            while (!tile.IsAtEnd)
            {
                var (field, wire) = tile.Tag();
                if (field != 3)
                {
                    tile.Skip(wire);
                    continue;
                }
                Must(wire, Wire.Bytes, "layer");
                layers.Add(Layer(tile.Bytes(), problems));
            }
            if (layers.DistinctBy(layer => layer.Name).Count() != layers.Count)
                problems.Add("two layers have one name");
            return new TileReading(new(layers), problems);
        }
        catch (BrokenTileException broken)
        {
            return new Fault("spatial.broken-tile", $"矢量瓦片无法读取（{broken.Message}），请重新生成。", 400) { Field = "tile" };
        }
    }

    static TileLayer Layer(ReadOnlySpan<byte> bytes, List<string> problems)
    {
        string? name = null;
        ulong? version = null;
        var extent = 4096ul;
        List<string> keys = [];
        List<object> values = [];
        var layer = new ProtoReader(bytes);
        var held = new List<byte[]>();
        while (!layer.IsAtEnd)
        {
            var (field, wire) = layer.Tag();
            switch (field)
            {
                case 1:
                    Must(wire, Wire.Bytes, "name");
                    name = layer.Text();
                    break;
                case 2:
                    Must(wire, Wire.Bytes, "feature");
                    held.Add(layer.Bytes().ToArray());
                    break;
                case 3:
                    Must(wire, Wire.Bytes, "key");
                    keys.Add(layer.Text());
                    break;
                case 4:
                    Must(wire, Wire.Bytes, "value");
                    values.Add(Value(layer.Bytes()));
                    break;
                case 5:
                    Must(wire, Wire.Varint, "extent");
                    extent = layer.Varint();
                    break;
                case 15:
                    Must(wire, Wire.Varint, "version");
                    version = layer.Varint();
                    break;
                default:
                    layer.Skip(wire);
                    break;
            }
        }
        if (version is not (1 or 2))
            throw new BrokenTileException("a layer has no version 1 or 2");
        if (string.IsNullOrEmpty(name))
            throw new BrokenTileException("a layer has no name");
        if (extent is 0 or > int.MaxValue)
            throw new BrokenTileException("a layer has no extent");

        List<TileFeature> read = [];
        foreach (var feature in held)
            if (Feature(feature, keys, values, (int)version, problems) is { } one)
                read.Add(one);
        return new(name, read, (int)extent, (int)version);
    }

    static TileFeature? Feature(byte[] bytes, List<string> keys, List<object> values, int version, List<string> problems)
    {
        ulong? id = null;
        ulong? type = null;
        List<uint> tags = [];
        List<uint>? commands = null;
        var feature = new ProtoReader(bytes);
        while (!feature.IsAtEnd)
        {
            var (field, wire) = feature.Tag();
            switch (field)
            {
                case 1:
                    Must(wire, Wire.Varint, "id");
                    id = feature.Varint();
                    break;
                case 2:
                    Packed(ref feature, wire, tags, "tags");
                    break;
                case 3:
                    Must(wire, Wire.Varint, "type");
                    type = feature.Varint();
                    break;
                case 4:
                    if (commands is not null)
                        problems.Add("a feature has two geometries");
                    Packed(ref feature, wire, commands ??= [], "geometry");
                    break;
                default:
                    feature.Skip(wire);
                    break;
            }
        }
        if (type is null or > 3)
        {
            problems.Add("a feature has no known type");
            return null;
        }
        if (commands is null)
        {
            problems.Add("a feature has no geometry");
            return null;
        }
        if (tags.Count % 2 != 0)
            problems.Add("a feature's tags are not pairs");
        var geometry = (TileGeometry)type;
        return new(
            id,
            geometry,
            geometry is TileGeometry.Unknown ? [] : TileCommands.Decode(geometry, commands, version, problems),
            Attributes(tags, keys, values)
        );
    }

    static Dictionary<string, object> Attributes(List<uint> tags, List<string> keys, List<object> values)
    {
        Dictionary<string, object> attributes = [];
        for (var i = 0; i + 1 < tags.Count; i += 2)
        {
            if (tags[i] >= keys.Count || tags[i + 1] >= values.Count)
                throw new BrokenTileException("a tag points to nothing");
            attributes[keys[(int)tags[i]]] = values[(int)tags[i + 1]];
        }
        return attributes;
    }

    static object Value(ReadOnlySpan<byte> bytes)
    {
        object? value = null;
        var reader = new ProtoReader(bytes);
        while (!reader.IsAtEnd)
        {
            var (field, wire) = reader.Tag();
            value = (field, wire) switch
            {
                (1, Wire.Bytes) => reader.Text(),
                (2, Wire.Fixed32) => reader.Float(),
                (3, Wire.Fixed64) => reader.Double(),
                (4, Wire.Varint) => unchecked((long)reader.Varint()),
                (5, Wire.Varint) => reader.Varint(),
                (6, Wire.Varint) => Signed(reader.Varint()),
                (7, Wire.Varint) => reader.Varint() != 0,
                _ => throw new BrokenTileException("a value has a type that the specification does not know"),
            };
        }
        return value ?? throw new BrokenTileException("a value is empty");
    }

    static long Signed(ulong zigzag) => unchecked((long)(zigzag >> 1) ^ -(long)(zigzag & 1));

    static void Packed(ref ProtoReader feature, Wire wire, List<uint> into, string name)
    {
        // An unpacked writer gives one number at a time; the format allows both.
        if (wire is Wire.Varint)
        {
            into.Add(Narrow(feature.Varint()));
            return;
        }
        Must(wire, Wire.Bytes, name);
        var inner = new ProtoReader(feature.Bytes());
        while (!inner.IsAtEnd)
            into.Add(Narrow(inner.Varint()));
    }

    static uint Narrow(ulong value) => value <= uint.MaxValue ? (uint)value : throw new BrokenTileException("a number is above 32 bits");

    static void Must(Wire wire, Wire expected, string name)
    {
        if (wire != expected)
            throw new BrokenTileException($"{name} has the wrong type");
    }
}
