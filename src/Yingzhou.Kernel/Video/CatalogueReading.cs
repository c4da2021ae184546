namespace Yingzhou.Kernel;

/// <summary>目录接收: a catalogue comes in many packets. What is missing is asked for again; nothing is removed on a partial answer (p09 R1).</summary>
public sealed record CatalogueReading(int Promised, IReadOnlySet<string> Received)
{
    public int Missing => Math.Max(0, Promised - Received.Count);

    public bool IsWhole => Missing == 0;

    /// <summary>Channels that were known and are not in the whole catalogue; none while it is partial.</summary>
    public IReadOnlyList<string> Removed(IEnumerable<string> known) => IsWhole ? [.. known.Where(code => !Received.Contains(code))] : [];

    /// <summary>Known channels that did not come: where to ask first.</summary>
    public IReadOnlyList<string> AskAgain(IEnumerable<string> known) => IsWhole ? [] : [.. known.Where(code => !Received.Contains(code))];
}
