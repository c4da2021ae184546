using System.Globalization;
using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Formats.Ledger;

/// <summary>Checks the proof of one entry: leaf, path, root, signatures; and what the leaf speaks of, when the file opens it.</summary>
static class ProofCheck
{
    public static LedgerVerdict Run(JsonElement file, LedgerTrust trust)
    {
        var notes = new List<string>();
        if (LedgerVerifier.KeysOf(file, trust, notes) is not { } keys)
            return new("文件的公钥不是您给出的公钥：这不是那本账的证明", notes);
        var hash = LedgerVerifier.HashOf(file);
        var leaf = file.GetProperty("leaf").GetString()!;
        var position = file.GetProperty("position").GetInt64();
        var head = SignedHead.Read(file.GetProperty("head"));
        if (LedgerVerifier.Signatures(head, keys, trust) is { } unsigned)
            return new(unsigned, notes);
        List<byte[]> path = [.. file.GetProperty("path").EnumerateArray().Select(step => Convert.FromHexString(step.GetString()!))];
        if (!MerkleProof.Includes(hash, position, head.Size, hash.Leaf(LedgerVerifier.Bytes(leaf)), path, head.Root))
            return new(string.Create(CultureInfo.InvariantCulture, $"条目不在规模 {head.Size} 的树的第 {position} 位"), notes);
        notes.Add(string.Create(CultureInfo.InvariantCulture, $"条目是第 {position} 条，在 {head.Size} 条的账里，树头签名有效。"));
        if (!file.TryGetProperty("opened", out var opened) || opened.ValueKind is not JsonValueKind.Object)
            return new(null, notes);
        using var entry = JsonDocument.Parse(leaf);
        var salt = Convert.FromHexString(opened.GetProperty("salt").GetString()!);
        byte[] content = [.. salt, .. LedgerVerifier.Bytes(opened.GetProperty("payload").GetString()!)];
        if (entry.RootElement.GetProperty("payload").GetString() != LedgerVerifier.Hex(Sm3.Hash(content)))
            return new("附带的内容不是条目所承诺的内容", notes);
        notes.Add("附带的内容与条目的承诺值相符。");
        return new(null, notes);
    }
}
