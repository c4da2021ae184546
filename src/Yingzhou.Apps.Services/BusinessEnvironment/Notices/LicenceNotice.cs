using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Notices;

/// <summary>双告知: a registered enterprise's scope needs a licence, and the authority is told so. Once for each case and licence.</summary>
public sealed class LicenceNotice : Record
{
    public required Guid CaseId { get; init; }

    public required string CaseNumber { get; init; }

    /// <summary>Key of whoever registered it.</summary>
    public required string PartyKey { get; init; }

    public required string FirmName { get; init; }

    public required string Scope { get; init; }

    public required string LicenceId { get; init; }

    public required string LicenceName { get; init; }

    /// <summary>The words of the scope, and how they were read.</summary>
    public required string Because { get; init; }

    /// <summary>By the exact table; what the text only suggests is told as perhaps.</summary>
    public required bool Surely { get; init; }

    /// <summary>实施机关 in the words of the list.</summary>
    public required string Authority { get; init; }

    /// <summary>Id of the unit that was told; <c>null</c> when the city knows none, and somebody has to find it.</summary>
    public string? Unit { get; init; }

    public required DateOnly RegisteredOn { get; init; }

    public required DateOnly PushedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    public DateOnly? AnsweredOn { get; private set; }

    public string? AnsweredBy { get; private set; }

    public string? Answer { get; private set; }

    /// <summary>回执: received, with what the authority will do about it.</summary>
    public Fault? Acknowledge(Actor by, string? answer, DateOnly today)
    {
        if (AnsweredOn is not null)
            return new("environment.notice-answered", "这条告知已经回执。", 409);
        if (string.IsNullOrWhiteSpace(answer))
            return new("environment.notice-answer", "请写明怎么跟进：已指导办证、已在办理，或为什么不需要。") { Field = "answer" };
        (AnsweredOn, AnsweredBy, Answer) = (today, by.Name, answer.Trim());
        return null;
    }
}
