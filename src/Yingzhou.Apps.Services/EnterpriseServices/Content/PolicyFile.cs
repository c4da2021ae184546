using System.Text.Json;
using Yingzhou.Apps.Services.EnterpriseServices.Paying;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Content;

/// <summary>Shape of <c>policies/facts.json</c>: the fact dictionary (事实字典).</summary>
public sealed record FactsFile(string Note, IReadOnlyList<FactDefinition> Facts);

/// <summary>Shape of <c>policies/*.policy.json</c>: a policy (政策) and its clauses.</summary>
/// <param name="IssuedBy">Id of the department.</param>
public sealed record PolicyFile(
    string Id,
    string Title,
    string IssuedBy,
    PolicyBasis Basis,
    string Note,
    IReadOnlyList<ClauseFile> Clauses
);

/// <param name="Number">文号.</param>
/// <param name="Confirmed">Whether the department has confirmed the clauses against the document; demonstration data has not been.</param>
public sealed record PolicyBasis(string Number, string Title, bool Confirmed);

public enum ClauseRoute
{
    /// <summary>企业申报.</summary>
    Apply,

    /// <summary>免申即享.</summary>
    NoApplication,
}

/// <summary>A clause (条款): who gets what, by which office, out of which money.</summary>
/// <param name="Condition">FEEL over the fact dictionary.</param>
/// <param name="Benefit">FEEL; yuan, before the cap.</param>
/// <param name="PerYear">How often one enterprise may have it in a year.</param>
/// <param name="ExclusiveGroup">Clauses of one group exclude each other (不重复享受).</param>
/// <param name="CapGroup">Clauses of one group share a cap.</param>
/// <param name="Discretion">Somebody has to judge: it is never paid without application.</param>
/// <param name="PayMonth">Month in which it is usually paid.</param>
/// <param name="Cases">At least three: met, not met, on the limit. They are judged at every start.</param>
public sealed record ClauseFile(
    string Id,
    string Title,
    string Summary,
    string Office,
    DateOnly From,
    DateOnly To,
    string Condition,
    string Benefit,
    decimal CapYuan,
    int PerYear,
    string? ExclusiveGroup,
    string? CapGroup,
    ClauseWindow Window,
    ClauseBudget Budget,
    ClauseRoute Route,
    bool Discretion,
    int PayMonth,
    IReadOnlyList<ClauseCase> Cases
);

/// <summary>When it may be applied for, both days included.</summary>
public sealed record ClauseWindow(DateOnly Opens, DateOnly Closes);

public sealed record ClauseBudget(decimal Yuan, BudgetRule Rule);

/// <summary>An enterprise as it might be, and what must come of it (条款测试用例).</summary>
public sealed record ClauseCase(string Name, IReadOnlyDictionary<string, JsonElement> Facts, ClauseVerdict Verdict, decimal? AmountYuan);

public enum ClauseVerdict
{
    Entitled,
    Near,
    Open,
    NotMet,
}
