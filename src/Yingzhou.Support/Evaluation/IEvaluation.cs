using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Evaluation;

/// <summary>考核评价: units scored by indicators that anybody can look up, each score a sum of its lines; what was published stays as it was, and is held against what the data say now.</summary>
public interface IEvaluation
{
    IReadOnlyList<EvaluationScheme> Schemes { get; }

    /// <summary>Whether somebody may do it (<see cref="EvaluationRights"/>), so that a page offers nothing in vain.</summary>
    bool May(string action, Subject official);

    /// <summary>The scores as the data stand now.</summary>
    /// <param name="day">考核截止日: of each indicator the newest period that had ended then.</param>
    Task<Outcome<EvaluationTable>> Score(string scheme, DateOnly day, Subject official, CancellationToken cancel = default);

    /// <summary>What was published, every version of it, the newest first. An evaluated unit sees it too.</summary>
    Task<Outcome<IReadOnlyList<PublishedEvaluation>>> Published(string scheme, Subject official, CancellationToken cancel = default);

    /// <summary>公布: the scores as they stand at this moment, for good. Once for a scheme and a day; an objection that was right adds a further version (复核后公布).</summary>
    Task<Outcome<PublishedEvaluation>> Publish(string scheme, DateOnly day, Subject official, CancellationToken cancel = default);

    /// <summary>登记加减分或一票否决, with the document it rests on.</summary>
    Task<Outcome<EvaluationAdjustment>> Adjust(AdjustRequest request, Subject official, CancellationToken cancel = default);

    Task<Outcome<IReadOnlyList<EvaluationAdjustment>>> Adjustments(
        string scheme,
        DateOnly day,
        Subject official,
        CancellationToken cancel = default
    );
}

/// <summary>Scores of a group on a day.</summary>
/// <param name="Version">Of the scheme.</param>
/// <param name="Values">Indicators' names and units, in the scheme's order.</param>
/// <param name="Taken">From which periods each value was taken; <c>null</c> in what was published before this was kept.</param>
/// <param name="Waivers">What does not count after an objection; <c>null</c> for nothing.</param>
/// <param name="Terms">The scheme as it was.</param>
public sealed record EvaluationTable(
    string Scheme,
    int Version,
    DateOnly Day,
    IReadOnlyList<EvaluatedName> Values,
    IReadOnlyList<EvaluatedUnit> Units,
    IReadOnlyList<TakenValue>? Taken = null,
    IReadOnlyList<ScoreWaiver>? Waivers = null,
    EvaluationScheme? Terms = null
);

/// <summary>取数: from the first to the last day of the periods, how many had a value of how many.</summary>
public sealed record TakenValue(string Unit, string Indicator, DateOnly From, DateOnly Until, int Known, int Expected);

/// <summary>不计入: an indicator that does not count for a unit, or an adjustment that was withdrawn, because an objection was right.</summary>
/// <param name="Why">The objection's answer, in short.</param>
public sealed record ScoreWaiver(string Unit, string? Indicator, Guid? Adjustment, string Why);

public sealed record EvaluatedName(string Indicator, string Name, string Unit);

/// <param name="Now">The same by the data and the scheme of now, for those who may compute it; <c>null</c> otherwise.</param>
/// <param name="Revision">1 for the first, one more after each objection that was right; earlier ones stay readable.</param>
/// <param name="Reason">What an objection changed; <c>null</c> for the first.</param>
public sealed record PublishedEvaluation(
    EvaluationTable Table,
    DateTimeOffset At,
    string By,
    EvaluationTable? Now,
    int Revision = 1,
    string? Reason = null
);

/// <param name="Points">Positive for a bonus, negative for a malus; 0 with a veto.</param>
public sealed record AdjustRequest(string Scheme, DateOnly Day, string Unit, double Points, string Document, bool IsVeto = false);

/// <summary>加减分、一票否决 as it was entered; nothing is changed or taken back, only entered against.</summary>
public sealed class EvaluationAdjustment : Record
{
    public required string Scheme { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Division code.</summary>
    public required string Unit { get; init; }

    public required double Points { get; init; }

    public required bool IsVeto { get; init; }

    public required string Document { get; init; }

    /// <summary>Id of the official.</summary>
    public required string EnteredBy { get; init; }
}
