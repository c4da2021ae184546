using System.ComponentModel.DataAnnotations;

namespace Yingzhou.Data.Collection;

/// <summary>What may be reached, and how long one waits; defaults reach nothing but the city's own folder of departmental files.</summary>
public sealed class CollectionOptions
{
    public const string Section = "Collection";

    /// <summary>Hosts of databases that may be asked; empty allows any that <c>Outgoing:Hosts</c> lets out, because a log-in is needed there.</summary>
    public IList<string> DatabaseHosts { get; } = [];

    /// <summary>Folders whose SQLite files may be read, beside <c>departments</c> in the city's own folder.</summary>
    public IList<string> Folders { get; } = [];

    /// <summary>A page that takes longer is a stall.</summary>
    public TimeSpan PageTime { get; set; } = TimeSpan.FromSeconds(60);

    [Range(1_024, int.MaxValue)]
    public int MostPageBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Interruptions after which a pull is given up.</summary>
    [Range(1, 100)]
    public int MostInterruptions { get; set; } = 5;

    /// <summary>Rest after the first interruption; twice as long after each further one.</summary>
    public TimeSpan Rest { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whoever has not given a sign of life for so long is taken for dead.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(90);
}
