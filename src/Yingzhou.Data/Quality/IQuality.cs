using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality;

/// <summary>Quality of the lake's datasets (数据质量): rules, passes, scores, problems on their way to the source.</summary>
public interface IQuality
{
    /// <summary>Rules of a dataset: those its catalogue implies, those that were adopted, and those the city's content adds.</summary>
    Task<IReadOnlyList<QualityRule>> Rules(string dataset, CancellationToken cancel = default);

    /// <summary>What profiling a sample of the newest version proposes and is not a rule yet, what most rows break first.</summary>
    Task<Outcome<RuleProposal[]>> Proposals(string dataset, CancellationToken cancel = default);

    /// <summary>采纳: a proposed rule is in force from the next pass; the series of scores shows the break.</summary>
    Task<Outcome<Done>> Adopt(string dataset, string rule, Subject official, CancellationToken cancel = default);

    /// <summary>Checks a version in one pass over its files. The same version under the same rules gives the stored answer.</summary>
    /// <param name="number"><c>null</c> for the newest.</param>
    Task<Outcome<QualityRun>> Run(string dataset, int? number = null, CancellationToken cancel = default);

    /// <summary>Checks the newest versions that were not checked yet.</summary>
    /// <returns>How many.</returns>
    Task<int> RunMissing(int most, CancellationToken cancel = default);

    /// <summary>The newest pass of each dataset, worst first.</summary>
    Task<IReadOnlyList<QualityRun>> Newest(CancellationToken cancel = default);

    /// <summary>Passes of a dataset, oldest first.</summary>
    Task<IReadOnlyList<QualityRun>> Series(string dataset, CancellationToken cancel = default);

    Task<IReadOnlyList<QualityResult>> Results(Guid run, CancellationToken cancel = default);

    /// <summary>Rows that break a rule, masked. Only for the department that owns them and the platform's administrators.</summary>
    Task<Outcome<IReadOnlyList<OffendingRow>>> Offending(Guid order, Subject official, int most = 20, CancellationToken cancel = default);

    /// <summary>What the newest passes and the open orders come to (质量概况).</summary>
    Task<QualityFigures> Figures(CancellationToken cancel = default);

    /// <summary>Departments ranked by the quality of their data.</summary>
    Task<QualityLeague> League(CancellationToken cancel = default);

    /// <param name="overdueOnly">Open ones whose day is over.</param>
    /// <param name="after">Id of the last one on the page before.</param>
    Task<Page<QualityOrder>> Orders(
        string? unit = null,
        bool openOnly = true,
        bool overdueOnly = false,
        Guid? after = null,
        int size = 30,
        CancellationToken cancel = default
    );

    /// <returns><c>null</c> when there is none.</returns>
    Task<QualityOrder?> Order(Guid id, CancellationToken cancel = default);

    /// <summary>已整改: the next version will tell.</summary>
    Task<Outcome<QualityOrder>> ClaimFixed(Guid order, int seen, string note, Subject official, CancellationToken cancel = default);

    /// <summary>提出异议: the data is right, the rule is wrong.</summary>
    Task<Outcome<QualityOrder>> Dispute(Guid order, int seen, string reason, Subject official, CancellationToken cancel = default);

    Task<Outcome<QualityOrder>> DecideDispute(Guid order, int seen, bool ruleIsWrong, Subject official, CancellationToken cancel = default);

    Task<Outcome<QualityOrder>> Waive(
        Guid order,
        int seen,
        DateOnly until,
        string reason,
        Subject official,
        CancellationToken cancel = default
    );
}
