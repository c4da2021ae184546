namespace Yingzhou.Kernel;

/// <summary>Why a department claims to be the source of an element (数源依据); the higher wins. Source: p01 R3.</summary>
public enum ClaimGround
{
    /// <summary>It collects the element for its own use.</summary>
    OwnUse = 1,

    /// <summary>It issues the record in which the element stands.</summary>
    IssuesRecord = 2,

    /// <summary>A law names it.</summary>
    NamedByLaw = 3,
}

/// <summary>A department's claim to an element (数源主张).</summary>
/// <param name="FreshAt">When its data was last loaded; <c>null</c> when it never was.</param>
/// <param name="Accuracy">Measured share of right values, 0–1; <c>null</c> when it was not measured.</param>
public sealed record SourceClaim(string Claimant, ClaimGround Ground, DateTimeOffset? FreshAt = null, double? Accuracy = null);

/// <summary>Who is the one source (一数一源), or why nobody is yet.</summary>
/// <param name="Authoritative"><c>null</c> while claims are tied, or nobody claims.</param>
/// <param name="Contenders">Those whose claims are tied at the top: all are shown, none is authoritative.</param>
/// <param name="ArbitrationDue">Last day to decide between them.</param>
public sealed record SourceSettlement(SourceClaim? Authoritative, IReadOnlyList<SourceClaim> Contenders, DueDay? ArbitrationDue)
{
    public bool IsContested => Contenders.Count > 1;
}

/// <summary>
/// Exactly one authoritative source for each element (一数一源): by legal ground, then by freshness, then by measured accuracy. What these do not decide is not
/// guessed but arbitrated. Source: p01 R3.
/// </summary>
public static class OneSource
{
    /// <summary>Working days.</summary>
    public const int ArbitrationDays = 10;

    /// <param name="contestedSince">The day the tie appeared: the time to arbitrate runs from there.</param>
    public static Outcome<SourceSettlement> Settle(
        IReadOnlyCollection<SourceClaim> claims,
        DateOnly contestedSince,
        Workdays workdays,
        int arbitrationDays = ArbitrationDays
    )
    {
        if (claims.Count == 0)
            return new SourceSettlement(null, [], null);
        var ground = claims.Max(claim => claim.Ground);
        var strongest = claims.Where(claim => claim.Ground == ground).ToList();
        var freshest = strongest.Max(claim => claim.FreshAt);
        var fresh = strongest.Where(claim => claim.FreshAt == freshest).ToList();
        // An accuracy that nobody measured is neither better nor worse.
        var best = fresh.Exists(claim => claim.Accuracy is null)
            ? fresh
            : [.. fresh.Where(claim => claim.Accuracy == fresh.Max(c => c.Accuracy))];
        if (best is [var one])
            return new SourceSettlement(one, [], null);
        var due = workdays.AddWorkdaysOpen(contestedSince, arbitrationDays);
        return due.Fault is { } beyond ? beyond : new SourceSettlement(null, best, due.Value);
    }
}
