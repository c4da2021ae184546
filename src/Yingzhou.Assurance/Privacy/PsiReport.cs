using System.Text;
using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Privacy;

/// <summary>One message of a meeting, as one side saw it (收发清单的一行).</summary>
/// <param name="Sent">By this side; otherwise received.</param>
/// <param name="Kind"><c>hello</c>, <c>proof</c>, <c>points</c>, <c>twice</c>, <c>close</c>, <c>kept</c>.</param>
/// <param name="Values">Blinded points in it; 0 for others.</param>
/// <param name="Sm3">Of its content, hexadecimal.</param>
public sealed record PsiMessage(bool Sent, string Kind, int Values, int Bytes, string Sm3);

/// <summary>What one side says about a meeting that came to its end (运行报告): counts, what went over the wire, its own evidence, never an entry.</summary>
/// <param name="Grant">Hash of the grant.</param>
/// <param name="Side">0 or 1.</param>
/// <param name="First">Hash over everything the first side sent, <paramref name="Second"/> over what the second sent: both sides must say the same.</param>
/// <param name="List">SM3(salt ‖ sorted entries) of the own list; the salt stays at the node.</param>
/// <param name="Entry">Id of the entry in this side's own ledger.</param>
/// <param name="Other">Id of the entry that the other side named.</param>
public sealed record PsiReport(
    string Number,
    string Grant,
    int Side,
    int Mine,
    int Theirs,
    int Shared,
    string First,
    string Second,
    string List,
    Guid Entry,
    Guid Other,
    double Seconds,
    IReadOnlyList<PsiMessage> Saw
)
{
    static readonly Fault Unreadable = new("privacy.report-unreadable", "运行报告读不懂，请把 report 文件的全文粘贴进来。")
    {
        Field = "report",
    };
    static readonly Fault Foreign = new("privacy.report-foreign", "运行报告不是这项任务的任何一方签的，或者被改过。", 403)
    {
        Field = "report",
    };

    /// <summary>The file that a side hands to the city.</summary>
    public string Signed(Sm2Key node)
    {
        var text = JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
        return CanonicalJson.Write(new { report = text, signature = Convert.ToHexStringLower(node.Sign(Encoding.UTF8.GetBytes(text))) });
    }

    /// <summary>Genuine by the key that the grant names for its side.</summary>
    public static Outcome<PsiReport> Read(string file, PsiGrant grant)
    {
        try
        {
            using var outer = JsonDocument.Parse(file);
            var text = outer.RootElement.GetProperty("report").GetString()!;
            var signature = Convert.FromHexString(outer.RootElement.GetProperty("signature").GetString()!);
            if (JsonSerializer.Deserialize<PsiReport>(text, JsonSerializerOptions.Web) is not { Saw: not null, Side: 0 or 1 } report)
                return Unreadable;
            var key = Sm2PublicKey.Import(Convert.FromHexString(grant[report.Side].Key));
            return report.Grant == grant.Hash && key.Verifies(Encoding.UTF8.GetBytes(text), signature) ? report : Foreign;
        }
        catch (Exception wrong)
            when (wrong is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException)
        {
            return Unreadable;
        }
    }

    /// <summary>Whether two sides tell of the same meeting.</summary>
    public bool Agrees(PsiReport other) =>
        (Side, Shared, First, Second) == (1 - other.Side, other.Shared, other.First, other.Second)
        && (Mine, Theirs) == (other.Theirs, other.Mine)
        && Entry == other.Other
        && Other == other.Entry;
}
