using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>补正: the official tells what is missing, the clock stops, the applicant's case waits for them.</summary>
sealed class RequestSupplement(CityContext city, CityStep step, CaseTasks tasks, CaseStore store, TaskLights lights, CaseMoments moments)
{
    public Task<Outcome<Done>> Run(RequestSupplementRequest request, Subject official, CancellationToken cancel = default) =>
        step.Run(nameof(RequestSupplement), () => Request(request, official, cancel), cancel);

    async Task<Outcome<Done>> Request(RequestSupplementRequest request, Subject official, CancellationToken cancel)
    {
        if (request.Lines.Count == 0 || request.Lines.Any(line => string.IsNullOrWhiteSpace(line.Wanted)))
            return new Fault("cases.supplement-without-list", "补正必须逐项写明缺什么、怎么补，申请人才能一次补齐。") { Field = "lines" };
        var (task, @case, fault) = await tasks.Open(request.Task, request.Version, official, cancel);
        if (fault is not null)
            return fault;
        // 行政许可法 32(四): once and completely. A second one needs the unit's head (page a01 §4).
        if (@case!.SupplementCount > 0 && official.ActingPost?.Post.Role is not ("decide" or "director"))
            return new Fault("cases.second-supplement", "补正只能一次性告知；确需再次补正的，请由负责人岗位发起。", 403);
        if (@case.RequestSupplement(moments.Now(string.Join("；", request.Lines.Select(line => line.Wanted)))) is { } refused)
            return refused;
        await lights.Suspend(@case, cancel);
        city.Add(
            new Supplement
            {
                CaseId = @case.Id,
                TaskId = task!.Id,
                Lines = JsonSerializer.Serialize(request.Lines),
                RequestedAt = city.Clock.GetUtcNow(),
            }
        );
        store.Note(@case);
        return Done.It;
    }
}

/// <summary>The applicant hands in what was missing; the clock goes on from the next working day.</summary>
sealed class ReturnSupplement(
    CityContext city,
    CityStep step,
    CaseStore store,
    TaskLights lights,
    CaseMoments moments,
    IPermissions permissions
)
{
    public Task<Outcome<Done>> Run(ReturnSupplementRequest request, Subject applicant, CancellationToken cancel = default) =>
        step.RunOnce(nameof(ReturnSupplement), request.Key, () => Return(request, applicant, cancel), cancel);

    async Task<Outcome<Done>> Return(ReturnSupplementRequest request, Subject applicant, CancellationToken cancel)
    {
        if (await store.Find(request.Case, cancel) is not { } @case)
            return CaseFaults.Unknown;
        if (permissions.Refuse(applicant, CaseRights.Withdraw, CaseFaults.ResourceOf(@case)) is { } refused)
            return refused;
        if (@case.ReturnSupplement(moments.Now(request.Answer)) is { } fault)
            return fault;
        await lights.Resume(@case, cancel);

        var form = JsonNode.Parse(@case.Form)!.AsObject();
        foreach (var (field, value) in request.Form)
            form[field] = value?.DeepClone();
        @case.Form = form.ToPlainJson();
        foreach (var files in request.Materials.GroupBy(material => material.MaterialId))
            await Take(@case, files, cancel);

        var open = await city.Set<Supplement>().Where(s => s.CaseId == @case.Id && s.ReturnedAt == null).ToListAsync(cancel);
        foreach (var supplement in open)
            (supplement.ReturnedAt, supplement.Answer) = (city.Clock.GetUtcNow(), request.Answer);
        store.Note(@case);
        return Done.It;
    }

    // What is handed in now takes the place of what was found wanting.
    async Task Take(Case @case, IGrouping<string, HandedIn> files, CancellationToken cancel)
    {
        if (await city.Set<CaseMaterial>().FindAsync([@case.Id, files.Key], cancel) is { } known)
            (known.Source, known.Files) = (files.First().Source, HandedIn.FilesOf(files));
        else
            city.Add(
                new CaseMaterial
                {
                    CaseId = @case.Id,
                    MaterialId = files.Key,
                    Name = files.First().FileName ?? files.Key,
                    Source = files.First().Source,
                    Files = HandedIn.FilesOf(files),
                }
            );
    }
}
