namespace Yingzhou.Formats;

/// <summary>A paragraph: wrapped where the page ends.</summary>
/// <param name="SizeMm">Height of the letters in millimetres: 4.23 is 12 pt (小四).</param>
public sealed record OfdLine(string Text, double SizeMm = OfdLine.Body)
{
    public const double Body = 4.23;
    public const double Heading = 7.76;
}
