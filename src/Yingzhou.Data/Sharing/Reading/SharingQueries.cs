using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Sharing.Content;
using Yingzhou.Data.Sharing.Handling;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Reading;

/// <summary>What the two departments and the authority see; a third department sees nothing.</summary>
sealed class SharingQueries(
    CityContext city,
    IPermissions permissions,
    IOrganisation organisation,
    SharingContent content,
    TimeProvider clock
)
{
    const int Most = 200;
    const int Latest = 30;
    const int Days = 14;

    static readonly Fault NotYours = new("sharing.not-yours", "这不是本部门申请或提供的数据，不能查看。", 403);

    public async Task<IReadOnlyList<SharingRequest>> Requests(Subject official, bool waitingOnly, CancellationToken cancel)
    {
        if (official.ActingPost is not { Unit: var unit })
            return [];
        var requests = city.Set<SharingRequest>().AsNoTracking();
        if (!Oversees(official, unit))
            requests = requests.Where(one => one.Consumer == unit.Id || one.Provider == unit.Id);
        if (waitingOnly)
            requests = requests.Where(one =>
                one.State == RequestState.WithProvider || one.State == RequestState.Escalated || one.State == RequestState.WithAuthority
            );
        return await requests.OrderByDescending(one => one.Id).Take(Most).ToListAsync(cancel);
    }

    public async Task<Outcome<SharingRequest>> Request(Guid id, Subject official, CancellationToken cancel)
    {
        if (await city.Set<SharingRequest>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } request)
            return DecideRequest.Unknown;
        return Sees(official, request.Consumer, request.Provider) ? request : NotYours;
    }

    public async Task<IReadOnlyList<SharingGrant>> Grants(Subject official, CancellationToken cancel)
    {
        if (official.ActingPost is not { Unit: var unit })
            return [];
        var grants = city.Set<SharingGrant>().AsNoTracking();
        if (!Oversees(official, unit))
            grants = grants.Where(one => one.Consumer == unit.Id || one.Provider == unit.Id);
        return await grants.OrderByDescending(one => one.Id).Take(Most).ToListAsync(cancel);
    }

    public async Task<Outcome<GrantSheet>> Grant(string code, Subject official, CancellationToken cancel)
    {
        if (await city.Set<SharingGrant>().AsNoTracking().FirstOrDefaultAsync(one => one.Code == code, cancel) is not { } grant)
            return RunGrant.Unknown;
        if (!Sees(official, grant.Consumer, grant.Provider))
            return NotYours;
        var calls = city.Set<SharedCall>().AsNoTracking().Where(call => call.Grant == code);
        var now = clock.GetUtcNow();
        var from = CityTime.StartOf(now.Day().AddDays(1 - Days)).ToUniversalTime();
        var denials = await calls
            .Where(call => call.State == CallState.Denied || call.State == CallState.Failed)
            .GroupBy(call => call.Verdict)
            .Select(same => new { same.Key, Count = same.Count() })
            .ToListAsync(cancel);
        var recent = await calls.Where(call => call.At >= from).Select(call => new { call.At, call.Rows }).ToListAsync(cancel);
        var resource = SharingRights.ResourceOf(code, grant.Provider, grant.Region);
        return new GrantSheet(
            grant,
            await city.Set<SystemKey>()
                .AsNoTracking()
                .Where(key => key.Consumer == grant.Consumer && key.System == grant.System)
                .OrderByDescending(key => key.Sequence)
                .ToListAsync(cancel),
            await calls.OrderByDescending(call => call.Id).Take(Latest).ToListAsync(cancel),
            denials.ToDictionary(same => same.Key, same => same.Count),
            [
                .. Enumerable
                    .Range(0, Days)
                    .Select(back => now.Day().AddDays(back + 1 - Days))
                    .Select(day =>
                    {
                        var same = recent.Where(call => call.At.Day() == day).ToList();
                        return new CallDay(day, same.Count, same.Sum(call => call.Rows));
                    }),
            ],
            await calls.CountAsync(call => call.State == CallState.Unknown, cancel),
            permissions.Decide(official, SharingRights.Stop, resource).Allowed,
            permissions.Decide(official, SharingRights.IssueKey, SharingRights.ResourceOf(code, grant.Consumer, grant.Region)).Allowed,
            // What the filter could not judge tells something about rows that were not given.
            official.ActingPost?.Unit.Id == grant.Provider,
            await city.Set<QuotaRaise>().AsNoTracking().Where(one => one.Grant == code).OrderByDescending(one => one.Id).ToListAsync(cancel)
        );
    }

    public async Task<IReadOnlyList<ReadAboutMe>> ReadsAbout(Subject person, CancellationToken cancel)
    {
        if (person.PersonKey is not { } key)
            return [];
        var reads = await city.Set<SharedCall>()
            .AsNoTracking()
            .Where(call =>
                call.Subject == key
                && !call.Sandbox
                && ((call.State == CallState.Answered && call.Rows > 0) || call.State == CallState.Unknown)
            )
            .OrderByDescending(call => call.Id)
            .Take(Most)
            .ToListAsync(cancel);
        var codes = reads.Select(call => call.Grant).Distinct().ToList();
        var grants = await city.Set<SharingGrant>()
            .AsNoTracking()
            .Where(one => codes.Contains(one.Code))
            .ToDictionaryAsync(one => one.Code, cancel);
        return
        [
            .. reads.Select(call => new ReadAboutMe(
                call.Id,
                call.At,
                organisation.NameOf(call.Provider),
                organisation.NameOf(call.Consumer),
                grants[call.Grant].DatasetName,
                content.Purpose(call.Purpose)?.Name ?? call.Purpose,
                grants[call.Grant].LegalBasis,
                call.Fields,
                call.CaseNumber,
                call.State is CallState.Answered
            )),
        ];
    }

    internal bool Sees(Subject official, string consumer, string provider) =>
        official.ActingPost is { Unit: var unit } && (unit.Id == consumer || unit.Id == provider || Oversees(official, unit));

    internal bool Oversees(Subject official, Unit unit) =>
        permissions.Decide(official, SharingRights.Oversee, SharingRights.ResourceOf("", unit.Id, unit.Region)).Allowed;
}
