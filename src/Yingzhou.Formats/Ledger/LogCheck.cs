using System.Globalization;
using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Formats.Ledger;

/// <summary>Reads a whole log once, entry by entry, and compares the root at every head; of the past it keeps only the roots of whole subtrees.</summary>
sealed class LogCheck(JsonElement head, LedgerTrust trust)
{
    readonly TreeHash hash = LedgerVerifier.HashOf(head);
    readonly string origin = head.GetProperty("origin").GetString()!;
    readonly List<string> notes = [];
    readonly HashSet<string> ids = new(StringComparer.Ordinal);

    // Roots of whole subtrees, the largest first.
    readonly List<(int Height, byte[] Root)> edge = [];
    long size;
    SignedHead? last;
    bool metEarlier;

    public LedgerVerdict Run(TextReader lines)
    {
        if (LedgerVerifier.KeysOf(head, trust, notes) is not { } keys)
            return new("文件的公钥不是您给出的公钥：这不是那本账", notes);
        var number = 1;
        SignedHead? lastWitnessed = null;
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("leaf", out var leaf))
            {
                if (Take(leaf.GetString()!) is { } wrong)
                    return new(wrong, notes);
                continue;
            }
            var signed = SignedHead.Read(json.RootElement.GetProperty("head"));
            if (Compare(signed, keys) is { } broken)
                return new(broken, notes);
            if (signed.Cosignatures.Count > 0)
                lastWitnessed = signed;
            last = signed;
        }
        if (last is null)
            return new("文件里没有签名树头", notes);
        if (last.Size != size)
            return new(string.Create(CultureInfo.InvariantCulture, $"最后一个树头只到 {last.Size} 条，文件里却有 {size} 条"), notes);
        if (trust.Earlier is not null && !metEarlier)
            return new(Forked(), notes);
        if (Witnessed(lastWitnessed) is { } unseen)
            return new(unseen, notes);
        notes.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{size} 条存证，根 {LedgerVerifier.Hex(last.Root)}，每个树头都与条目相符、签名有效。"
            )
        );
        if (trust.Earlier is { } earlier)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"包含您留存的规模 {earlier.Size} 的树头，没有改写。"));
        return new(null, notes);
    }

    string? Take(string leaf)
    {
        using var entry = JsonDocument.Parse(leaf);
        var id = entry.RootElement.GetProperty("id").GetString()!;
        if (!ids.Add(id))
            return string.Create(CultureInfo.InvariantCulture, $"第 {size} 条存证的编号 {id} 出现了两次");
        edge.Add((0, hash.Leaf(LedgerVerifier.Bytes(leaf))));
        size++;
        while (edge.Count > 1 && edge[^1].Height == edge[^2].Height)
        {
            var joined = (edge[^2].Height + 1, hash.Node(edge[^2].Root, edge[^1].Root));
            edge.RemoveRange(edge.Count - 2, 2);
            edge.Add(joined);
        }
        // A head kept from before may lie between two heads of the file: nothing is signed there, but the root must be the same.
        if (trust.Earlier is { } earlier && earlier.Size == size)
        {
            metEarlier = Root().AsSpan().SequenceEqual(earlier.Root);
            return metEarlier ? null : Forked();
        }
        return null;
    }

    string? Compare(SignedHead signed, LogKeys keys)
    {
        if (signed.Origin != origin)
            return $"树头属于另一本账：{signed.Origin}";
        if (!keys.Signed(signed))
            return string.Create(CultureInfo.InvariantCulture, $"规模 {signed.Size} 的树头签名不符");
        if (signed.Size < size || last is not null && (signed.Size < last.Size || signed.Time <= last.Time))
            return string.Create(CultureInfo.InvariantCulture, $"规模 {signed.Size} 的树头没有接在前一个之后");
        if (signed.Size > size)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"规模 {signed.Size} 的树头之前只有 {size} 条存证：少了 {signed.Size - size} 条"
            );
        return Root().AsSpan().SequenceEqual(signed.Root)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"第 {last?.Size ?? 0} 至 {signed.Size - 1} 条存证中有被改动、调换或替换的：根与规模 {signed.Size} 的签名树头不符"
            );
    }

    // Not each head finds its witnesses, but the newest that any has signed must carry all of them.
    string? Witnessed(SignedHead? witnessed)
    {
        if (trust.Witnesses is not { Count: > 0 } witnesses)
            return null;
        if (witnessed is null)
            return "没有一个树头有见证方的联署";
        foreach (var (name, key) in witnesses)
            if (!witnessed.Cosignatures.Any(one => one.Witness == name && LogKeys.IsSm2(key, witnessed.Text, one.Signature)))
                return string.Create(CultureInfo.InvariantCulture, $"规模 {witnessed.Size} 的树头没有见证方 {name} 的有效联署");
        notes.Add(
            string.Create(CultureInfo.InvariantCulture, $"前 {witnessed.Size} 条有见证方 {string.Join("、", witnesses.Keys)} 联署。")
        );
        return null;
    }

    string Forked() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"分叉：您留存的规模 {trust.Earlier!.Size} 的树头，根为 {LedgerVerifier.Hex(trust.Earlier.Root)}，不在这本账里"
        );

    byte[] Root() =>
        edge.Count == 0 ? hash.Empty : edge.Select(one => one.Root).Reverse().Aggregate((right, left) => hash.Node(left, right));
}
