using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>A message of AIS (船舶自动识别系统): bits, and the layout that says what they mean. Lies in the assembler's buffer. Source: ITU-R M.1371-5 annex 8.</summary>
public readonly ref struct AisMessage
{
    /// <summary>Zero bytes that stand behind the bits, so that any field can be read with one load.</summary>
    internal const int Slack = 9;

    /// <summary>The six-bit character set.</summary>
    internal const string Alphabet = "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !\"#$%&'()*+,-./0123456789:;<=>?";

    readonly ReadOnlySpan<byte> bits;

    AisMessage(ReadOnlySpan<byte> bits, int length)
    {
        this.bits = bits;
        Length = length;
        Layout = null!;
    }

    /// <summary>Bits of the message, without those that fill up its last character.</summary>
    public int Length { get; }

    /// <summary>消息类型 1–27.</summary>
    public int Type => (int)Unsigned(0, 6);

    /// <summary>水上移动业务标识码: nine digits; whether it may be one is judged elsewhere.</summary>
    public int Mmsi => (int)Unsigned(8, 30);

    public AisLayout Layout { get; private init; }

    internal static bool TryRead(ReadOnlySpan<byte> bits, int length, out AisMessage message, [NotNullWhen(false)] out Fault? fault)
    {
        message = new(bits, length);
        fault = null;
        if (length < 38)
            fault = Refuse("short", "载荷", $"消息至少有 38 位，实际 {length} 位");
        else if (AisLayout.For(message) is not { } layout)
            fault = Refuse("type", "消息类型", $"消息类型应为 1 到 27，收到 {message.Type}");
        else if (length < layout.Least)
            fault = Refuse("length", "载荷", $"类型 {message.Type} 的消息至少有 {layout.Least} 位，实际 {length} 位");
        else
            message = new(bits, length) { Layout = layout };
        return fault is null;
    }

    /// <param name="width">At most 56 bits.</param>
    public ulong Unsigned(int at, int width) =>
        width == 0 ? 0 : (BinaryPrimitives.ReadUInt64BigEndian(bits[(at >> 3)..]) << (at & 7)) >> (64 - width);

    public long Signed(int at, int width) => BinaryPrimitives.ReadInt64BigEndian(bits[(at >> 3)..]) << (at & 7) >> (64 - width);

    public bool Has(AisField field) => field.Width == 0 ? Length > field.At : Length >= field.At + field.Width;

    /// <summary>The bits of a field as a number, before any scale.</summary>
    public long Raw(AisField field) =>
        field.Kind is AisKind.Signed ? Signed(field.At, field.Width) : (long)Unsigned(field.At, Math.Min(field.Width, 56));

    /// <summary>The value in the field's unit.</summary>
    /// <returns><c>null</c> when the sender says that it is not available, or the message ends before it.</returns>
    public double? Number(AisField field) => Has(field) && Raw(field) is var raw && raw != field.Missing ? field.Scaled(raw) : null;

    /// <summary>A text up to its first '@', without blanks at its end.</summary>
    /// <returns>How many characters it has.</returns>
    public int Text(AisField field, Span<char> into)
    {
        var most = Math.Min((field.Width == 0 ? Length - field.At : Math.Min(field.Width, Length - field.At)) / 6, into.Length);
        var count = 0;
        for (; count < most; count++)
        {
            var six = (int)Unsigned(field.At + (count * 6), 6);
            if (six == 0)
                break;
            into[count] = Alphabet[six];
        }
        while (count > 0 && into[count - 1] == ' ')
            count--;
        return Math.Max(count, 0);
    }

    public string Text(AisField field)
    {
        Span<char> text = stackalloc char[256];
        return text[..Text(field, text)].ToString();
    }

    /// <summary>Bits that the layout does not explain, from the field's place on: their number, and as hexadecimal digits, the last filled up with zeros.</summary>
    public string Data(AisField field)
    {
        var length = (field.Width == 0 ? Length : field.At + field.Width) - field.At;
        var bytes = new byte[(length + 7) / 8];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(Unsigned(field.At + (i * 8), Math.Min(8, length - (i * 8))) << Math.Max(0, 8 - (length - (i * 8))));
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{length}:{Convert.ToHexStringLower(bytes)}");
    }

    internal static Fault Refuse(string reason, string field, string detail) => new($"ais.{reason}", detail) { Field = field };
}
