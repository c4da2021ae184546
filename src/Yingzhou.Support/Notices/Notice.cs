namespace Yingzhou.Support.Notices;

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>办件: something of one's own is under way or waits for one.</summary>
    Case,

    /// <summary>消息: something happened.</summary>
    Message,

    /// <summary>证照: something one holds.</summary>
    Credential,

    /// <summary>提醒: something will be too late.</summary>
    Warning,
}

/// <summary>One thing that a person has to know (消息).</summary>
/// <param name="Href">Where it goes on.</param>
/// <param name="At">When it came to be so.</param>
/// <param name="DueAt">Until when something has to be done; <c>null</c> when nothing has.</param>
/// <param name="Waits">Nobody goes on before the person does (等您处理).</param>
public sealed record Notice(
    NoticeKind Kind,
    string Title,
    string Text,
    string Href,
    DateTimeOffset At,
    DateTimeOffset? DueAt = null,
    bool Waits = false
);
