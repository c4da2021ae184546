using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Storage;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>What follows when a case begins or ends: its process, its counts, and in a bundle the legs that waited for it.</summary>
sealed class CaseProgress(
    CityContext city,
    CaseStore store,
    CaseCounts counts,
    CasesContent content,
    IBundlePlans plans,
    IOrganisation organisation,
    IProcesses processes,
    CaseMoments moments
)
{
    /// <summary>Begins the drawn process of a submitted case.</summary>
    public async Task<Outcome<Done>> Begin(Case @case, CancellationToken cancel)
    {
        var item = content.Items[@case.ItemCode];
        if (Countersigners(@case, item) is not { } countersigners)
            return CaseFaults.NobodyCompetent(item.Name);
        await counts.Submitted(@case, cancel);
        store.Note(@case);
        var started = await processes.Start(
            new StartProcess(
                @case.ByCommitment ? item.Commitment!.Process : item.Process,
                @case.Id.ToString(),
                @case.Region,
                @case.Unit,
                $"{@case.ItemName} · {@case.ApplicantName.Masked}",
                Variables(@case, item, countersigners),
                @case.AsOf
            ),
            cancel
        );
        if (!started.Succeeded)
            return started.Fault;
        @case.ProcessInstanceId = started.Value;
        return Done.It;
    }

    /// <summary>Counts a finished case and lets its bundle go on.</summary>
    public async Task<Outcome<Done>> Ended(Case @case, CancellationToken cancel)
    {
        await counts.Finished(@case, cancel);
        store.Note(@case);
        return @case.BundleId is { } bundleId && await store.Find(bundleId, cancel) is { } head ? await GoOn(head, cancel) : Done.It;
    }

    /// <summary>Starts the legs whose predecessors are done, ends those that can no longer be, and ends the bundle when nothing is left.</summary>
    public async Task<Outcome<Done>> GoOn(Case head, CancellationToken cancel)
    {
        if (head.IsOver)
            return Done.It;
        // What it was applied for under: a plan released since is for later ones. 0 is before any release.
        var bundle = plans.InForce(head.BundleCode!, head.AsOf ?? 0)!;
        // Changes of this step are only tracked yet: what a query finds and what was just changed are the same objects.
        var legs = (await store.Legs(head.Id, cancel)).ToDictionary(leg => leg.LegId!);
        for (var moved = true; moved; )
        {
            moved = false;
            foreach (var leg in bundle.Legs.Where(leg => legs.TryGetValue(leg.Id, out var c) && c.Status is CaseStatus.Waiting))
            {
                var before = leg.DependsOn.Where(legs.ContainsKey).Select(id => legs[id]).ToList();
                var @case = legs[leg.Id];
                if (before.TrueForAll(one => one.Succeeded))
                {
                    if (@case.Submit(moments.ByItself("前置环节已办结，自动启动")) is { } fault)
                        return fault;
                    if (await Begin(@case, cancel) is { Fault: { } refused })
                        return refused;
                    moved = true;
                }
                else if (before.Exists(one => one.IsOver && !one.Succeeded))
                {
                    @case.Terminate(moments.ByItself("前置环节未获准予，本环节终止，可另行单独申请"));
                    await counts.Finished(@case, cancel);
                    store.Note(@case);
                    moved = true;
                }
            }
        }
        if (legs.Values.All(leg => leg.IsOver))
        {
            head.FinishBundle(legs.Values.Any(leg => leg.Succeeded), moments.ByItself());
            await counts.Finished(head, cancel);
            store.Note(head);
        }
        return Done.It;
    }

    /// <summary>An applicant took the case back, or the city ends it: the process ends with it.</summary>
    public async Task<Outcome<Done>> StopProcess(Case @case, CancellationToken cancel)
    {
        if (
            @case.ProcessInstanceId is { } id
            && await city.Set<ProcessInstance>().AnyAsync(i => i.Id == id && i.Status == ProcessStatus.Running, cancel)
        )
            return await processes.Cancel(id, cancel);
        return Done.It;
    }

    /// <summary>Units that sign too (会签), each competent where the matter is; <c>null</c> when one of them is missing there.</summary>
    List<string>? Countersigners(Case @case, ServiceItem item)
    {
        var units = item.Countersigners.Select(department => organisation.FindUnit(department, @case.Region)?.Id).ToList();
        return units.Contains(null) ? null : [.. units.OfType<string>()];
    }

    static JsonObject Variables(Case @case, ServiceItem item, IEnumerable<string> countersigners) =>
        new()
        {
            ["case"] = new JsonObject
            {
                ["id"] = @case.Id.ToString(),
                ["number"] = @case.Number,
                ["region"] = @case.Region,
                ["department"] = @case.Unit,
                ["countersigners"] = new JsonArray([.. countersigners]),
            },
            ["item"] = new JsonObject
            {
                ["id"] = item.Id,
                ["name"] = item.Name,
                ["department"] = item.Department,
                ["commitment"] = item.Commitment is { } terms ? new JsonObject { ["postCheckWorkdays"] = terms.PostCheckWorkdays } : null,
            },
            ["applicant"] = new JsonObject { ["kind"] = @case.ApplicantKind, ["name"] = @case.ApplicantName.Masked },
            ["form"] = JsonNode.Parse(@case.Form),
            ["answers"] = JsonNode.Parse(@case.Answers),
        };
}
