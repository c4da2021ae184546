namespace Yingzhou.Kernel;

/// <summary>A finished case as the search for off-system handling sees it. What is not known stays <c>null</c> and speaks neither for nor against.</summary>
/// <param name="Handler">Whoever finished it, or the unit where no person is known.</param>
/// <param name="SubmittedFrom">Hash of the network address of the submission.</param>
/// <param name="ArtefactAt">Earliest trace of the result elsewhere: licence printed, tax registered, seal ordered.</param>
/// <param name="MaterialsMadeAt">When its latest file was made, by the file's own data.</param>
/// <param name="ContactAt">First call or visit about it.</param>
public sealed record HandlingRecord(
    string Case,
    string Item,
    string Handler,
    DateTimeOffset SubmittedAt,
    DateTimeOffset AcceptedAt,
    DateTimeOffset FinishedAt,
    string? SubmittedFrom = null,
    DateTimeOffset? ArtefactAt = null,
    DateTimeOffset? MaterialsMadeAt = null,
    DateTimeOffset? ContactAt = null
)
{
    public double HandlingMinutes => (FinishedAt - AcceptedAt).TotalMinutes;
}
