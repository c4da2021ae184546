using Yingzhou.Apps.Services.BusinessEnvironment.Indicators;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Objections;

/// <summary>企业端: an enterprise's own matters as they are counted.</summary>
sealed class MyEnvironment(ICaseLog log, Workdays workdays, Corrections corrections)
{
    /// <summary>Single matters and legs with their timelines, newest first.</summary>
    public async Task<IReadOnlyList<(LoggedCase Case, OwnTimeline Timeline)>> Cases(Subject party, CancellationToken cancel)
    {
        var (hours, contacts) = (new OfficeHours(workdays), await corrections.Contacts(cancel));
        return
        [
            .. (await log.ReadOwn(party, cancel))
                .Where(one => one is { IsBundle: false, Submitted: not null })
                .OrderByDescending(one => one.Submitted)
                .Take(50)
                .Select(one => (one, OwnTimeline.Of(one, hours, contacts.TryGetValue(one.Number, out var first) ? first : null))),
        ];
    }
}
