using System.Text.Json;
using System.Text.RegularExpressions;

namespace Yingzhou.Host.Auditing;

/// <summary>A finding that is known and may stay, with the reason (已说明的发现).</summary>
/// <param name="Place">A regular expression over the place.</param>
sealed record AuditExplained(string Kind, string Place, string Reason)
{
    public static IReadOnlyList<AuditExplained> Read(string file) =>
        JsonSerializer.Deserialize<List<AuditExplained>>(File.ReadAllText(file), JsonSerializerOptions.Web)!;

    public bool Is(AuditFinding finding) => finding.Kind == Kind && Regex.IsMatch(finding.Place, Place);
}
