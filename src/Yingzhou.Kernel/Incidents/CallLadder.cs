namespace Yingzhou.Kernel;

/// <summary>
/// 预警叫应: a warning must be answered by somebody. The one in charge is called again and again, then their superior, and so on (c12 §3.3: at 0, 5 and 10 minutes; c11 §4: the
/// next level after 5 minutes without an answer).
/// </summary>
/// <param name="Minutes">Of the calls to one level, from the moment it is its turn; ascending, the first at 0.</param>
/// <param name="Next">Minutes after which it is the next level's turn; more than the last of <paramref name="Minutes"/>.</param>
public sealed record CallLadder(IReadOnlyList<int> Minutes, int Next)
{
    /// <returns>A sentence for whoever wrote the ladder; <c>null</c> when it is sound.</returns>
    public string? Flaw =>
        Minutes.Count == 0 || Minutes[0] != 0 ? "第一次叫应应在第 0 分钟"
        : Minutes.Zip(Minutes.Skip(1)).Any(pair => pair.Second <= pair.First) ? "叫应的分钟数应逐次增大"
        : Next <= Minutes[^1] ? "转上级的分钟数应大于最后一次叫应"
        : null;

    /// <summary>When a call is due.</summary>
    /// <param name="call">Counted from 0 over all levels.</param>
    public DateTimeOffset DueAt(DateTimeOffset begun, int call) =>
        begun.AddMinutes((call / Minutes.Count * (long)Next) + Minutes[call % Minutes.Count]);

    /// <summary>Which level a call goes to: 0 is whoever is in charge, 1 their superior.</summary>
    public int LevelOf(int call) => call / Minutes.Count;

    /// <summary>Calls that are due and were not made; after the last level has been called as often as each, nobody is left to call.</summary>
    public IEnumerable<int> Due(DateTimeOffset begun, int made, int levels, DateTimeOffset now)
    {
        for (var call = made; LevelOf(call) < levels && DueAt(begun, call) <= now; call++)
            yield return call;
    }

    /// <returns><c>null</c> when all calls have been made.</returns>
    public DateTimeOffset? NextAt(DateTimeOffset begun, int made, int levels) => LevelOf(made) < levels ? DueAt(begun, made) : null;
}
