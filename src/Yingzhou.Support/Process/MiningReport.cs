using Yingzhou.Kernel;

namespace Yingzhou.Support.Process;

/// <summary>From when on something is worth a line (挖掘阈值). Source: a01 §3, the others own defaults.</summary>
/// <param name="FewestStays">An activity with fewer finished stays is not judged.</param>
/// <param name="Returns">Times a file comes back between the same two units in one case.</param>
/// <param name="WaitingShare">Share of its time that a stay waits before anybody accepts it; more than this is a hidden step.</param>
/// <param name="ShortestWait">Half of an hour is not a step, however idle: the median wait of a hidden step is at least this.</param>
/// <param name="RefusalShare">Less than this share of refusals at the second of two steps of one unit makes them one.</param>
/// <param name="MergeCases">So many cases before two steps may be called one.</param>
public sealed record MiningLimits(
    int FewestStays = 10,
    int Returns = 2,
    double WaitingShare = 0.5,
    TimeSpan? ShortestWait = null,
    decimal RefusalShare = 0.01m,
    int MergeCases = 100
)
{
    public static readonly TimeSpan AnHour = TimeSpan.FromHours(1);
}

/// <summary>One activity directly after another in the log, whatever else ran beside them.</summary>
public sealed record DirectlyFollows(string From, string To, long Count);

/// <param name="Known">The design has it; else cases went a way that nobody drew.</param>
/// <param name="IsRework">It leads to an activity that the case had already passed: 退回.</param>
/// <param name="Example">A case that went this way.</param>
public sealed record MinedStep(string From, string To, long Count, bool Known, bool IsRework, string Example);

/// <summary>An activity as it was lived.</summary>
/// <param name="Finished">Stays that ended because the work was done.</param>
/// <param name="Stay">Hours from ready to done, pauses left out.</param>
/// <param name="Wait">Hours from ready to accepted; empty where the log does not tell of acceptance.</param>
/// <param name="TimeShare">Share of this activity in the time of all.</param>
/// <param name="ExpectedHours">What the design or an earlier period gives it; <c>null</c> when nothing does.</param>
/// <param name="Late">Stays beyond that, with their counts.</param>
/// <param name="IsBottleneck">More than half of its stays are surely late: the lower 95 % Wilson bound is above one half.</param>
/// <param name="WaitingShare">Σ wait ÷ Σ stay.</param>
/// <param name="IsHiddenStep">It waits more than it works.</param>
public sealed record MinedActivity(
    string Id,
    string Name,
    long Finished,
    TimeSummary Stay,
    TimeSummary Wait,
    double TimeShare,
    double? ExpectedHours,
    RatioOf Late,
    bool IsBottleneck,
    double? WaitingShare,
    bool IsHiddenStep
);

/// <summary>来回退件: two units that send one file back and forth.</summary>
/// <param name="Most">Returns in the worst case.</param>
public sealed record PingPong(string Unit, string Other, int Cases, int Most, IReadOnlyList<string> Examples);

/// <summary>可合并环节: two steps of one unit, the second of which decides nothing.</summary>
public sealed record MergeCandidate(string First, string Second, string Unit, long Cases, RatioOf Refused);

/// <summary>What really happened beside what was drawn (流程挖掘报告).</summary>
/// <param name="Cases">Cases read.</param>
/// <param name="Conforming">Cases that went only ways the design has.</param>
/// <param name="Directly">Directly-follows counts as they stand in the log, whatever ran side by side.</param>
/// <param name="Steps">Ways taken, by cause: side-by-side work is not mistaken for an order.</param>
/// <param name="NeverTaken">Ids of flows of the design that no case took.</param>
/// <param name="FlowCounts">How often each flow of the design was taken.</param>
public sealed record MiningReport(
    int Cases,
    RatioOf Conforming,
    IReadOnlyList<DirectlyFollows> Directly,
    IReadOnlyList<MinedStep> Steps,
    IReadOnlyList<string> NeverTaken,
    IReadOnlyDictionary<string, long> FlowCounts,
    IReadOnlyList<MinedActivity> Activities,
    IReadOnlyList<PingPong> PingPongs,
    IReadOnlyList<MergeCandidate> MergeCandidates
)
{
    public IEnumerable<MinedStep> Outside => Steps.Where(step => !step.Known);

    public IEnumerable<MinedActivity> Bottlenecks => Activities.Where(activity => activity.IsBottleneck);

    public IEnumerable<MinedActivity> HiddenSteps => Activities.Where(activity => activity.IsHiddenStep);
}
