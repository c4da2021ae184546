namespace Yingzhou.Formats;

/// <summary>How the bits of a field are read.</summary>
public enum AisKind
{
    Unsigned,
    Signed,
    Flag,
    Text,

    /// <summary>Bits of an application that the layout does not know.</summary>
    Data,
}

/// <summary>A field of a message.</summary>
/// <param name="Name">As receivers' software calls it: <c>mmsi</c>, <c>to_bow</c>.</param>
/// <param name="At">First bit.</param>
/// <param name="Width">Bits; 0 for what goes on to the end of the message.</param>
/// <param name="Divisor">The raw number divided by this, plus <paramref name="Offset"/>, is the value.</param>
/// <param name="Missing">The raw number that says "not available".</param>
public sealed record AisField(string Name, int At, int Width, AisKind Kind, double Divisor = 1, double Offset = 0, long? Missing = null)
{
    public double Scaled(long raw) => (raw / Divisor) + Offset;

    /// <summary>The raw number nearest to a value.</summary>
    public long RawOf(double value) => (long)Math.Round((value - Offset) * Divisor, MidpointRounding.AwayFromZero);
}
