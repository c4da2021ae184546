using System.Globalization;
using System.Text;
using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Formats.Ledger;

/// <summary>What somebody who checks a file brings along, because the file cannot be trusted to say it.</summary>
/// <param name="Sm2Key">The log's published SM2 key; <c>null</c>: the file's own, which proves only that the file agrees with itself.</param>
/// <param name="Witnesses">SM2 keys by name; every one of them must have signed.</param>
/// <param name="Earlier">A head that was kept from before: the log must continue it.</param>
public sealed record LedgerTrust(byte[]? Sm2Key = null, IReadOnlyDictionary<string, byte[]>? Witnesses = null, SignedHead? Earlier = null);

/// <summary>What a check found.</summary>
/// <param name="Broken">The first thing that is wrong; <c>null</c>: nothing is.</param>
/// <param name="Notes">What was checked, and what could not be.</param>
public sealed record LedgerVerdict(string? Broken, IReadOnlyList<string> Notes)
{
    public bool IsSound => Broken is null;
}

/// <summary>
/// Checks what a ledger gave out, offline (离线核验): a whole log or the proof of one entry. It shares nothing with the program that wrote it but the hash functions; all it believes is the keys it is
/// given.
/// </summary>
public static class LedgerVerifier
{
    public static LedgerVerdict Verify(TextReader file, LedgerTrust trust)
    {
        try
        {
            var first = file.ReadLine();
            while (first is not null && string.IsNullOrWhiteSpace(first))
                first = file.ReadLine();
            if (first is null)
                return new("文件是空的", []);
            using var head = JsonDocument.Parse(first);
            return head.RootElement.GetProperty("format").GetString() switch
            {
                "yingzhou-ledger/1" => new LogCheck(head.RootElement, trust).Run(file),
                "yingzhou-ledger-proof/1" => ProofCheck.Run(head.RootElement, trust),
                var other => new($"不认识的文件格式：{other}", []),
            };
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return new($"文件读不懂：{wrong.Message}", []);
        }
    }

    internal static TreeHash HashOf(JsonElement head) =>
        head.GetProperty("hash").GetString() switch
        {
            "SM3" => TreeHash.Sm3,
            "SHA-256" => TreeHash.Sha256,
            var other => throw new FormatException($"Unknown hash {other}"),
        };

    /// <summary>The keys to believe: those of the file, when the one that was brought is among them.</summary>
    internal static LogKeys? KeysOf(JsonElement head, LedgerTrust trust, List<string> notes)
    {
        var keys = LogKeys.Read(head.GetProperty("keys"));
        if (trust.Sm2Key is null)
            notes.Add("注意：没有给出公布的公钥，用的是文件自带的公钥，只能说明文件前后一致。");
        else if (!trust.Sm2Key.AsSpan().SequenceEqual(keys.Sm2))
            return null;
        return keys;
    }

    /// <returns>What is wrong with the head's signatures.</returns>
    internal static string? Signatures(SignedHead head, LogKeys keys, LedgerTrust trust)
    {
        if (!keys.Signed(head))
            return string.Create(CultureInfo.InvariantCulture, $"规模 {head.Size} 的树头签名不符");
        foreach (var (name, key) in trust.Witnesses ?? new Dictionary<string, byte[]>())
            if (!head.Cosignatures.Any(one => one.Witness == name && LogKeys.IsSm2(key, head.Text, one.Signature)))
                return string.Create(CultureInfo.InvariantCulture, $"规模 {head.Size} 的树头没有见证方 {name} 的联署");
        return null;
    }

    internal static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
