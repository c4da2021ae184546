namespace Yingzhou.Kernel;

/// <summary>What is published before a draw (抽取承诺): nobody can change the list or the seed afterwards without it showing.</summary>
/// <param name="ListHash">SM3 of the list.</param>
/// <param name="SeedHash">SM3 of the seed.</param>
public sealed record DrawCommitment(string ListHash, string SeedHash);

/// <summary>
/// A random order that anybody can recompute (可验证随机抽取, 承诺—揭示): list and seed are committed to by SM3, a public word that nobody knew then is mixed in, and the order is
/// that of SM3(seed, word, list hash, name). Who is not available is replaced by the next of the same order.
/// </summary>
public static class SealedDraw
{
    /// <param name="seed">Secret until the draw; 32 random bytes as hexadecimal digits are enough.</param>
    /// <param name="list">Distinct names; their order does not matter.</param>
    public static DrawCommitment Commit(IReadOnlyCollection<string> list, string seed) => new(HashOf(list), Sm3.Hex(seed));

    /// <param name="publicWord">Named after the commitment, by somebody who does not know the seed; so not even its maker could choose the result.</param>
    public static IReadOnlyList<string> Order(IReadOnlyCollection<string> list, string seed, string publicWord)
    {
        var hash = HashOf(list);
        return [.. list.OrderBy(name => Sm3.Hex($"{seed}\n{publicWord}\n{hash}\n{name}"), StringComparer.Ordinal)];
    }

    /// <summary>The first of the order who may, each with those that were passed over before.</summary>
    /// <param name="mayNot">Why somebody may not; <c>null</c> when they may.</param>
    /// <returns>Fewer than asked for when there are not enough.</returns>
    public static (IReadOnlyList<string> Drawn, IReadOnlyList<(string Name, string Why)> PassedOver) Draw(
        IEnumerable<string> order,
        int count,
        Func<string, string?> mayNot
    )
    {
        var (drawn, passed) = (new List<string>(), new List<(string, string)>());
        foreach (var name in order)
        {
            if (drawn.Count == count)
                break;
            if (mayNot(name) is { } why)
                passed.Add((name, why));
            else
                drawn.Add(name);
        }
        return (drawn, passed);
    }

    /// <summary>What anybody checks after the seed has been revealed.</summary>
    /// <returns><c>null</c> when list and seed are those that were committed to.</returns>
    public static Fault? Verify(DrawCommitment published, IReadOnlyCollection<string> list, string seed) =>
        HashOf(list) != published.ListHash
            ? new Fault("draw.list-changed", "名单与抽取前公布的指纹不符：名单被改过，抽取无效。") { Field = "list" }
        : Sm3.Hex(seed) != published.SeedHash
            ? new Fault("draw.seed-changed", "种子与抽取前公布的指纹不符：种子被换过，抽取无效。") { Field = "seed" }
        : null;

    /// <exception cref="ArgumentException">A name stands twice, is empty or breaks a line: then two lists could have one hash.</exception>
    static string HashOf(IReadOnlyCollection<string> list)
    {
        if (
            list.Distinct(StringComparer.Ordinal).Count() != list.Count
            || list.Any(name => name.Length == 0 || name.Contains('\n', StringComparison.Ordinal))
        )
            throw new ArgumentException("Names are distinct, not empty and of one line.", nameof(list));
        return Sm3.Hex(string.Join('\n', list.Order(StringComparer.Ordinal)));
    }
}
