using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases.Reading;

sealed class InboxQueries(
    CityContext city,
    IOrganisation organisation,
    IPermissions permissions,
    IProcesses processes,
    CaseQueries cases,
    SimilarQueries similar,
    TimeProvider clock
)
{
    // More than anybody reads; the ones due last are left out.
    const int MostLegs = 2_000;

    public async Task<Page<InboxLine>> Inbox(Subject official, InboxQuery query, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var tasks = city.Set<UserTask>().AsNoTracking().WaitingFor(official);
        if (query.Stage is { } stage)
            tasks = tasks.Where(task => task.Stage == stage);
        if (query.Light is { } light)
            tasks = tasks.Lit(light, now);
        if (query.Due is { } due)
            tasks = tasks.Due(due, now);
        if (Cursor.Read(query.After) is { } after)
            tasks = tasks.Where(task => task.DueAt > after.At || (task.DueAt == after.At && task.Id.CompareTo(after.Id) > 0));
        var rows = await Join(tasks.OrderBy(task => task.DueAt).ThenBy(task => task.Id).Take(query.Size + 1), cancel);
        return PageOf(rows, query.Size, official, row => new Cursor(row.Task.DueAt!.Value, row.Task.Id));
    }

    public async Task<IReadOnlyList<WaitingLeg>> WaitingLegs(Subject official, CancellationToken cancel)
    {
        var rows = await Join(city.Set<UserTask>().AsNoTracking().WaitingFor(official).OrderBy(task => task.DueAt).Take(MostLegs), cancel);
        var heads = rows.Select(row => row.Case.BundleId).OfType<Guid>().Distinct().ToList();
        var byId = await city.Set<Case>()
            .AsNoTracking()
            .Where(@case => heads.Contains(@case.Id))
            .ToDictionaryAsync(@case => @case.Id, cancel);
        return
        [
            .. rows.Where(row => row.Case.BundleId is { } head && byId.ContainsKey(head))
                .Select(row =>
                {
                    var head = byId[row.Case.BundleId!.Value];
                    return new WaitingLeg(
                        Line(row, official),
                        head.Id,
                        head.ItemCode,
                        head.ItemName,
                        row.Case.LegId!,
                        row.Case.PromisedDays,
                        row.Case.DueAt?.Day(),
                        head.DueAt?.Day()
                    );
                }),
        ];
    }

    public async Task<Page<InboxLine>> Handled(Subject official, string? after, int size, CancellationToken cancel)
    {
        var me = official.ActorId;
        var tasks = city.Set<UserTask>().AsNoTracking().Where(task => task.ClosedBy == me);
        if (Cursor.Read(after) is { } cursor)
            tasks = tasks.Where(task => task.ClosedAt < cursor.At || (task.ClosedAt == cursor.At && task.Id.CompareTo(cursor.Id) < 0));
        var rows = await Join(tasks.OrderByDescending(task => task.ClosedAt).ThenByDescending(task => task.Id).Take(size + 1), cancel);
        return PageOf(rows, size, official, row => new Cursor(row.Task.ClosedAt!.Value, row.Task.Id));
    }

    public Task<int> Waiting(Subject official, CancellationToken cancel) =>
        city.Set<UserTask>().AsNoTracking().WaitingFor(official).CountAsync(cancel);

    public async Task<Outcome<TaskView>> Task(Guid id, Subject official, CancellationToken cancel)
    {
        var rows = await Join(city.Set<UserTask>().AsNoTracking().Where(task => task.Id == id), cancel);
        if (rows is not [var row])
            return CaseTasks.Unknown;
        if (await cases.Find(row.Case.Id, official, cancel, row.Task) is not { Succeeded: true } view)
            return new Fault("cases.task-not-yours", "这件待办不属于您的岗位，不能查看。", 403);
        var decision = permissions.Decide(official, CaseRights.Handle(row.Task.Stage), CaseTasks.ResourceOf(row.Task, row.Case));
        return new TaskView(
            Line(row, official),
            view.Value,
            TaskOutcomes.Of(row.Task.Stage),
            await processes.PassedTasks(row.Task.InstanceId, cancel),
            await processes.Picture(row.Task.InstanceId, cancel),
            await similar.Of(row.Case, cancel),
            decision.Allowed ? null : decision.Sentence
        );
    }

    public async Task<OfficialStatistics> StatisticsOf(Subject official, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (from, to) = (CityTime.StartOf(first), CityTime.EndOf(last));
        var me = official.ActorId;
        var mine = city.Set<UserTask>().AsNoTracking().WaitingFor(official);
        var closed = city.Set<UserTask>().AsNoTracking().Where(task => task.ClosedBy == me && task.ClosedAt >= from && task.ClosedAt <= to);
        // One query: between two of them somebody else's deed could make the part larger than the whole.
        var handled = await closed
            .GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), InTime = all.Count(task => task.DueAt == null || task.ClosedAt <= task.DueAt) })
            .SingleOrDefaultAsync(cancel);
        return new(
            await mine.CountAsync(cancel),
            await mine.Due(InboxDue.Today, now).CountAsync(cancel),
            await mine.Due(InboxDue.Overdue, now).CountAsync(cancel),
            handled?.Count ?? 0,
            new RatioOf(handled?.InTime ?? 0, handled?.Count ?? 0)
        );
    }

    async Task<List<Row>> Join(IQueryable<UserTask> tasks, CancellationToken cancel)
    {
        var found = await tasks.ToListAsync(cancel);
        var ids = found.Select(CaseOf).OfType<Guid>().Distinct().ToList();
        var byId = await city.Set<Case>()
            .AsNoTracking()
            .Where(@case => ids.Contains(@case.Id))
            .ToDictionaryAsync(@case => @case.Id, cancel);
        return
        [
            .. found.Where(task => CaseOf(task) is { } id && byId.ContainsKey(id)).Select(task => new Row(task, byId[CaseOf(task)!.Value])),
        ];
    }

    // Tasks of a process that a timer or a message started may be about no case.
    static Guid? CaseOf(UserTask task) => Guid.TryParse(task.BusinessKey, out var id) ? id : null;

    Page<InboxLine> PageOf(List<Row> rows, int size, Subject official, Func<Row, Cursor> cursor) =>
        new([.. rows.Take(size).Select(row => Line(row, official))], rows.Count > size ? cursor(rows[size - 1]).ToString() : null);

    InboxLine Line(Row row, Subject official) =>
        new(
            row.Task.Id,
            row.Case.Id,
            row.Case.Number,
            row.Task.Title,
            row.Task.Name,
            row.Task.Stage,
            row.Task.Post,
            organisation.NameOf(row.Task.Post),
            official.Posts.FirstOrDefault(held => held.Id == row.Task.Post)?.OnBehalfOf?.Name,
            row.Task.OpenedAt,
            row.Task.DueAt,
            row.Task.IsOpen ? new LightMoments(row.Task.YellowAt, row.Task.OrangeAt, row.Task.RedAt).At(clock.GetUtcNow()) : row.Case.Light,
            row.Task.Status,
            row.Task.Outcome,
            row.Task.ClosedAt,
            row.Task.Version,
            row.Case.UrgedAt >= row.Task.OpenedAt ? row.Case.Urges : 0
        );

    sealed record Row(UserTask Task, Case Case);
}
