using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Titles;

/// <summary>What one expert gave one applicant.</summary>
/// <param name="Score">0–100.</param>
public sealed record PanelVote(string Expert, string Applicant, decimal Score, bool Yes);

/// <summary>The result for one applicant (评审结果).</summary>
/// <param name="Score">Mean after dropping the highest and the lowest.</param>
public sealed record TitleResult(string Applicant, decimal Score, RatioOf Votes)
{
    const decimal PassMark = 60;

    /// <summary>At least 60, and at least two of three votes: general practice, not confirmed (a10 §3).</summary>
    public bool Passes => Score >= PassMark && Votes.Numerator * 3 >= Votes.Denominator * 2;
}

/// <summary>A panel's work (评委会), put together.</summary>
/// <param name="Agreement"><c>null</c> when there is nothing to order: one applicant, or no expert who makes a difference.</param>
public sealed record PanelOutcome(IReadOnlyList<TitleResult> Results, KendallW? Agreement)
{
    public const int LeastExperts = 5;

    /// <summary>Own default.</summary>
    public const int UsualExperts = 7;

    const double LeastAgreement = 0.5;

    /// <summary>W below 0.5: they talk about it before the result stands; 0.5 itself is enough.</summary>
    public bool NeedsDiscussion => Agreement is { } found && found.W < LeastAgreement;

    public static Outcome<PanelOutcome> Of(IReadOnlyCollection<PanelVote> votes)
    {
        var experts = votes.Select(vote => vote.Expert).Distinct().Order(StringComparer.Ordinal).ToList();
        var applicants = votes.Select(vote => vote.Applicant).Distinct().Order(StringComparer.Ordinal).ToList();
        if (experts.Count < LeastExperts)
            return new Fault("talent.too-few-experts", $"评委至少 {LeastExperts} 名，现有 {experts.Count} 名的评分，不能出结果。")
            {
                Field = "votes",
            };
        if (votes.Any(vote => vote.Score is < 0 or > 100))
            return new Fault("talent.score-range", "评分应在 0 到 100 之间，请核对。") { Field = "score" };
        var byPair = votes.ToLookup(vote => (vote.Expert, vote.Applicant));
        if (applicants.Any(applicant => experts.Any(expert => byPair[(expert, applicant)].Count() != 1)))
            return new Fault("talent.votes-incomplete", "还有评委没有给每位申报人评分，或评了两次，请补齐后再出结果。") { Field = "votes" };
        return new PanelOutcome(
            [
                .. applicants.Select(applicant =>
                {
                    var own = experts.ConvertAll(expert => byPair[(expert, applicant)].Single());
                    return new TitleResult(
                        applicant,
                        TrimmedMean.Of(own.ConvertAll(vote => vote.Score))!.Value,
                        RatioOf.Count(own, vote => vote.Yes)
                    );
                }),
            ],
            KendallW.OfScores(
                experts.ConvertAll(expert =>
                    (IReadOnlyList<decimal>)applicants.ConvertAll(applicant => byPair[(expert, applicant)].Single().Score)
                )
            )
        );
    }
}
