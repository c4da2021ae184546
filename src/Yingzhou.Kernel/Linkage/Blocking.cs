namespace Yingzhou.Kernel;

/// <summary>Which records are compared at all (分块): those that share a key in one of the passes.</summary>
static class Blocking
{
    /// <returns>Pairs of positions, the smaller first, each once, in order.</returns>
    public static IReadOnlyList<(int One, int Other)> Pairs(IReadOnlyList<LinkRecord> records, LinkScheme scheme)
    {
        var pairs = new HashSet<(int, int)>();
        foreach (var pass in scheme.Passes)
        foreach (var block in Enumerable.Range(0, records.Count).GroupBy(at => Key(records[at], pass)))
        {
            if (block.Key is null)
                continue;
            var members = block.ToList();
            if (members.Count > scheme.LargestBlock)
                continue;
            for (var i = 0; i < members.Count; i++)
            for (var j = i + 1; j < members.Count; j++)
                pairs.Add((members[i], members[j]));
        }
        return [.. pairs.Order()];
    }

    static string? Key(LinkRecord record, IReadOnlyList<BlockPart> pass)
    {
        var parts = new string[pass.Count];
        foreach (var (at, part) in pass.Index())
        {
            if (record.Values[part.Column] is not { Length: > 0 } value)
                return null;
            parts[at] = part.Length == 0 || part.Length >= value.Length ? value : value[..part.Length];
        }
        return string.Join('\u001f', parts);
    }
}
