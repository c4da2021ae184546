using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Sharing.Reading;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Handling;

/// <summary>紧急调阅: asked for and consented to in the consumer's department, reviewed by the provider.</summary>
sealed class Emergencies(
    CityContext city,
    CityStep step,
    IPermissions permissions,
    SharingQueries queries,
    Workdays workdays,
    TimeProvider clock
)
{
    const int Most = 100;

    static readonly Fault Unknown = new("sharing.no-emergency", "没有这次紧急调阅，请从授权页重新进入。", 404);

    public Task<bool> IsOpen(string number, string grant, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return city.Set<EmergencyAccess>()
            .AsNoTracking()
            .AnyAsync(one => one.Number == number && one.Grant == grant && one.State == BreakGlassState.Open && one.Until > now, cancel);
    }

    public Task<Outcome<EmergencyAccess>> Ask(AskEmergency request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<EmergencyAccess>(
            nameof(AskEmergency),
            async () =>
            {
                if (
                    await city.Set<SharingGrant>().AsNoTracking().SingleOrDefaultAsync(one => one.Code == request.Grant, cancel)
                    is not { } grant
                )
                    return RunGrant.Unknown;
                if (Refuse(official, grant.Code, grant.Consumer) is { } refused)
                    return refused;
                if (grant.State is not GrantState.Active)
                    return new Fault("sharing.no-emergency-now", "这个授权没有在用，不能紧急调阅。", 409);
                if (grant.SubjectColumns.Length == 0)
                    return new Fault("sharing.no-persons", "这个授权不涉及个人，直接查询即可。", 409);
                if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Trim().Length > 300)
                    return new Fault("sharing.emergency-reason", "请写明是什么紧急情况，最多 300 个字。") { Field = "emergencyReason" };
                var year = clock.GetUtcNow().Day().Year;
                var start = string.Create(CultureInfo.InvariantCulture, $"{BreakGlass.Prefix}{year:0000}-");
                var last = await city.Set<EmergencyAccess>().Where(one => one.Number.StartsWith(start)).MaxAsync(one => one.Number, cancel);
                var next = last is null ? 1 : int.Parse(last[start.Length..], CultureInfo.InvariantCulture) + 1;
                var access = new EmergencyAccess
                {
                    Region = grant.Region,
                    Number = string.Create(CultureInfo.InvariantCulture, $"{start}{next:000000}"),
                    Grant = grant.Code,
                    Provider = grant.Provider,
                    Consumer = grant.Consumer,
                    Reason = request.Reason.Trim(),
                };
                city.Add(access);
                return access;
            },
            cancel
        );
    }

    public Task<Outcome<EmergencyAccess>> Consent(string number, Subject official, CancellationToken cancel) =>
        Change(
            "ConsentEmergency",
            number,
            official,
            access =>
            {
                var now = clock.GetUtcNow();
                if (Refuse(official, number, access.Consumer) is { } refused)
                    return refused;
                if (access.State is not BreakGlassState.Asked)
                    return new Fault("sharing.emergency-decided", "这次紧急调阅已经开启过，或者已经过期。", 409);
                if (BreakGlass.RefuseConsent(access.CreatedBy, official.ActorId, access.CreatedAt, now) is { } no)
                    return no;
                var due = BreakGlass.ReviewDue(now + BreakGlass.Lasts, workdays);
                if (due.Fault is { } beyond)
                    return beyond;
                access.Open(official.ActorId, now, due.Value);
                return null;
            },
            cancel
        );

    /// <summary>By either department: the emergency is over, or it was none.</summary>
    public Task<Outcome<EmergencyAccess>> End(string number, Subject official, CancellationToken cancel) =>
        Change(
            "EndEmergency",
            number,
            official,
            access =>
            {
                if (
                    Refuse(official, number, access.Consumer) is { } no
                    && Refuse(official, number, access.Provider, SharingRights.Stop) is not null
                )
                    return no;
                if (!access.IsOpen(clock.GetUtcNow()))
                    return new Fault("sharing.emergency-over", "这次紧急调阅没有开启着。", 409);
                access.End(clock.GetUtcNow());
                return null;
            },
            cancel
        );

    public async Task<Outcome<EmergencyAccess>> Review(
        string number,
        bool isJustified,
        string? words,
        Subject official,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return await step.Run<EmergencyAccess>(
            "ReviewEmergency",
            async () =>
            {
                if (await city.Set<EmergencyAccess>().SingleOrDefaultAsync(one => one.Number == number, cancel) is not { } access)
                    return Unknown;
                if (Refuse(official, number, access.Provider, SharingRights.Decide) is { } refused)
                    return refused;
                if (BreakGlass.RefuseReview(access.State, access.CreatedBy, access.ConsentedBy, official.ActorId, words) is { } no)
                    return no;
                access.Judge(isJustified, official.ActorId, words!.Trim());
                var grant = await city.Set<SharingGrant>().SingleAsync(one => one.Code == access.Grant, cancel);
                // A grant that is stopped already, or over, stays so.
                if (!isJustified)
                    grant.Suspend($"紧急调阅 {number} 复核不认可：{words.Trim()}");
                return access;
            },
            cancel
        );
    }

    /// <summary>What time decides: consents that did not come, and accesses that are over.</summary>
    public async Task<int> Keep(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (asked, open) = (BreakGlassState.Asked, BreakGlassState.Open);
        var going = await city.Set<EmergencyAccess>().Where(one => one.State == asked || one.State == open).ToListAsync(cancel);
        var done = 0;
        foreach (var access in going)
            if (access.State is BreakGlassState.Open && !access.IsOpen(now))
            {
                access.End(now);
                done++;
            }
            else if (access.State is BreakGlassState.Asked && now - access.CreatedAt > BreakGlass.ConsentWithin)
            {
                access.Lapse();
                done++;
            }
        return done;
    }

    /// <summary>Of a grant, or of all that the official may see; newest first.</summary>
    public async Task<IReadOnlyList<EmergencyView>> All(string? grant, Subject official, CancellationToken cancel)
    {
        var rows = city.Set<EmergencyAccess>().AsNoTracking();
        if (grant is not null)
            rows = rows.Where(one => one.Grant == grant);
        var seen = (await rows.OrderByDescending(one => one.Id).Take(Most).ToListAsync(cancel)).FindAll(one =>
            queries.Sees(official, one.Consumer, one.Provider)
        );
        var numbers = seen.ConvertAll(one => one.Number);
        var calls = (
            await city.Set<SharedCall>()
                .AsNoTracking()
                .Where(call => call.CaseNumber != null && numbers.Contains(call.CaseNumber))
                .OrderBy(call => call.Id)
                .ToListAsync(cancel)
        ).ToLookup(call => (call.CaseNumber, call.Grant));
        return [.. seen.Select(one => new EmergencyView(one, [.. calls[(one.Number, one.Grant)]]))];
    }

    Fault? Refuse(Subject official, string id, string unit, string right = SharingRights.Ask) =>
        permissions.Refuse(official, right, SharingRights.ResourceOf(id, unit, official.ActingPost?.Unit.Region ?? ""));

    Task<Outcome<EmergencyAccess>> Change(
        string doing,
        string number,
        Subject official,
        Func<EmergencyAccess, Fault?> change,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<EmergencyAccess>(
            doing,
            async () =>
                await city.Set<EmergencyAccess>().SingleOrDefaultAsync(one => one.Number == number, cancel) is not { } access ? Unknown
                : change(access) is { } fault ? fault
                : access,
            cancel
        );
    }
}
