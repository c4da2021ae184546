namespace Yingzhou.Support.Eligibility;

/// <summary>What comes of a condition (匹配结果, a08 §3).</summary>
public enum Verdict : byte
{
    /// <summary>可享: it holds, by registers alone.</summary>
    Entitled,

    /// <summary>差一点: it fails on at most two numbers, each within 10 % of its limit.</summary>
    Near,

    /// <summary>待补信息: what is not known, or only said by the party itself, decides.</summary>
    Open,

    /// <summary>不符合.</summary>
    NotMet,
}

/// <param name="Failing">The leaves that make it fail, each with the facts it looked at; empty unless it fails.</param>
/// <param name="Gaps">How little is missing; empty unless the verdict is 差一点.</param>
/// <param name="Missing">The minimal sets of facts whose resolution could make it hold, smallest first; empty unless it is open.</param>
public sealed record Judgement(
    Verdict Verdict,
    IReadOnlyList<LeafFinding> Failing,
    IReadOnlyList<Gap> Gaps,
    IReadOnlyList<IReadOnlyList<string>> Missing
);

/// <summary>One leaf of a condition as it was found.</summary>
/// <param name="Leaf">As written in the condition.</param>
/// <param name="Wanted">What the leaf should have been: false where it stands under a <c>not</c>.</param>
public sealed record LeafFinding(string Leaf, bool Wanted, IReadOnlyList<FactSeen> Facts);

/// <param name="Fact"><c>null</c> when it is not known.</param>
public sealed record FactSeen(string Name, Fact? Fact);

/// <summary>差多少: a number beside the number it would have to be.</summary>
/// <param name="Measure">A fact, or a calculation over facts.</param>
/// <param name="Needed">The nearest value that is enough.</param>
public sealed record Gap(string Measure, decimal Now, decimal Needed, string Leaf)
{
    public decimal Difference => Needed - Now;
}
