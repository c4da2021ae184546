using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>
/// A place in a PostgreSQL server's write-ahead log (日志位置, LSN): bytes since the cluster was made. Written as two hexadecimal halves, <c>16/B374D848</c>.
/// The difference of two is a number of bytes.
/// </summary>
public readonly record struct WalPosition(ulong Value) : IComparable<WalPosition>
{
    public static readonly WalPosition Start = new(0);

    /// <returns><c>null</c> when it is no position: two hexadecimal halves of at most 32 bits with a slash between them.</returns>
    public static WalPosition? Parse(string text) =>
        text.Split('/') is [{ Length: > 0 and <= 8 } high, { Length: > 0 and <= 8 } low]
        && Half(high) is { } upper
        && Half(low) is { } lower
            ? new(((ulong)upper << 32) | lower)
            : null;

    static uint? Half(string text) =>
        uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var half) ? half : null;

    /// <summary>Bytes of log from an earlier position to this one; 0 when it is not earlier.</summary>
    public long BytesSince(WalPosition earlier) => Value <= earlier.Value ? 0 : (long)Math.Min(Value - earlier.Value, long.MaxValue);

    public int CompareTo(WalPosition other) => Value.CompareTo(other.Value);

    public static bool operator <(WalPosition left, WalPosition right) => left.Value < right.Value;

    public static bool operator >(WalPosition left, WalPosition right) => left.Value > right.Value;

    public static bool operator <=(WalPosition left, WalPosition right) => left.Value <= right.Value;

    public static bool operator >=(WalPosition left, WalPosition right) => left.Value >= right.Value;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value >> 32:X}/{Value & uint.MaxValue:X}");
}
