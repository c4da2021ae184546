using Yingzhou.Apps.Services.BusinessEnvironment.Rules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Improving;

/// <summary>整改任务: a red point that somebody has to bring right within fifteen working days, and that is closed by its indicator, not by a report.</summary>
public sealed class ImprovementTask : Record
{
    public required string Indicator { get; init; }

    /// <summary>What is wrong, in the words of whoever opened it.</summary>
    public required string Problem { get; init; }

    /// <summary>The value that must be reached.</summary>
    public required double LimitValue { get; init; }

    public required DateOnly OpenedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    public string? Measures { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public bool IsOpen => ClosedOn is null;

    public Fault? Report(string measures)
    {
        if (!IsOpen)
            return Over;
        if (string.IsNullOrWhiteSpace(measures))
            return new("environment.measures-missing", "请写明采取了什么措施。") { Field = "measures" };
        Measures = measures.Trim();
        return null;
    }

    /// <param name="weeks">The indicator's values since the opening, oldest first.</param>
    public Fault? Close(IReadOnlyList<double?> weeks, bool lessIsBetter, DateOnly today)
    {
        if (!IsOpen)
            return Over;
        if (Recovery.MayClose(weeks, LimitValue, lessIsBetter).Fault is { } fault)
            return fault;
        ClosedOn = today;
        return null;
    }

    static Fault Over => new("environment.task-closed", "这项整改已经销号。", 409);
}
