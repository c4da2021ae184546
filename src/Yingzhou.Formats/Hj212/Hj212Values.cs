using System.Buffers.Text;

namespace Yingzhou.Formats;

/// <summary>One item of the parameters (数据项): <c>w01018-Rtd=38.6</c>; without attribute it is a parameter of the command, <c>RtdInterval=30</c>.</summary>
/// <param name="mark">See <see cref="Mark"/>.</param>
public readonly ref struct Hj212Value(ReadOnlySpan<byte> factor, ReadOnlySpan<byte> attribute, ReadOnlySpan<byte> text, byte mark)
{
    /// <summary>因子编码 (HJ 525, HJ 524): w01018 COD; three characters in 2005. The parameter's name where there is no attribute.</summary>
    public ReadOnlySpan<byte> Factor { get; } = factor;

    /// <summary>Rtd, Avg, Min, Max, Cou, ZsRtd …, Flag; empty for a parameter of the command.</summary>
    public ReadOnlySpan<byte> Attribute { get; } = attribute;

    public ReadOnlySpan<byte> Text { get; } = text;

    /// <summary>数据标记 of the factor in this packet: N 正常, F 停运, M 维护, S 手工输入, D 故障, C 校准, T 超限, B 通讯异常; 0 when the packet gives none.</summary>
    public byte Mark { get; } = mark;

    public bool IsMark => Attribute.SequenceEqual("Flag"u8);

    /// <returns><c>null</c> when the text is no finite number.</returns>
    public double? Number =>
        Utf8Parser.TryParse(Text, out double number, out var used) && used == Text.Length && double.IsFinite(number) ? number : null;
}

/// <summary>Goes through the parameters: groups end with ';', items of a group with ','.</summary>
public ref struct Hj212Values
{
    ReadOnlySpan<byte> rest;
    ReadOnlySpan<byte> group;
    ReadOnlySpan<byte> ahead;

    internal Hj212Values(ReadOnlySpan<byte> parameters) => rest = parameters;

    public Hj212Value Current { get; private set; }

    public readonly Hj212Values GetEnumerator() => this;

    public bool MoveNext()
    {
        while (true)
        {
            if (ahead.IsEmpty)
            {
                if (rest.IsEmpty)
                    return false;
                group = ahead = Cut(ref rest, (byte)';');
                continue;
            }
            var item = Cut(ref ahead, (byte)',');
            var equals = item.IndexOf((byte)'=');
            if (equals < 1)
                continue;
            var name = item[..equals];
            var dash = name.IndexOf((byte)'-');
            var factor = dash < 0 ? name : name[..dash];
            Current = new(factor, dash < 0 ? default : name[(dash + 1)..], item[(equals + 1)..], dash < 0 ? (byte)0 : MarkOf(factor));
            return true;
        }
    }

    readonly byte MarkOf(ReadOnlySpan<byte> factor)
    {
        var items = group;
        while (!items.IsEmpty)
        {
            var item = Cut(ref items, (byte)',');
            if (item.Length == factor.Length + 7 && item.StartsWith(factor) && item[factor.Length..^1].SequenceEqual("-Flag="u8))
                return item[^1];
        }
        return 0;
    }

    static ReadOnlySpan<byte> Cut(scoped ref ReadOnlySpan<byte> text, byte separator)
    {
        var at = text.IndexOf(separator);
        var piece = at < 0 ? text : text[..at];
        text = at < 0 ? default : text[(at + 1)..];
        return piece;
    }
}
