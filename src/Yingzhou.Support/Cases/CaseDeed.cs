namespace Yingzhou.Support.Cases;

/// <summary>
/// What the official of the running step said: the drawn service task that follows (受理, 准予 …) carries it into the case. Lives as long as the step's scope.
/// </summary>
sealed class CaseDeed
{
    public string? Note { get; set; }

    public string? LegalBasis { get; set; }
}
