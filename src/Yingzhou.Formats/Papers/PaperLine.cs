namespace Yingzhou.Formats;

/// <summary>A paragraph of a document in a fixed layout (OFD, PDF): wrapped where the page ends.</summary>
/// <param name="SizeMm">Height of the letters in millimetres: 4.23 is 12 pt (小四).</param>
public sealed record PaperLine(string Text, double SizeMm = PaperLine.Body)
{
    public const double Body = 4.23;
    public const double Heading = 7.76;

    /// <summary>Address that a press leads to; only PDF has it.</summary>
    public Uri? Link { get; init; }
}
