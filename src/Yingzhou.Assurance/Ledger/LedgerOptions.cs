using System.ComponentModel.DataAnnotations;

namespace Yingzhou.Assurance.Ledger;

public sealed class LedgerOptions
{
    public const string Section = "Ledger";

    /// <summary>Name of this log, in every head: no head of another log can pass for one of ours.</summary>
    [Required, RegularExpression(@"^[a-z0-9.\-/]{3,80}$")]
    public string Origin { get; set; } = "yingzhou/zhoushan";

    /// <summary>How many entries get their place in one commit.</summary>
    [Range(1, 10_000)]
    public int Batch { get; set; } = 2_000;

    /// <summary>Who cosigns: name, and its SM2 key as 130 hexadecimal digits.</summary>
    public Dictionary<string, string> Witnesses { get; set; } = [];

    /// <summary>A folder outside this installation into which a head is laid down from time to time; empty: none.</summary>
    public string? AnchorFolder { get; set; }

    /// <summary>How often heads are anchored. p06 R6: every hour.</summary>
    [Range(1, 1440)]
    public int AnchorMinutes { get; set; } = 60;
}
