using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>Writes vector tiles of version 2. The same tile gives the same bytes: keys and values are numbered in order of first use.</summary>
public static class VectorTileWriter
{
    public static byte[] Write(VectorTile tile)
    {
        var writer = new ProtoWriter();
        // Empty layers are not written (spec 4.1: should contain at least one feature).
        foreach (var layer in tile.Layers.Where(layer => layer.Features.Count > 0))
            writer.Bytes(3, Layer(layer));
        return writer.ToArray();
    }

    static byte[] Layer(TileLayer layer)
    {
        var (keys, values) = (new Numbered<string>(), new Numbered<object>());
        var writer = new ProtoWriter().Varint(15, 2).Text(1, layer.Name);
        foreach (var feature in layer.Features)
        {
            if (feature.Geometry is TileGeometry.Unknown || feature.Parts.Count == 0)
                continue;
            var body = new ProtoWriter();
            if (feature.Id is { } id)
                body.Varint(1, id);
            uint[] tags = [.. feature.Attributes.SelectMany(one => (uint[])[keys.Of(one.Key), values.Of(one.Value)])];
            if (tags.Length > 0)
                body.Packed(2, tags);
            body.Varint(3, (ulong)feature.Geometry).Packed(4, TileCommands.Encode(feature.Geometry, feature.Parts));
            writer.Bytes(2, body.ToArray());
        }
        foreach (var key in keys.InOrder)
            writer.Text(3, key);
        foreach (var value in values.InOrder)
            writer.Bytes(4, Value(value).ToArray());
        return writer.Varint(5, (ulong)layer.Extent).ToArray();
    }

    static ProtoWriter Value(object value) =>
        value switch
        {
            string text => new ProtoWriter().Text(1, text),
            float number => new ProtoWriter().Float(2, number),
            double number => new ProtoWriter().Double(3, number),
            long number and < 0 => new ProtoWriter().Varint(6, unchecked((ulong)((number << 1) ^ (number >> 63)))),
            long number => new ProtoWriter().Varint(4, (ulong)number),
            int number => Value((long)number),
            ulong number => new ProtoWriter().Varint(5, number),
            bool yes => new ProtoWriter().Varint(7, yes ? 1ul : 0),
            _ => throw new ArgumentException($"A tile holds no values of {value.GetType().Name}.", nameof(value)),
        };

    sealed class Numbered<T>
        where T : notnull
    {
        readonly Dictionary<T, uint> numbers = [];
        readonly List<T> order = [];

        public IReadOnlyList<T> InOrder => order;

        public uint Of(T value)
        {
            if (numbers.TryGetValue(value, out var number))
                return number;
            order.Add(value);
            return numbers[value] = (uint)order.Count - 1;
        }
    }
}
