using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Storage;

enum DisputeKind
{
    /// <summary>公示异议: somebody says that an enterprise on the list should not be on it.</summary>
    Publicity,

    /// <summary>申诉: the enterprise does not accept a refusal.</summary>
    Rejection,

    /// <summary>追回申辩: the enterprise does not accept that money is claimed back.</summary>
    ClawBack,
}

/// <summary>A redemption is contested (异议、申诉). Whoever reviewed it does not decide; until an objection is answered nothing is paid.</summary>
sealed class Dispute : Record
{
    /// <summary>Own default, as for the answer to a simple appeal.</summary>
    public const int Workdays = 5;

    public required DisputeKind Kind { get; init; }

    public required Guid Redemption { get; init; }

    public required string Title { get; init; }

    public required string FirmName { get; init; }

    /// <summary>Party of the enterprise concerned.</summary>
    public required string PartyKey { get; init; }

    /// <summary>Who raised it; shown to the desk masked.</summary>
    public required string RaisedByKey { get; init; }

    public required string RaiserName { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public required DateOnly AnswerBy { get; init; }

    /// <summary>Actor who did what is contested.</summary>
    public string? ReviewerId { get; init; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public bool? Upheld { get; private set; }

    public string? Reply { get; private set; }

    public string? AnsweredBy { get; private set; }

    public bool IsOpen => AnsweredAt is null;

    public bool IsLate(DateOnly today) => (AnsweredAt?.Day() ?? today) > AnswerBy;

    public Fault? Answer(bool upheld, string reply, Actor by, DateTimeOffset now)
    {
        if (!IsOpen)
            return new Fault("enterprise.dispute-answered", "这条异议已经答复，请刷新后查看。", 409);
        if (string.IsNullOrWhiteSpace(reply))
            return new Fault("enterprise.dispute-reply", "请写明核查经过、依据的登记数据和结论，提出人要看。") { Field = "reply" };
        (Upheld, Reply, AnsweredBy, AnsweredAt) = (upheld, reply.Trim(), by.Name, now);
        return null;
    }
}
