using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Yingzhou.Kernel;

/// <summary>Many points of P-256 by their x, hashed onto the curve and multiplied by one secret: in blocks, on all processors.</summary>
static class BlindPoints
{
    const int Size = FieldLanes.Size;
    const int Block = 512;
    const int Rows = Block / FieldLanes.Width;

    /// <summary>
    /// Each name hashed with a counter until the hash is the x of a point (half of all are), then multiplied.
    /// </summary>
    /// <returns>32 bytes for each name, in its order.</returns>
    public static byte[] OfNames(string job, IReadOnlyList<string> names, int[] secret)
    {
        var blinded = new byte[names.Count * Size];
        Parallel.For(
            0,
            (names.Count + Block - 1) / Block,
            block =>
            {
                var from = block * Block;
                var count = Math.Min(Block, names.Count - from);
                Multiply(Hashed(job, names, from, count), secret, blinded.AsSpan(from * Size, count * Size));
            }
        );
        return blinded;
    }

    /// <returns>32 bytes for each x, in its order; <c>null</c> when one of them belongs to no point.</returns>
    public static byte[]? OfPoints(ReadOnlyMemory<byte> points, int[] secret)
    {
        var count = points.Length / Size;
        var blinded = new byte[count * Size];
        var all = Parallel.For(
            0,
            (count + Block - 1) / Block,
            (block, loop) =>
            {
                var from = block * Block;
                var part = points.Span.Slice(from * Size, Math.Min(Block, count - from) * Size);
                if (Lifted(part) is { } rows)
                    Multiply(rows, secret, blinded.AsSpan(from * Size, part.Length));
                else
                    loop.Stop();
            }
        );
        return all.IsCompleted ? blinded : null;
    }

    static PointLanes[]? Lifted(ReadOnlySpan<byte> points)
    {
        var rows = new PointLanes[(points.Length / Size + FieldLanes.Width - 1) / FieldLanes.Width];
        Span<byte> eight = stackalloc byte[FieldLanes.Width * Size];
        for (var row = 0; row < rows.Length; row++)
        {
            var part = points[(row * eight.Length)..];
            part = part[..Math.Min(part.Length, eight.Length)];
            // The last row is filled up with its first point.
            for (var lane = 0; lane < FieldLanes.Width; lane++)
                part.Slice(lane * Size < part.Length ? lane * Size : 0, Size).CopyTo(eight[(lane * Size)..]);
            rows[row] = PointLanes.Lift(FieldLanes.Read(eight, out var below), out var valid);
            if ((below & valid) != (1 << FieldLanes.Width) - 1)
                return null;
        }
        return rows;
    }

    static PointLanes[] Hashed(string job, IReadOnlyList<string> names, int from, int count)
    {
        var texts = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            // The first four bytes are the counter's.
            texts[i] = new byte[4 + Encoding.UTF8.GetByteCount(job) + 1 + Encoding.UTF8.GetByteCount(names[from + i])];
            Encoding.UTF8.GetBytes($"{job}\n{names[from + i]}", texts[i].AsSpan(4));
        }
        var x = new FieldLanes[Rows];
        var y = new FieldLanes[Rows];
        var waiting = Enumerable.Range(0, count).ToList();
        Span<byte> eight = stackalloc byte[FieldLanes.Width * Size];
        for (var counter = 0; waiting.Count > 0; counter++)
        {
            var failed = new List<int>();
            for (var first = 0; first < waiting.Count; first += FieldLanes.Width)
            {
                var lanes = Math.Min(FieldLanes.Width, waiting.Count - first);
                for (var lane = 0; lane < lanes; lane++)
                {
                    var text = texts[waiting[first + lane]];
                    BinaryPrimitives.WriteInt32BigEndian(text, counter);
                    SHA256.HashData(text, eight[(lane * Size)..]);
                }
                var read = FieldLanes.Read(eight, out var below);
                var point = PointLanes.Lift(read, out var valid);
                for (var lane = 0; lane < lanes; lane++)
                    if ((below & valid & (1 << lane)) == 0)
                        failed.Add(waiting[first + lane]);
                    else
                        point.Move(lane, x, y, waiting[first + lane]);
            }
            waiting = failed;
        }
        // The last row is filled up with the first point: an empty lane would spoil the common inversion.
        var rows = (count + FieldLanes.Width - 1) / FieldLanes.Width;
        for (var place = count; place < rows * FieldLanes.Width; place++)
            new PointLanes(x[0], y[0], FieldLanes.One).Move(0, x, y, place);
        return [.. Enumerable.Range(0, rows).Select(row => new PointLanes(x[row], y[row], FieldLanes.One))];
    }

    // One inversion for all rows of a block: 1/Z of each out of the inverse of their product.
    static void Multiply(PointLanes[] rows, int[] secret, Span<byte> blinded)
    {
        var products = new FieldLanes[rows.Length];
        var product = FieldLanes.One;
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = rows[row].Times(secret);
            products[row] = product;
            product = FieldLanes.Times(product, rows[row].Z);
        }
        if (product.Zeros() != 0)
            throw new CryptographicException("A point came out as none: no multiplier gives that");
        var inverse = product.Inverse();
        Span<byte> eight = stackalloc byte[FieldLanes.Width * Size];
        for (var row = rows.Length - 1; row >= 0; row--)
        {
            var z = FieldLanes.Times(inverse, products[row]);
            inverse = FieldLanes.Times(inverse, rows[row].Z);
            FieldLanes.Times(rows[row].X, FieldLanes.Square(z)).Write(eight);
            var part = blinded[(row * eight.Length)..];
            eight[..Math.Min(part.Length, eight.Length)].CopyTo(part);
        }
    }
}
