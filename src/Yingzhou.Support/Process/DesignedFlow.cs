using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Mining;

namespace Yingzhou.Support.Process;

/// <summary>How an activity leads to the next.</summary>
public enum FollowKind
{
    /// <summary>Because it was done.</summary>
    Done,

    /// <summary>By an event that interrupted it.</summary>
    Interrupted,

    /// <summary>By an event beside it, while it goes on.</summary>
    Beside,
}

/// <summary>One step of the design from an activity to a next one, past gateways and events.</summary>
/// <param name="From">An activity, or <see cref="DesignedFlow.Start"/>.</param>
/// <param name="To">An activity, or <see cref="DesignedFlow.End"/>.</param>
/// <param name="Flows">Ids of the flows on the way.</param>
/// <param name="Joins">Where it waits for others on the way: two steps that share one are taken together.</param>
public sealed record DesignedStep(string From, string To, FollowKind Kind, IReadOnlyList<string> Flows, IReadOnlyList<string> Joins);

/// <summary>
/// What a design allows (设计路径): which activity may follow which, and which run side by side. Read from a BPMN drawing or from the legs of a bundle.
/// </summary>
public sealed record DesignedFlow
{
    public const string Start = "▶";
    public const string End = "■";

    internal DesignedFlow(
        IReadOnlyDictionary<string, string> activities,
        IReadOnlyList<DesignedStep> steps,
        IReadOnlySet<(string, string)> concurrent
    )
    {
        Activities = activities;
        Steps = steps;
        Concurrent = concurrent;
        Before = steps.ToLookup(step => step.To);
        After = steps.ToLookup(step => step.From);
    }

    /// <summary>Names by id.</summary>
    public IReadOnlyDictionary<string, string> Activities { get; }

    public IReadOnlyList<DesignedStep> Steps { get; }

    internal IReadOnlySet<(string, string)> Concurrent { get; }

    internal ILookup<string, DesignedStep> Before { get; }

    internal ILookup<string, DesignedStep> After { get; }

    public bool RunSideBySide(string left, string right) => Concurrent.Contains((left, right));

    /// <summary>Sub-processes are opened: what counts is the work inside them.</summary>
    public static DesignedFlow Of(BpmnProcess process) => DrawnFlow.Read(process);

    /// <summary>Legs of a bundle (一件事): a leg follows those it depends on; legs that do not depend on each other run side by side.</summary>
    public static Outcome<DesignedFlow> Of(IReadOnlyList<PromisedLeg> legs)
    {
        var plan = CriticalPath.Of(legs);
        return plan.Fault is { } fault ? fault : LegFlow.Read(plan.Value);
    }
}
