using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Sharing.Exporting;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Handling;

/// <summary>Whether batches of a grant carry trap rows (诱饵记录), and whose batch a file is that turned up somewhere.</summary>
sealed class RunTraps(CityContext city, CityStep step, IPermissions permissions)
{
    const int MostLines = 20_000;
    const int AtOnce = 500;

    public Task<Outcome<SharingGrant>> Allow(string code, bool on, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<SharingGrant>(
            "AllowTraps",
            async () =>
            {
                if (await city.Set<SharingGrant>().SingleOrDefaultAsync(one => one.Code == code, cancel) is not { } grant)
                    return RunGrant.Unknown;
                if (
                    permissions.Refuse(official, SharingRights.Decide, SharingRights.ResourceOf(code, grant.Provider, grant.Region)) is
                    { } refused
                )
                    return refused;
                if (!grant.Batch)
                    return new Fault("sharing.no-batch", "这个授权不含批量，用不上诱饵记录。", 409);
                grant.TrapRows = on;
                return grant;
            },
            cancel
        );
    }

    /// <summary>Lines of a file as text; each line, and each of its cells, is looked for.</summary>
    public async Task<Outcome<IReadOnlyList<TrapHit>>> Trace(string text, Subject official, CancellationToken cancel)
    {
        if (official.ActingPost is not { Unit: var unit })
            return RunGrant.Unknown;
        if (permissions.Refuse(official, SharingRights.Oversee, SharingRights.ResourceOf("", unit.Id, unit.Region)) is { } refused)
            return refused;
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length is 0 or > MostLines)
            return new Fault("sharing.trace", $"请贴 1 到 {MostLines:N0} 行。", 400) { Field = "text" };
        var byDigest = new Dictionary<string, string>();
        foreach (var line in lines)
        foreach (var piece in line.Split(',').Select(cell => cell.Trim(' ', '"', '\t')).Append(line))
            if (piece.Length > 0)
                byDigest.TryAdd(TrapRows.Digest(piece), line);
        var found = new List<TrapRecord>();
        foreach (var some in byDigest.Keys.Chunk(AtOnce))
            found.AddRange(await city.Set<TrapRecord>().AsNoTracking().Where(trap => some.Contains(trap.Digest)).ToListAsync(cancel));
        var codes = found.Select(trap => trap.Grant).Distinct().ToList();
        var grants = await city.Set<SharingGrant>()
            .AsNoTracking()
            .Where(one => codes.Contains(one.Code))
            .ToDictionaryAsync(one => one.Code, cancel);
        return found
            .Select(trap => new TrapHit(
                trap.Grant,
                grants[trap.Grant].Consumer,
                grants[trap.Grant].DatasetName,
                trap.Export,
                trap.At,
                byDigest[trap.Digest]
            ))
            .ToList();
    }
}
