using System.ComponentModel.DataAnnotations;

namespace Yingzhou.Data.Lake;

/// <summary>Limits of the lake; defaults that run on a laptop.</summary>
public sealed class LakeOptions
{
    public const string Section = "Lake";

    /// <summary>Versions of a dataset that are kept, the newest among them.</summary>
    [Range(1, 1_000)]
    public int KeptVersions { get; set; } = 8;

    /// <summary>A record longer than this is rejected, however long it is: memory does not grow with it.</summary>
    [Range(1_024, 64 * 1024 * 1024)]
    public int LongestRecord { get; set; } = 1024 * 1024;

    /// <summary>What a packed file may unpack to.</summary>
    public long MostUnpackedBytes { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Unpacked ÷ packed beyond which a file is taken for a bomb.</summary>
    public int MostRatio { get; set; } = 200;

    /// <summary>Files without a row are left alone for so long: their load may still be running.</summary>
    public TimeSpan OrphansAfter { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Memory of one DuckDB connection.</summary>
    [Required]
    public string Memory { get; set; } = "2GB";

    public int Threads { get; set; } = Math.Max(1, Environment.ProcessorCount);
}
