using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection;

/// <summary>Leads what turned up elsewhere back to who read it (泄露溯源).</summary>
public interface ITracing
{
    /// <param name="rows">As they stand in the file, the header first; rows may be missing and in any order.</param>
    Task<TraceReport> Table(IReadOnlyList<IReadOnlyList<string>> rows, CancellationToken cancel = default);

    /// <summary>A file as it was found: a table or a picture.</summary>
    /// <param name="name">Its ending says what it is where the bytes do not.</param>
    Task<Outcome<TraceReport>> File(byte[] content, string name, CancellationToken cancel = default);

    /// <param name="light">Of each pixel 0–255, row after row.</param>
    Task<TraceReport> Picture(ReadOnlyMemory<byte> light, int width, CancellationToken cancel = default);
}

/// <param name="Compared">How many codes, places and scales were tried: by so much chance is multiplied.</param>
/// <param name="Suspects">Who fits best first, at most ten; of these only those with a verdict of <see cref="LeakVerdict.Named"/> are named.</param>
public sealed record TraceReport(long Compared, IReadOnlyList<TracedSuspect> Suspects)
{
    public TracedSuspect? Named => Suspects.FirstOrDefault(one => one.Match.Verdict is LeakVerdict.Named);
}

/// <param name="Carrier">What bore the code, e.g. the number of an export ticket.</param>
public sealed record TracedSuspect(string Who, string Carrier, string When, WatermarkMatch Match);

/// <summary>Whose codes may stand in a table; engines that mark what they give register theirs.</summary>
public interface ILeakSource
{
    Watermark Mark { get; }

    Task<IReadOnlyList<LeakCode>> Codes(CancellationToken cancel = default);
}

/// <param name="KeyColumn">By which the rows of what they got are known.</param>
public sealed record LeakCode(ulong Code, string KeyColumn, string Who, string Carrier, string When);

/// <summary>Reads found files; implemented where the formats are known.</summary>
public interface IFoundFiles
{
    Outcome<FoundFile> Read(byte[] content, string name);
}

/// <summary>What a found file is: one of the two.</summary>
public sealed record FoundFile
{
    public IReadOnlyList<IReadOnlyList<string>>? Rows { get; init; }

    /// <summary>Of each pixel 0–255, row after row.</summary>
    public ReadOnlyMemory<byte> Light { get; init; }

    public int Width { get; init; }
}
