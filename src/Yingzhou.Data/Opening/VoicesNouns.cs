using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening;

public enum RequestState
{
    /// <summary>待答复</summary>
    Open,

    /// <summary>已采纳: it will be, or is, opened.</summary>
    Taken,

    /// <summary>未采纳, with the reason.</summary>
    Declined,
}

/// <summary>A wish that something be opened (开放需求); its publisher answers within ten working days.</summary>
public sealed class OpenRequest : Record
{
    public required string Title { get; init; }

    public required string Text { get; init; }

    public required string Asker { get; init; }

    public required string AskerName { get; init; }

    /// <summary>Id of the department that is asked.</summary>
    public required string Publisher { get; init; }

    /// <summary>Last day of the answer.</summary>
    public required DateOnly Due { get; init; }

    public required RequestState State { get; set; }

    public string? Answer { get; set; }

    public string? AnsweredBy { get; set; }

    /// <summary>The dataset in which it was opened.</summary>
    public string? Dataset { get; set; }

    public int Votes { get; set; }
}

/// <summary>One verified person, one vote: by however many accounts, and by no enterprise (防刷票).</summary>
public sealed class RequestVote
{
    public required Guid RequestId { get; init; }

    /// <summary>Key of the human being.</summary>
    public required string Person { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>What a reader found wrong, or wants to know (意见与纠错).</summary>
public sealed class DatasetFeedback : Record
{
    public required string Dataset { get; init; }

    public string? ReleaseNumber { get; init; }

    public required string Text { get; init; }

    public required string Sender { get; init; }

    public required string SenderName { get; init; }

    public string? Answer { get; set; }

    public string? AnsweredBy { get; set; }
}

static class Speaker
{
    /// <summary>As the public reads it: an enterprise by its name, a person with the given name hidden.</summary>
    public static string NameOf(Subject party) => party.Kind is SubjectKind.Enterprise ? party.PartyName : Personal.Name(party.Name).Masked;
}
