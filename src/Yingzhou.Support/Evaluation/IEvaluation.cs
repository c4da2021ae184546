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

    /// <summary>What was published, the newest first.</summary>
    Task<Outcome<IReadOnlyList<PublishedEvaluation>>> Published(string scheme, Subject official, CancellationToken cancel = default);

    /// <summary>公布: the scores as they stand at this moment, for good. Once for a scheme and a day.</summary>
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
public sealed record EvaluationTable(
    string Scheme,
    int Version,
    DateOnly Day,
    IReadOnlyList<EvaluatedName> Values,
    IReadOnlyList<EvaluatedUnit> Units
);

public sealed record EvaluatedName(string Indicator, string Name, string Unit);

/// <param name="Now">The same by the data of now; <c>null</c> when it cannot be computed any more.</param>
public sealed record PublishedEvaluation(EvaluationTable Table, DateTimeOffset At, string By, EvaluationTable? Now);

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
