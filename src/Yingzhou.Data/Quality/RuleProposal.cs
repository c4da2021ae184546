using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality;

/// <summary>What profiling proposes for a dataset (建议规则), with what speaks for it.</summary>
/// <param name="Rule">As it would be in force; <c>null</c> when no rule can say it and the cells are to be looked at one by one.</param>
/// <param name="Rows">How many rows were profiled.</param>
/// <param name="Breaking">How many of them break it.</param>
public sealed record RuleProposal(
    ProposalKind Kind,
    string Column,
    string? Other,
    string Demand,
    RatioOf Confidence,
    int Rows,
    int Breaking,
    QualityRule? Rule
);
