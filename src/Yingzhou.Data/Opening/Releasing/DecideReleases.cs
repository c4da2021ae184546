using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Opening.Storage;
using Yingzhou.Data.Opening.Writing;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening.Releasing;

/// <summary>复核开放, 退回, 撤回 and 停用预告: what happens to a proposal after the gate.</summary>
sealed class DecideReleases(
    CityContext city,
    CityStep step,
    IPermissions permissions,
    OpeningFolder folder,
    WriteFiles files,
    ProposeReleases proposals,
    IOptions<OpeningOptions> options,
    TimeProvider clock
)
{
    public async Task<Outcome<DatasetRelease>> Release(DecideRelease request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        var found = await Find(request, official, OpeningRights.Release, ReleaseState.Proposed, cancel);
        if (found.Fault is { } fault)
            return fault;
        var (dataset, release) = found.Value;
        if (await Recheck(release, cancel) is { } refused)
            return refused;
        var columns = JsonSerializer.Deserialize<List<ReleasedColumn>>(release.Columns)!;
        var numbered = await Number(release, columns, cancel);
        if (numbered.Fault is { } unannounced)
            return unannounced;

        // Files before the row: until it stands nobody is sent one.
        var staged = folder.NewStaging();
        IReadOnlyList<ReleaseFile> written;
        try
        {
            written = files.Run(folder.SnapshotOf(release.Dataset, release.Id), release, columns, staged);
            folder.Settle(staged, release.Dataset, release.Id);
        }
        finally
        {
            OpeningFolder.Drop(staged);
        }
        return await Change(
            nameof(Release),
            request,
            official,
            OpeningRights.Release,
            ReleaseState.Proposed,
            (owner, one) =>
            {
                (one.State, one.Number, one.DecidedBy, one.DecidedAt) = (
                    ReleaseState.Released,
                    numbered.Value.ToString(),
                    official.ActorId,
                    clock.GetUtcNow()
                );
                owner.Current = one.Id;
                city.AddRange(written);
                return Task.CompletedTask;
            },
            cancel
        );
    }

    public Task<Outcome<DatasetRelease>> TurnDown(DecideRelease request, Subject official, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(request.Reason)
            ? Task.FromResult<Outcome<DatasetRelease>>(NoReason)
            : Change(
                nameof(TurnDown),
                request,
                official,
                OpeningRights.Release,
                ReleaseState.Proposed,
                (_, release) =>
                {
                    (release.State, release.Reason, release.DecidedBy, release.DecidedAt) = (
                        ReleaseState.TurnedDown,
                        request.Reason.Trim(),
                        official.ActorId,
                        clock.GetUtcNow()
                    );
                    return Task.CompletedTask;
                },
                cancel
            );

    public Task<Outcome<DatasetRelease>> Withdraw(DecideRelease request, Subject official, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(request.Reason)
            ? Task.FromResult<Outcome<DatasetRelease>>(NoReason)
            : Change(
                nameof(Withdraw),
                request,
                official,
                OpeningRights.Withdraw,
                ReleaseState.Released,
                async (dataset, release) =>
                {
                    (release.State, release.Reason) = (ReleaseState.Withdrawn, request.Reason.Trim());
                    if (dataset.Current == release.Id)
                        dataset.Current = await city.Set<DatasetRelease>()
                            .Where(one => one.Dataset == release.Dataset && one.State == ReleaseState.Released && one.Id != release.Id)
                            .OrderByDescending(one => one.DecidedAt)
                            .Select(one => (Guid?)one.Id)
                            .FirstOrDefaultAsync(cancel);
                },
                cancel
            );

    static readonly Fault NoReason = new("opening.reason", "请写明原因，公众和提出人都会看到。") { Field = "reason" };

    public Task<Outcome<Done>> Announce(AnnounceColumn request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            nameof(Announce),
            async () =>
            {
                if (
                    await city.Set<OpenDataset>().SingleOrDefaultAsync(one => one.Dataset == request.Dataset, cancel)
                    is not { Current: { } current } dataset
                )
                    return OpeningFaults.NoDataset;
                if (permissions.Refuse(official, OpeningRights.Propose, OpeningRights.ResourceOf(dataset)) is { } refused)
                    return refused;
                var columns = await city.Set<DatasetRelease>()
                    .Where(one => one.Id == current)
                    .Select(one => one.Columns)
                    .SingleAsync(cancel);
                if (JsonSerializer.Deserialize<List<ReleasedColumn>>(columns)!.All(column => column.Column != request.Column))
                    return new Fault("opening.notice-column", "当前版本没有这一列。") { Field = "column" };
                if (string.IsNullOrWhiteSpace(request.Reason))
                    return NoReason;
                if (await city.Set<ColumnNotice>().AnyAsync(one => one.Dataset == request.Dataset && one.Column == request.Column, cancel))
                    return new Fault("opening.notice-twice", "这一列已经预告过停用。", 409) { Field = "column" };
                city.Add(
                    new ColumnNotice
                    {
                        Dataset = request.Dataset,
                        Column = request.Column,
                        AnnouncedOn = clock.GetUtcNow().Day(),
                        Reason = request.Reason.Trim(),
                    }
                );
                await Revise(cancel);
                return Done.It;
            },
            cancel
        );
    }

    // What the gate judged must be what is let out, and no other release may have gone out since that makes a difference now.
    async Task<Fault?> Recheck(DatasetRelease release, CancellationToken cancel)
    {
        var gate = await city.Set<GateRecord>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.ReleaseId == release.Id && one.Passed, cancel);
        var snapshot = folder.SnapshotOf(release.Dataset, release.Id);
        if (gate is null || !File.Exists(snapshot) || OpeningFolder.Sha256Of(snapshot) != gate.Snapshot)
            return new("opening.gate-record", "找不到与快照一致的闸门记录，不能放出，请重新提出。", 409);
        if (gate.Counts is null)
            return null;
        var counts = JsonSerializer.Deserialize<ReleasedCounts>(gate.Counts)!;
        return DifferenceAttack.Try(await proposals.EarlierCounts(release.Dataset, cancel), counts, options.Value.K) is [var breach, ..]
            ? new("opening.difference", $"提出之后又放出了别的版本，相减会露出少数人：{breach}。请重新提出。", 409)
            : null;
    }

    async Task<Outcome<DatasetVersion>> Number(DatasetRelease release, List<ReleasedColumn> columns, CancellationToken cancel)
    {
        var last = await city.Set<DatasetRelease>()
            .AsNoTracking()
            .Where(one => one.Dataset == release.Dataset && one.Number != null)
            .OrderByDescending(one => one.DecidedAt)
            .FirstOrDefaultAsync(cancel);
        if (last is null)
            return DatasetVersion.First;
        var before = JsonSerializer.Deserialize<List<ReleasedColumn>>(last.Columns)!;
        var change = SchemaChange.Between([.. before.Select(Shape)], [.. columns.Select(Shape)]);
        var announced = await city.Set<ColumnNotice>()
            .AsNoTracking()
            .Where(notice => notice.Dataset == release.Dataset)
            .ToDictionaryAsync(notice => notice.Column, notice => notice.AnnouncedOn, cancel);
        // A withdrawn release binds nobody: what replaces it may look as it must.
        if (last.State is ReleaseState.Released && change.RefuseWithoutNotice(announced, clock.GetUtcNow().Day()) is { } refused)
            return refused;
        return change.After(DatasetVersion.Parse(last.Number)!.Value);
    }

    static ColumnShape Shape(ReleasedColumn column) => new(column.Column, column.Type);

    async Task<Outcome<(OpenDataset Dataset, DatasetRelease Release)>> Find(
        DecideRelease request,
        Subject official,
        string right,
        ReleaseState state,
        CancellationToken cancel
    )
    {
        if (await city.Set<DatasetRelease>().SingleOrDefaultAsync(one => one.Id == request.Release, cancel) is not { } release)
            return OpeningFaults.NoRelease;
        var dataset = await city.Set<OpenDataset>().SingleAsync(one => one.Dataset == release.Dataset, cancel);
        if (permissions.Refuse(official, right, OpeningRights.ResourceOf(dataset, release.ProposedBy)) is { } refused)
            return refused;
        return release.Version != request.Seen || release.State != state ? OpeningFaults.Stale : (dataset, release);
    }

    Task<Outcome<DatasetRelease>> Change(
        string doing,
        DecideRelease request,
        Subject official,
        string right,
        ReleaseState state,
        Func<OpenDataset, DatasetRelease, Task> change,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<DatasetRelease>(
            doing,
            async () =>
            {
                var found = await Find(request, official, right, state, cancel);
                if (found.Fault is { } fault)
                    return fault;
                await change(found.Value.Dataset, found.Value.Release);
                await Revise(cancel);
                return found.Value.Release;
            },
            cancel
        );
    }

    async Task Revise(CancellationToken cancel)
    {
        (await city.Set<OpeningRevision>().SingleAsync(cancel)).Newest++;
        await city.SaveChangesAsync(cancel);
    }
}
