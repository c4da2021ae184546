using System.ComponentModel.DataAnnotations;

namespace Yingzhou.Data.Realtime;

/// <summary>Limits of the data express; defaults that run on a laptop.</summary>
public sealed class RealtimeOptions
{
    public const string Section = "Realtime";

    /// <summary>Rows of a snapshot chunk.</summary>
    [Range(1, 1_000_000)]
    public int ChunkRows { get; set; } = 50_000;

    /// <summary>Changes after which a batch is committed, at the end of the source's transaction.</summary>
    [Range(1, 1_000_000)]
    public int BatchChanges { get; set; } = 20_000;

    /// <summary>A batch is committed at the latest after so long.</summary>
    public TimeSpan BatchTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Memory of what was read and is not applied yet, per line. When it is full the source waits: nothing is thrown away.</summary>
    [Range(1_024, long.MaxValue)]
    public long BufferBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>A value longer than this is quarantined.</summary>
    public int LongestValue { get; set; } = 8 * 1024 * 1024;

    /// <summary>Superseded versions of rows are kept so long.</summary>
    public TimeSpan KeepHistory { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Between two looks at the source's log and two reports.</summary>
    public TimeSpan Report { get; set; } = TimeSpan.FromSeconds(3);
}
