using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Surveying;

public enum SurveyChannel
{
    /// <summary>电话.</summary>
    Telephone,

    /// <summary>走访.</summary>
    Visit,
}

/// <summary>抽查联系: a case that was drawn, what was measured of it, and what its applicant said. One case is asked about once.</summary>
public sealed class SurveyContact : Record
{
    public required string Indicator { get; init; }

    public required Guid CaseId { get; init; }

    public required string CaseNumber { get; init; }

    public required string ItemName { get; init; }

    /// <summary>In the indicator's unit, as it was when it was drawn.</summary>
    public required double Measured { get; init; }

    public required DateOnly DrawnOn { get; init; }

    /// <summary>From it, the day and the list anybody recomputes the draw.</summary>
    public required string Seed { get; init; }

    public SurveyChannel? Channel { get; private set; }

    /// <summary>In the indicator's unit; <c>null</c> when nobody could be reached.</summary>
    public double? Said { get; private set; }

    public string? Note { get; private set; }

    public string? AskedBy { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public bool IsOpen => ClosedOn is null;

    public Fault? Answer(SurveyChannel channel, double? said, string? note, Actor by, DateOnly today)
    {
        if (!IsOpen)
            return new Fault("environment.survey-closed", "这一件已经登记过，请刷新后查看。", 409);
        if (said is < 0)
            return new Fault("environment.survey-negative", "用时不能是负数。") { Field = "said" };
        if (said is null && string.IsNullOrWhiteSpace(note))
            return new Fault("environment.survey-unreached", "没有问到的，写明怎么联系的、为什么没有问到。") { Field = "note" };
        (Channel, Said, Note, AskedBy, ClosedOn) = (channel, said, note?.Trim(), by.Name, today);
        return null;
    }
}
