using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Indicators;

public enum DirectiveStage
{
    /// <summary>在办</summary>
    Given,

    /// <summary>已反馈, waits for who gave it.</summary>
    Answered,

    /// <summary>已办结</summary>
    Closed,
}

/// <summary>批示: a leader asks one unit to do something about one figure until a day; the unit says what it did; the leader closes it or gives it back.</summary>
public sealed class IndicatorDirective : Record
{
    public required string Indicator { get; init; }

    /// <summary>Division code of the figure.</summary>
    public required string Area { get; init; }

    public required DateOnly Period { get; init; }

    /// <summary>The figure as it stood, with its unit: later revisions do not change what was meant.</summary>
    public required string Figure { get; init; }

    public required string Text { get; init; }

    public required string Unit { get; init; }

    /// <summary>The last day; an answer on it is in time.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Id of the official who gave it; nobody else closes it.</summary>
    public required string GivenBy { get; init; }

    public required string GivenName { get; init; }

    public DirectiveStage Stage { get; private set; } = DirectiveStage.Given;

    public string? Answer { get; private set; }

    public string? AnsweredName { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public string? Opinion { get; private set; }

    public bool IsLate(DateOnly today) => Stage is not DirectiveStage.Closed && (AnsweredAt?.Day() ?? today) > DueOn;

    internal Fault? Reply(string answer, string by, DateTimeOffset now)
    {
        if (Stage is not DirectiveStage.Given)
            return Not("反馈");
        (Stage, Answer, AnsweredName, AnsweredAt) = (DirectiveStage.Answered, answer, by, now);
        return null;
    }

    /// <param name="accepted">Otherwise it is given back, and the unit answers again.</param>
    internal Fault? Settle(bool accepted, string opinion)
    {
        if (Stage is not DirectiveStage.Answered)
            return Not(accepted ? "办结" : "退回");
        (Stage, Opinion) = (accepted ? DirectiveStage.Closed : DirectiveStage.Given, opinion);
        if (!accepted)
            AnsweredAt = null;
        return null;
    }

    static Fault Not(string what) => new("indicators.directive-not-now", $"这件批示现在不能{what}，请刷新后再看。", 409);
}
