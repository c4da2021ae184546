using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Notices;

sealed class NoticeBoard(IEnumerable<INoticeSource> sources) : INotices
{
    const int Most = 200;

    public async Task<IReadOnlyList<Notice>> Of(Subject party, CancellationToken cancel)
    {
        if (party.PartyKey is null)
            return [];
        // One after the other: they share the request's database.
        List<Notice> all = [];
        foreach (var source in sources)
            all.AddRange(await source.Of(party, cancel));
        return InOrder(all);
    }

    /// <summary>What waits first, the most pressing on top; then the latest.</summary>
    internal static IReadOnlyList<Notice> InOrder(IEnumerable<Notice> notices) =>
        [
            .. notices
                .OrderByDescending(notice => notice.Waits)
                .ThenBy(notice => notice.Waits ? notice.DueAt ?? DateTimeOffset.MaxValue : DateTimeOffset.MinValue)
                .ThenByDescending(notice => notice.At)
                .ThenBy(notice => notice.Href, StringComparer.Ordinal)
                .Take(Most),
        ];
}
