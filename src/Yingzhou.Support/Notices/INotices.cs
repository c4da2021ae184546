using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Notices;

/// <summary>What a module has to say to a party: registered by engines and applications, asked when the party looks.</summary>
public interface INoticeSource
{
    Task<IReadOnlyList<Notice>> Of(Subject party, CancellationToken cancel = default);
}

/// <summary>消息中心: everything that the party has to know, what waits for them first.</summary>
public interface INotices
{
    Task<IReadOnlyList<Notice>> Of(Subject party, CancellationToken cancel = default);
}
