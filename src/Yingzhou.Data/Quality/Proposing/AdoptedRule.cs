namespace Yingzhou.Data.Quality.Proposing;

/// <summary>A proposed rule that somebody took over (采纳的建议规则): in force from the next pass.</summary>
sealed class AdoptedRule
{
    public required string Dataset { get; init; }

    /// <summary>Id of the rule in its dataset.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule, JSON.</summary>
    public required string Definition { get; init; }

    public required string AdoptedBy { get; init; }

    public required DateTimeOffset AdoptedAt { get; init; }
}
