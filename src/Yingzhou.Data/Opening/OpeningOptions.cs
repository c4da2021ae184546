using System.ComponentModel.DataAnnotations;

namespace Yingzhou.Data.Opening;

/// <summary>Limits of opening; those of the page p05 that are unconfirmed stand here.</summary>
public sealed class OpeningOptions
{
    public const string Section = "Opening";

    /// <summary>Questions of programs without a key, from one address.</summary>
    [Range(1, 1_000_000)]
    public int AnonymousPerMinute { get; set; } = 60;

    [Range(1, 1_000_000)]
    public int KeyedPerMinute { get; set; } = 600;

    /// <summary>Least persons in a group, see <see cref="Kernel.GateTerms"/>.</summary>
    [Range(2, 1_000)]
    public int K { get; set; } = 10;

    [Range(1, 100)]
    public int L { get; set; } = 2;

    /// <summary><c>null</c>: t-closeness is not asked for.</summary>
    public double? Closeness { get; set; }

    [Range(1, 1_000_000)]
    public int AreaPersons { get; set; } = 200;

    /// <summary>Folders without a row are left alone for so long: their proposal may still be running.</summary>
    public TimeSpan OrphansAfter { get; set; } = TimeSpan.FromHours(6);
}
