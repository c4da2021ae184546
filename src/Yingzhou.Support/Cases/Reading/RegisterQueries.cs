using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases.Reading;

sealed class RegisterQueries(CityContext city, IOrganisation organisation, IPermissions permissions, CaseQueries lines) : ICaseRegister
{
    static readonly int IdLength = Guid.Empty.ToString().Length;

    static readonly CaseEventKind[] Counted =
    [
        CaseEventKind.Approved,
        CaseEventKind.Refused,
        CaseEventKind.NotAccepted,
        CaseEventKind.SupplementRequested,
    ];

    public async Task<IReadOnlyList<RegisteredCase>> Cases(RegisterQuery query, Subject official, CancellationToken cancel)
    {
        if (Readable(official) is not { } cases)
            return [];
        if (query.Case is { } id)
            cases = cases.Where(@case => @case.Id == id);
        if (query.Item is { } item)
            cases = cases.Where(@case => @case.ItemCode == item);
        if (query.ApplicantKey is { } applicant)
            cases = cases.Where(@case => @case.ApplicantKey == applicant);
        var found = await Sorted(cases, query).Skip(query.Skip).Take(query.Take).ToListAsync(cancel);

        var ids = found.ConvertAll(@case => @case.Id);
        var materials = await city.Set<CaseMaterial>().AsNoTracking().Where(m => ids.Contains(m.CaseId)).ToListAsync(cancel);
        var keys = found.ConvertAll(@case => @case.Id.ToString());
        var waiting = await city.Set<UserTask>()
            .AsNoTracking()
            .Where(task => keys.Contains(task.BusinessKey))
            .Where(task => task.Status == UserTaskStatus.Open || task.Status == UserTaskStatus.Suspended)
            .OrderBy(task => task.Id)
            .ToListAsync(cancel);
        return found.ConvertAll(@case => new RegisteredCase(
            lines.Line(@case),
            @case.ItemCode,
            @case.ApplicantKey,
            @case.Unit,
            JsonNode.Parse(@case.Form)!.AsObject(),
            JsonNode.Parse(@case.Answers)!.AsObject(),
            @case.FormAsOf,
            [.. materials.Where(m => m.CaseId == @case.Id).Select(View)],
            [.. waiting.Where(task => task.BusinessKey == @case.Id.ToString()).Select(task => Task(task, @case))],
            @case.DecisionReason
        ));
    }

    public async Task<IReadOnlyList<RegisteredTask>> Tasks(RegisteredTaskQuery query, Subject official, CancellationToken cancel)
    {
        var tasks = city.Set<UserTask>().AsNoTracking().WaitingFor(official);
        if (query.IncludeClosed)
        {
            var me = official.ActorId;
            tasks = tasks.Union(city.Set<UserTask>().AsNoTracking().Where(task => task.ClosedBy == me));
        }
        // Tasks of a process that a timer, a message or a member started are about no case: their key is no id.
        tasks = tasks.Where(task => task.BusinessKey.Length == IdLength);
        if (query.Task is { } id)
            tasks = tasks.Where(task => task.Id == id);
        if (query.Case?.ToString() is { } key)
            tasks = tasks.Where(task => task.BusinessKey == key);
        if (query.Assignee is { } assignee)
            tasks = tasks.Where(task => task.Assignee == assignee);
        var found = await Sorted(tasks, query).Skip(query.Skip).Take(query.Take).ToListAsync(cancel);

        var ids = found.Select(task => Guid.TryParse(task.BusinessKey, out var of) ? of : Guid.Empty).Distinct().ToList();
        var byId = await city.Set<Case>()
            .AsNoTracking()
            .Where(@case => ids.Contains(@case.Id))
            .ToDictionaryAsync(@case => @case.Id, cancel);
        return
        [
            .. found
                .Where(task => Guid.TryParse(task.BusinessKey, out var of) && byId.ContainsKey(of))
                .Select(task => Task(task, byId[Guid.Parse(task.BusinessKey)])),
        ];
    }

    public async Task<IReadOnlyList<CountedDeed>> Deeds(DeedQuery query, CancellationToken cancel)
    {
        var (from, to) = (CityTime.StartOf(query.First), CityTime.EndOf(query.Last));
        var deeds = city.Set<CaseEvent>().AsNoTracking().Where(e => Counted.Contains(e.Kind) && e.At >= from && e.At <= to);
        if (query.Operator is { } name)
            deeds = deeds.Where(e => e.ActorName == name);
        if (query.Role is { } role)
        {
            var ending = $"/{role}";
            deeds = deeds.Where(e => e.Post != null && e.Post.EndsWith(ending));
        }
        if (query.Item is { } item)
            deeds = deeds.Where(e => city.Set<Case>().Any(@case => @case.Id == e.CaseId && @case.ItemCode == item));
        return await deeds.OrderBy(e => e.At).Select(e => new CountedDeed(e.At, e.Kind)).ToListAsync(cancel);
    }

    // As Read is granted: all of the area to those who supervise it, else what one's own unit handles.
    IQueryable<Case>? Readable(Subject official)
    {
        if (official is not { Scope: { } scope, ActingPost: { } acting })
            return null;
        var cases = city.Set<Case>().AsNoTracking().Within(scope);
        return permissions.Decide(official, CaseRights.Read, new Resource("cases", scope.Code) { Region = scope.Code }).Allowed
            ? cases
            : cases.Where(@case => @case.Unit == acting.Unit.Id);
    }

    static IQueryable<Case> Sorted(IQueryable<Case> cases, RegisterQuery query) =>
        query.Order switch
        {
            RegisterOrder.Due => By(cases, @case => @case.DueAt, query.Descending).ThenBy(@case => @case.Id),
            RegisterOrder.Name => By(cases, @case => @case.ItemName, query.Descending).ThenBy(@case => @case.Id),
            RegisterOrder.Assignee => By(cases, @case => @case.Unit, query.Descending).ThenBy(@case => @case.Id),
            _ => By(cases, @case => @case.Id, query.Descending),
        };

    static IQueryable<UserTask> Sorted(IQueryable<UserTask> tasks, RegisteredTaskQuery query) =>
        query.Order switch
        {
            RegisterOrder.Due => By(tasks, task => task.DueAt, query.Descending).ThenBy(task => task.Id),
            RegisterOrder.Name => By(tasks, task => task.Name, query.Descending).ThenBy(task => task.Id),
            RegisterOrder.Assignee => By(tasks, task => task.Assignee, query.Descending).ThenBy(task => task.Id),
            _ => By(tasks, task => task.Id, query.Descending),
        };

    static IOrderedQueryable<T> By<T, TKey>(IQueryable<T> rows, Expression<Func<T, TKey>> key, bool descending) =>
        descending ? rows.OrderByDescending(key) : rows.OrderBy(key);

    static MaterialView View(CaseMaterial material) =>
        new(
            material.MaterialId,
            material.Name,
            material.Source,
            JsonSerializer.Deserialize<List<CaseFile>>(material.Files)!,
            material.Provenance
        );

    RegisteredTask Task(UserTask task, Case @case) =>
        new(
            task.Id,
            @case.Id,
            @case.ItemCode,
            @case.ItemName,
            task.Title,
            task.Name,
            task.Stage,
            task.Post,
            organisation.NameOf(task.Post),
            task.Assignee,
            task.AddedTo,
            task.OpenedAt,
            task.DueAt,
            task.Status,
            task.Outcome,
            @case.Status,
            task.Version
        );
}
