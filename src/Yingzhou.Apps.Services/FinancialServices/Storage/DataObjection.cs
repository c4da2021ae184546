using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Storage;

/// <summary>数据异议: a firm says that a figure of its profile is wrong. The keeper of the register answers in five working days; what was before and after stays.</summary>
sealed class DataObjection : Record
{
    public const int Workdays = 5;

    public required string PartyKey { get; init; }

    public required string FirmName { get; init; }

    /// <summary>Name of the fact.</summary>
    public required string Field { get; init; }

    /// <summary>Department that keeps the register.</summary>
    public required string Owner { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public required DateOnly AnswerBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public bool? Upheld { get; private set; }

    public string? Reply { get; private set; }

    public string? AnsweredBy { get; private set; }

    public string? ValueBefore { get; private set; }

    public string? ValueAfter { get; private set; }

    public double? PointsBefore { get; private set; }

    public double? PointsAfter { get; private set; }

    public bool IsOpen => AnsweredAt is null;

    /// <summary>Answered late, or not answered and late by now.</summary>
    public bool IsLate(DateOnly today) => (AnsweredAt?.Day() ?? today) > AnswerBy;

    public Fault? Answer(bool upheld, string reply, Actor by, DateTimeOffset now)
    {
        if (!IsOpen)
            return new Fault("finance.objection-answered", "这条异议已经答复，请刷新后查看。", 409);
        if (string.IsNullOrWhiteSpace(reply))
            return new Fault("finance.objection-reply-missing", "请写明核查经过和结论，企业要看。") { Field = "reply" };
        (Upheld, Reply, AnsweredBy, AnsweredAt) = (upheld, reply.Trim(), by.Name, now);
        return null;
    }

    /// <summary>更正: the value and the score on both sides of it.</summary>
    public void Corrected(string? before, string after, double pointsBefore, double pointsAfter) =>
        (ValueBefore, ValueAfter, PointsBefore, PointsAfter) = (before, after, pointsBefore, pointsAfter);
}
