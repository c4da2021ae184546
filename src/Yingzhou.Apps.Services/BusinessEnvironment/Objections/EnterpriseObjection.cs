using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Objections;

public enum ObjectionKind
{
    /// <summary>时间线异议: my case was not so.</summary>
    Timeline,

    /// <summary>清单外要证.</summary>
    Demand,
}

public enum ObjectionStatus
{
    Open,

    /// <summary>成立.</summary>
    Upheld,

    /// <summary>不成立.</summary>
    Dismissed,
}

/// <summary>企业异议: what an enterprise says of how it was counted, or of what it was asked for; answered within five working days.</summary>
public sealed class EnterpriseObjection : Record
{
    public const int AnswerWorkdays = 5;

    public required ObjectionKind Kind { get; init; }

    public required string PartyKey { get; init; }

    public required string FirmName { get; init; }

    /// <summary>Of the case objected to.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>When the enterprise first turned to the department (首次联系); upheld, the case is counted from it.</summary>
    public DateOnly? FirstContactOn { get; init; }

    /// <summary>The licence that was demanded, in the enterprise's words.</summary>
    public string? Licence { get; init; }

    /// <summary>Id of the department that demanded it.</summary>
    public string? Department { get; init; }

    /// <summary>What the list says of it.</summary>
    public DemandVerdict? Verdict { get; init; }

    public required string Text { get; init; }

    public required DateOnly RaisedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    public ObjectionStatus Status { get; private set; }

    public string? Answer { get; private set; }

    public string? AnsweredBy { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    public Fault? Close(bool upheld, Actor by, string? answer, DateOnly today)
    {
        if (Status is not ObjectionStatus.Open)
            return new("environment.objection-closed", "这件异议已经答复。", 409);
        if (string.IsNullOrWhiteSpace(answer))
            return new("environment.objection-answer", "请写明核实的情况和依据，企业能看到。") { Field = "answer" };
        (Status, Answer, AnsweredBy, AnsweredOn) = (
            upheld ? ObjectionStatus.Upheld : ObjectionStatus.Dismissed,
            answer.Trim(),
            by.Name,
            today
        );
        return null;
    }
}
