using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.CityManagement.Reporting;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Casework;

/// <summary>The frame of every deed on a case: one step, the permission, the version that was seen, a line in the log.</summary>
sealed class CityDeed(CityContext city, CityStep step, IPermissions permissions)
{
    static readonly Fault Unknown = new("city-management.no-case", "没有这个案件，请回到列表重新选择。", 404);
    static readonly Fault Stale = new("city-management.stale", "您打开之后这个案件有了变化，请刷新后再操作。", 412);

    public DateTimeOffset Now => city.Clock.GetUtcNow();

    public Task<Outcome<Done>> On(
        string doing,
        Guid id,
        int seen,
        string action,
        Subject official,
        Func<CityCase, Task<Fault?>> change,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            doing,
            async () =>
            {
                if (await city.Get<CityCase>(id, cancel) is not { } one)
                    return Unknown;
                if (permissions.Refuse(official, action, await ResourceOf(one, cancel)) is { } refused)
                    return refused;
                if (one.Version != seen)
                    return Stale;
                return await change(one) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }

    /// <summary>With who worked on it so far: they neither check nor approve.</summary>
    public async Task<Resource> ResourceOf(CityCase one, CancellationToken cancel)
    {
        var worked = await city.Set<CityEntry>()
            .AsNoTracking()
            .Where(entry => entry.CaseId == one.Id && (entry.Kind == CityEntryKind.Handled || entry.Kind == CityEntryKind.Asked))
            .Select(entry => entry.ActorId)
            .Distinct()
            .ToListAsync(cancel);
        return new("city-case", one.Id.ToString())
        {
            Region = one.Region,
            UnitId = one.Owner,
            Deeds = [.. worked.Select(actor => new Deed(CityRights.Work, actor))],
        };
    }

    public void Log(CityCase one, CityEntryKind kind, string text, KeptPhoto? photo = null) =>
        city.Add(
            new CityEntry
            {
                CaseId = one.Id,
                Kind = kind,
                At = Now,
                ActorId = city.Actors.Current.Id,
                ActorName = city.Actors.Current.Name,
                Text = text,
                FileDigest = photo?.File.Digest,
                FileName = photo?.File.Name,
                PhotoHash = (long?)photo?.Hash,
            }
        );
}
