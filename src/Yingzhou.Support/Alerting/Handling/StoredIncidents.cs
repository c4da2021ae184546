using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Files;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting.Content;
using Yingzhou.Support.Alerting.Reading;

namespace Yingzhou.Support.Alerting.Handling;

sealed class StoredIncidents(
    CityContext city,
    CityStep step,
    AlertingContent content,
    IOrganisation organisation,
    IPermissions permissions,
    OpenIncident open,
    IncidentDeed deed,
    IncidentLog log,
    IncidentReading reading,
    FigureReading figures,
    IEnumerable<IClosingCondition> conditions
) : IIncidents
{
    const int LongestText = 2_000;
    const int MostOrders = 20;

    public Task<Page<IncidentLine>> Board(Subject official, BoardQuery query, CancellationToken cancel) =>
        reading.Board(official, query, cancel);

    public Task<IReadOnlyList<Alert>> Alerts(Subject official, CancellationToken cancel) => reading.Alerts(official, cancel);

    public Task<Outcome<IncidentView>> Find(Guid id, Subject official, CancellationToken cancel) => reading.Find(id, official, cancel);

    public Task<IReadOnlyList<IncidentLine>> Calling(Subject official, CancellationToken cancel) => reading.Calling(official, cancel);

    public Task<IncidentFigures> Figures(DateOnly from, DateOnly until, Subject official, CancellationToken cancel) =>
        figures.Of(from, until, official, cancel);

    public Task<Outcome<Incident>> Report(ReportIncident request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Incident>(
            nameof(ReportIncident),
            async () =>
            {
                if (permissions.Refuse(official, AlertingRights.Report, new("incident", "new") { Region = request.Region }) is { } refused)
                    return refused;
                if (content.Kinds.GetValueOrDefault(request.Kind) is not { } kind)
                    return AlertingFaults.UnknownKind;
                if (
                    (
                        Wanted("title", request.Title, "写一个标题。")
                        ?? Wanted("place", request.Place, "写明在哪里。")
                        ?? Wanted("text", request.Text, "写明发生了什么。")
                    ) is
                    { } missing
                )
                    return missing;
                if (organisation.Area(request.Region) is null)
                    return AlertingFaults.Missing("region", "请选择一个县（区）或乡镇（街道）。");
                if (Place.Check(request.Longitude, request.Latitude) is { } nowhere)
                    return nowhere;
                var now = city.Clock.GetUtcNow();
                if (request.HappenedAt > now)
                    return AlertingFaults.FromFuture;
                return await open.Make(
                    kind,
                    request.Level,
                    request.Title.Trim(),
                    request.Region,
                    request.Place.Trim(),
                    request.HappenedAt ?? now,
                    (request.Longitude, request.Latitude),
                    null,
                    request.Text.Trim(),
                    cancel
                );
            },
            cancel
        );
    }

    public Task<Outcome<Incident>> TakeUp(Guid alert, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Incident>(
            nameof(TakeUp),
            async () =>
            {
                if (await city.Get<Alert>(alert, cancel) is not { } warning)
                    return new Fault("alerting.unknown-alert", "没有这条预警，请从列表重新进入。", 404);
                if (
                    permissions.Refuse(official, AlertingRights.Report, new("alert", warning.Id.ToString()) { Region = warning.Region }) is
                    { } refused
                )
                    return refused;
                if (warning.IncidentId is not null || !warning.IsActive)
                    return new Fault("alerting.alert-over", "这条预警已经转为处置事件，或者已经解除，请刷新后再看。", 409);
                if (await open.Of(warning, content.Kinds[warning.Kind], cancel) is { } nobody)
                    return nobody;
                return (await city.Get<Incident>(warning.IncidentId!.Value, cancel))!;
            },
            cancel
        );
    }

    public Task<Outcome<Done>> Answer(Guid id, int seen, Subject official, CancellationToken cancel) =>
        deed.On(
            nameof(Answer),
            id,
            seen,
            null,
            official,
            async incident =>
            {
                var called = await city.Set<IncidentCall>()
                    .AnyAsync(call => call.IncidentId == id && call.Official == official.OfficialId, cancel);
                if (!called && permissions.Refuse(official, AlertingRights.Handle, await deed.ResourceOf(incident, cancel)) is { } refused)
                    return refused;
                if (incident.Answer(deed.Now) is { } fault)
                    return fault;
                log.Write(incident, IncidentEntryKind.Answered, "已应答，正在核实");
                return null;
            },
            cancel
        );

    public Task<Outcome<Done>> Verify(Guid id, int seen, bool isSo, string finding, Subject official, CancellationToken cancel) =>
        deed.On(
            nameof(Verify),
            id,
            seen,
            AlertingRights.Handle,
            official,
            incident =>
                Said(
                    incident,
                    "finding",
                    finding,
                    "写明怎样核实、看到了什么。",
                    isSo ? IncidentEntryKind.Verified : IncidentEntryKind.Dismissed,
                    text => isSo ? incident.Confirm(deed.Now, deed.Limits(incident).Dispatch) : incident.Dismiss(deed.Now, text)
                ),
            cancel
        );

    public Task<Outcome<Done>> Dispatch(Guid id, int seen, IReadOnlyList<TaskOrder> orders, Subject official, CancellationToken cancel) =>
        deed.On(
            nameof(Dispatch),
            id,
            seen,
            AlertingRights.Handle,
            official,
            async incident =>
            {
                if (orders.Count is 0 or > MostOrders)
                    return AlertingFaults.Missing("unit", $"至少选一个单位，最多 {MostOrders} 个。");
                foreach (var order in orders)
                {
                    if (organisation.Unit(order.Unit) is null)
                        return AlertingFaults.Missing("unit", "没有这个单位，请从列出的单位中选择。");
                    if (Wanted("what", order.What, "写明要做什么。") is { } missing)
                        return missing;
                    if (order.Minutes is < 1 or > 60 * 24 * 90)
                        return AlertingFaults.Missing("minutes", "时限从 1 分钟到 90 天。");
                }
                var limits = deed.Limits(incident);
                if (incident.Dispatch(deed.Now, limits.Handle) is { } fault)
                    return fault;
                var open = await city.Set<IncidentTask>()
                    .Where(task =>
                        task.IncidentId == id && (task.Status == IncidentTaskStatus.Sent || task.Status == IncidentTaskStatus.Taken)
                    )
                    .Select(task => task.Unit)
                    .ToListAsync(cancel);
                foreach (var order in orders)
                {
                    if (open.Contains(order.Unit))
                        return new Fault("alerting.dispatched-already", $"{organisation.NameOf(order.Unit)}手上已有这件事的任务。", 409)
                        {
                            Field = "unit",
                        };
                    open.Add(order.Unit);
                    city.Add(
                        new IncidentTask
                        {
                            Region = organisation.Unit(order.Unit)!.Region,
                            IncidentId = id,
                            Unit = order.Unit,
                            What = order.What.Trim(),
                            SentAt = deed.Now,
                            DueAt = deed.Now.AddMinutes(order.Minutes ?? limits.Handle),
                        }
                    );
                    log.Write(incident, IncidentEntryKind.Dispatched, $"{organisation.NameOf(order.Unit)}：{order.What.Trim()}");
                }
                return null;
            },
            cancel
        );

    public Task<Outcome<Done>> Take(Guid task, int seen, Subject official, CancellationToken cancel) =>
        deed.OnTask(
            nameof(Take),
            task,
            seen,
            official,
            (incident, one) =>
            {
                var fault = one.Take(deed.Now);
                if (fault is null)
                    log.Write(incident, IncidentEntryKind.Taken, organisation.NameOf(one.Unit));
                return Task.FromResult(fault);
            },
            cancel
        );

    public Task<Outcome<Done>> Refuse(Guid task, int seen, string why, Subject official, CancellationToken cancel) =>
        deed.OnTask(
            nameof(Refuse),
            task,
            seen,
            official,
            async (incident, one) =>
            {
                if ((Wanted("why", why, "写明为什么不属本单位、应当由谁办。") ?? one.Refuse(deed.Now, why.Trim())) is { } fault)
                    return fault;
                log.Write(incident, IncidentEntryKind.Refused, $"{organisation.NameOf(one.Unit)}：{why.Trim()}");
                await Settle(incident, cancel);
                return null;
            },
            cancel
        );

    public Task<Outcome<Done>> Finish(Guid task, int seen, string what, KeptFile? evidence, Subject official, CancellationToken cancel) =>
        deed.OnTask(
            nameof(Finish),
            task,
            seen,
            official,
            async (incident, one) =>
            {
                if ((Wanted("done", what, "写明做了什么、结果怎样。") ?? one.Finish(deed.Now, what.Trim())) is { } fault)
                    return fault;
                log.Write(incident, IncidentEntryKind.Done, $"{organisation.NameOf(one.Unit)}：{what.Trim()}", file: evidence);
                await Settle(incident, cancel);
                return null;
            },
            cancel
        );

    public Task<Outcome<Done>> Tell(Guid id, int seen, string result, Subject official, CancellationToken cancel) =>
        deed.On(
            nameof(Tell),
            id,
            seen,
            AlertingRights.Handle,
            official,
            incident =>
                Said(
                    incident,
                    "result",
                    result,
                    "写明处置结果。",
                    IncidentEntryKind.Told,
                    text => incident.Tell(deed.Now, text, deed.Limits(incident).Review)
                ),
            cancel
        );

    public Task<Outcome<Done>> Review(Guid id, int seen, bool isDone, string opinion, Subject official, CancellationToken cancel) =>
        deed.On(
            nameof(Review),
            id,
            seen,
            AlertingRights.Review,
            official,
            async incident =>
                isDone && await Missing(incident, cancel) is { } missing
                    ? missing
                    : await Said(
                        incident,
                        "opinion",
                        opinion,
                        "写明复核意见：怎么看、下次怎么改。",
                        isDone ? IncidentEntryKind.Closed : IncidentEntryKind.SentBack,
                        text => isDone ? incident.Close(deed.Now, text) : incident.SendBack(deed.Now, deed.Limits(incident).Dispatch)
                    ),
            cancel
        );

    async Task<Fault?> Missing(Incident incident, CancellationToken cancel)
    {
        var alert = incident.AlertId is { } id ? await city.Get<Alert>(id, cancel) : null;
        foreach (var condition in conditions.Where(one => one.Kind == incident.Kind))
            if (await condition.Missing(incident, alert, cancel) is { } missing)
                return missing;
        return null;
    }

    public Task<Outcome<Done>> Note(NoteOnIncident request, Subject official, CancellationToken cancel) =>
        deed.On(
            nameof(NoteOnIncident),
            request.Incident,
            null,
            null,
            official,
            async incident =>
            {
                if (!await reading.MaySee(incident, official, cancel))
                    return AlertingFaults.Unknown;
                if (Wanted("note", request.Text, "写下要记录的情况。") is { } missing)
                    return missing;
                if (request.HappenedAt > deed.Now)
                    return AlertingFaults.FromFuture;
                log.Write(incident, IncidentEntryKind.Noted, request.Text.Trim(), request.HappenedAt, request.Evidence);
                return null;
            },
            cancel
        );

    // When nobody has anything to do any more: it is handled, or, when all refused, to be dispatched anew.
    async Task Settle(Incident incident, CancellationToken cancel)
    {
        if (incident.Stage is not IncidentStage.Handling)
            return;
        var tasks = await city.Set<IncidentTask>().Where(task => task.IncidentId == incident.Id).ToListAsync(cancel);
        if (tasks.Exists(task => task.IsOpen))
            return;
        var limits = deed.Limits(incident);
        if (tasks.Exists(task => task.Status is IncidentTaskStatus.Done && task.SentAt >= incident.StageSince))
            incident.Handled(deed.Now, limits.Feedback);
        else
            incident.BackToDispatch(deed.Now, limits.Dispatch);
    }

    // A deed that is mostly its words: they are wanted, the incident goes on by them, and they stand in the log.
    Task<Fault?> Said(Incident incident, string field, string text, string rule, IncidentEntryKind kind, Func<string, Fault?> goOn)
    {
        var fault = Wanted(field, text, rule) ?? goOn(text.Trim());
        if (fault is null)
            log.Write(incident, kind, text.Trim());
        return Task.FromResult(fault);
    }

    static Fault? Wanted(string field, string? text, string rule) =>
        string.IsNullOrWhiteSpace(text) ? AlertingFaults.Missing(field, rule)
        : text.Length > LongestText ? AlertingFaults.Missing(field, $"最多 {LongestText} 字。")
        : null;
}
