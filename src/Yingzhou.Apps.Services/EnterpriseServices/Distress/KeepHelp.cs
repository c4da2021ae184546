using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Distress;

sealed record RecordHelpRequest(Guid Firm, HelpWay Way, string? Need, string? Offered, DateOnly? LookAgainBy, string? Key);

sealed record HelpHistory(Firm Firm, IReadOnlyList<HelpRecord> Records);

/// <summary>帮扶记录: written by the service officers of the area, read by them alone.</summary>
sealed class KeepHelp(CityContext city, CityStep step, IPermissions permissions)
{
    static readonly Fault NoFirm = new("enterprise.help-no-firm", "辖区内没有这家企业，请回到列表重新选择。", 404);

    DateOnly Today => city.Clock.GetUtcNow().Day();

    public async Task<Outcome<HelpHistory>> Of(Guid firm, Subject official, CancellationToken cancel)
    {
        var looked = await Find(firm, official, cancel);
        if (looked.Fault is { } refused)
            return refused;
        var found = looked.Value;
        return new HelpHistory(
            found,
            await city.Set<HelpRecord>()
                .AsNoTracking()
                .Where(one => one.PartyKey == found.PartyKey)
                .OrderByDescending(one => one.Id)
                .Take(50)
                .ToListAsync(cancel)
        );
    }

    public Task<Outcome<Guid>> Record(RecordHelpRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.RunOnce<Guid>(
            nameof(HelpRecord),
            request.Key,
            async () =>
            {
                var found = await Find(request.Firm, official, cancel);
                if (found.Fault is { } refused)
                    return refused;
                if (HelpRecord.Refuse(request.Need, request.Offered, request.LookAgainBy, Today) is { } wrong)
                    return wrong;
                var record = new HelpRecord
                {
                    Region = found.Value.Region,
                    PartyKey = found.Value.PartyKey,
                    Way = request.Way,
                    Need = HelpRecord.Text(request.Need)!,
                    Offered = HelpRecord.Text(request.Offered)!,
                    ByName = official.Name,
                    HeldOn = Today,
                    LookAgainBy = request.LookAgainBy!.Value,
                };
                city.Add(record);
                await city.SaveChangesAsync(cancel);
                return record.Id;
            },
            cancel
        );
    }

    /// <param name="seen">The version on the screen.</param>
    public Task<Outcome<Done>> Close(Guid id, int seen, string? result, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            "CloseHelp",
            async () =>
            {
                if (await city.Set<HelpRecord>().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } record)
                    return new Fault("enterprise.help-unknown", "没有这条帮扶记录，请刷新后重新选择。", 404);
                if (permissions.Refuse(official, EnterpriseRights.OfferHelp, ResourceOf(record.Region, record.PartyKey)) is { } refused)
                    return refused;
                if (record.Version != seen)
                    return new Fault("enterprise.help-stale", "这条帮扶刚才有人处理过，请刷新后再操作。", 412);
                return record.Close(result, official.Name, Today) is { } wrong ? wrong : Done.It;
            },
            cancel
        );
    }

    async Task<Outcome<Firm>> Find(Guid firm, Subject official, CancellationToken cancel)
    {
        if (official.Scope is not { } scope)
            return NoFirm;
        if (await city.Set<Firm>().AsNoTracking().Within(scope).SingleOrDefaultAsync(one => one.Id == firm, cancel) is not { } found)
            return NoFirm;
        return permissions.Refuse(official, EnterpriseRights.OfferHelp, ResourceOf(found.Region, found.PartyKey)) is { } refused
            ? refused
            : found;
    }

    static Resource ResourceOf(string region, string party) => new("enterprise-help", party) { Region = region, Parties = [party] };
}
