namespace Yingzhou.Assurance.Security;

/// <summary>Looks at the running system for one fact of its protection (自查取证): a setting, the age of a key, the last backup. Engines register theirs; content says which clause asks for which.</summary>
public interface ISecurityProbe
{
    /// <summary>Stable, e.g. <c>keys.protected</c>; self-check content names it.</summary>
    string Code { get; }

    Task<SecurityEvidence> Look(CancellationToken cancel);
}

/// <param name="Holds"><c>null</c>: it cannot be told from here, e.g. what a proxy in front does.</param>
/// <param name="Found">What was seen, with numbers, in a sentence.</param>
public sealed record SecurityEvidence(bool? Holds, string Found);
