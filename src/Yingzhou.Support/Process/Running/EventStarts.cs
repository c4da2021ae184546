using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Definitions;
using Yingzhou.Support.Process.Storage;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Process.Running;

/// <summary>
/// Start events (启动事件) of released processes: the newest version listens. What such an instance works on, where and for which unit, the message says; else the drawing, by the
/// process's properties <c>yz:region</c>, <c>yz:unit</c> and <c>yz:title</c>; else the city as a whole.
/// </summary>
sealed class EventStarts(CityContext city, DefinitionStore definitions, IReleases releases, IOrganisation organisation, TimerDue due)
{
    static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Lets the newest version listen and the older ones no more. Repeating it changes nothing: spent timers keep their row.</summary>
    public async Task Listen(string key, CancellationToken cancel)
    {
        if (await definitions.InForce(city, key, null, cancel) is not { } newest)
            return;
        var rows = await city.Set<StartRow>().Where(start => start.ProcessKey == key).ToListAsync(cancel);
        city.RemoveRange(rows.Where(start => start.DefinitionId != newest.Definition.Id));
        if (rows.All(start => start.DefinitionId != newest.Definition.Id))
            city.AddRange(
                newest
                    .Executable.Starts.Where(IsHeard)
                    .DistinctBy(start => (start.ElementId, start.Kind, start.Name))
                    .Select(start => Row(newest.Definition, start))
            );
        await city.SaveChangesAsync(cancel);
    }

    /// <returns>How many instances began.</returns>
    public async Task<int> Begin(ProcessRun run, StartKind kind, ProcessMessage message, CancellationToken cancel)
    {
        var starts = await city.Set<StartRow>()
            .AsNoTracking()
            .Where(start => start.Kind == kind && start.Name == message.Name)
            .ToListAsync(cancel);
        foreach (var start in starts)
            await Begin(run, start, message.Variables, message.Start ?? new(BusinessKey: message.CorrelationKey), cancel);
        return starts.Count;
    }

    /// <summary>A timer's instance and its next time, in one step.</summary>
    public async Task Begin(ProcessRun run, StartRow timer, CancellationToken cancel)
    {
        var before = timer.DueAt!.Value;
        var next = timer.Repetitions == 1 ? null : TimerText.Next(timer.Name, before);
        timer.Repetitions = timer.Repetitions < 0 ? -1 : timer.Repetitions - 1;
        timer.DueAt = next is null ? null : due.Of(next, before);
        await Begin(run, timer, [], new StartContext(), cancel);
    }

    async Task Begin(ProcessRun run, StartRow start, JsonObject variables, StartContext context, CancellationToken cancel)
    {
        var process = await definitions.ById(city, start.DefinitionId, cancel);
        var drawn = BpmnXml.Read(process.Definition.Xml).Definitions!.Process(process.Definition.Key)!.Extensions.Properties;
        var region =
            context.Region ?? drawn.GetValueOrDefault("yz:region") ?? organisation.Units().First(unit => unit.Kind is UnitKind.City).Region;
        var instance = new ProcessInstance
        {
            DefinitionId = start.DefinitionId,
            BusinessKey = context.BusinessKey ?? $"{start.ProcessKey}.{Guid.CreateVersion7():N}",
            Region = region,
            Unit = context.Unit ?? drawn.GetValueOrDefault("yz:unit") ?? organisation.Area(region)?.Id ?? "",
            Title = context.Title ?? drawn.GetValueOrDefault("yz:title") ?? process.Definition.Name,
            AsOf = releases.Newest,
            State = "",
            StartedAt = city.Clock.GetUtcNow(),
        };
        var given = (JsonObject)variables.DeepClone();
        if (await run.Begin(process, instance, new StartInstance(given, start.ElementId), cancel) is { } refusal)
            throw new InvalidOperationException($"Process {start.ProcessKey} cannot be started by {start.ElementId}: {refusal.Message}");
    }

    // A condition is nobody's event, and a name that needs variables cannot be known before there is an instance.
    static bool IsHeard(StartTrigger start) =>
        start.Kind is StartKind.Timer or StartKind.Message or StartKind.Signal && start.Name.Length > 0;

    StartRow Row(ProcessDefinition definition, StartTrigger start)
    {
        var now = city.Clock.GetUtcNow();
        var plan = start.Timer is { } kind ? TimerText.Read(kind, start.Name, now, Zone) : null;
        return new()
        {
            DefinitionId = definition.Id,
            ElementId = start.ElementId,
            Kind = start.Kind,
            Name = start.Name,
            ProcessKey = definition.Key,
            DueAt = plan is null ? null : due.Of(plan, now),
            Repetitions = plan?.Repetitions ?? 0,
        };
    }
}
