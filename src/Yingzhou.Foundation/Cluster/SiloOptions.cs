using System.ComponentModel.DataAnnotations;

namespace Yingzhou.Foundation.Cluster;

/// <summary>
/// Several processes of one city (多进程部署): they share the PostgreSQL of <c>Storage:Connection</c> and the folder of <c>Storage:Folder</c>. Without a name a process is the only one, and nothing
/// here is started.
/// </summary>
public sealed class SiloOptions
{
    public const string Section = "Cluster";

    /// <summary>What this process is called among the others, the same at every start: its journal lies under the name.</summary>
    [RegularExpression("^[a-z0-9-]{1,20}$")]
    public string? Silo { get; set; }

    /// <summary>Where the others reach it. Processes believe each other: the port belongs into a network of their own.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    [Range(1, 65535)]
    public int SiloPort { get; set; } = 11111;

    /// <summary>How often a process is asked whether it lives; three answers missed, and its devices move.</summary>
    public TimeSpan ProbeEvery { get; set; } = TimeSpan.FromSeconds(1);

    public bool IsAlone => string.IsNullOrEmpty(Silo);
}
