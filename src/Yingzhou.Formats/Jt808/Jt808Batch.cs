using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>定位数据批量上传 (body of 0704): positions that were kept while there was no connection. Source: JT/T 808-2019 §8.49.</summary>
public ref struct Jt808Batch
{
    ReadOnlySpan<byte> rest;

    /// <summary>数据项个数</summary>
    public int Count { get; private init; }

    /// <summary>盲区补报; otherwise a normal batch.</summary>
    public bool IsBackfill { get; private init; }

    /// <summary>The body of a 0200.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    public readonly Jt808Batch GetEnumerator() => this;

    public static bool TryRead(ReadOnlySpan<byte> body, out Jt808Batch batch, [NotNullWhen(false)] out Fault? fault)
    {
        batch = default;
        fault = null;
        if (body.Length < 3)
            fault = Refuse("head", "数据项个数", "批量上传缺少数据项个数和类型");
        else
        {
            batch = new()
            {
                Count = BinaryPrimitives.ReadUInt16BigEndian(body),
                IsBackfill = body[2] == 1,
                rest = body[3..],
            };
            var walk = batch;
            var found = 0;
            while (walk.MoveNext())
                found++;
            if (found != batch.Count || !walk.rest.IsEmpty)
                fault = Refuse("count", "数据项个数", $"数据项个数写的是 {batch.Count}，实际完整的有 {found} 个");
        }
        return fault is null;
    }

    public bool MoveNext()
    {
        if (rest.Length < 2)
            return false;
        var length = BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (rest.Length < 2 + length)
            return false;
        Current = rest.Slice(2, length);
        rest = rest[(2 + length)..];
        return true;
    }

    static Fault Refuse(string reason, string field, string detail) => new($"jt808-batch.{reason}", detail) { Field = field };
}
