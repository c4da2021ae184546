using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.GovStack.Http;
using Yingzhou.Support.GovStack.Members;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.GovStack.Workflow;

static class InstanceEndpoints
{
    /// <summary>The specification knows no pages here: the newest come.</summary>
    const int Most = 50;

    static readonly Fault Malformed = new("govstack.instance-id-malformed", "instanceId 应为整数。", 400) { Field = "instanceId" };

    static readonly Fault Unknown = new("govstack.instance-unknown", "没有这个流程实例，请从 /instances 里取 instanceId。", 404)
    {
        Field = "instanceId",
    };

    public static RouteGroupBuilder MapInstances(this RouteGroupBuilder workflow)
    {
        workflow.MapGet("/instances", List).WithName("GovStackListInstances").WithSummary("流程实例");
        workflow.MapGet("/instances/{instanceId}", Find).WithName("GovStackGetInstance").WithSummary("查看流程实例");
        workflow.MapPost("/instances/{instanceId}/stop", Stop).WithName("GovStackStopInstance").WithSummary("终止流程实例");
        return workflow;
    }

    internal static Subject Watcher(Caller caller) => caller.As("platform-admin", "supervise", "director");

    static async Task<IResult> List(
        string? processId,
        HttpContext http,
        Callers callers,
        StartableProcesses processes,
        IProcessMonitor monitor,
        CancellationToken cancel
    )
    {
        var caller = callers.Known(http);
        if (!caller.Succeeded)
            return Answers.Refused(caller.Fault);
        var process = string.IsNullOrEmpty(processId) ? null : await processes.Find(processId, cancel);
        if (process is { Succeeded: false })
            return Answers.Refused(process.Fault);
        var query = new InstanceQuery(Version: process?.Value.Id, Size: Most);
        var found = await monitor.Instances(query, Watcher(caller.Value), cancel);
        if (!found.Succeeded)
            return Answers.Refused(found.Fault);
        List<InstanceView> instances = [];
        foreach (var line in found.Value.Items)
            // The line does not say when it changed last, the instance does.
            if (await monitor.Instance(line.Id, Watcher(caller.Value), cancel) is { Succeeded: true } instance)
                instances.Add(InstanceView.Of(instance.Value));
        return Answers.Ok(instances);
    }

    static async Task<IResult> Find(string instanceId, HttpContext http, Callers callers, IProcessMonitor monitor, CancellationToken cancel)
    {
        var caller = callers.Known(http);
        if (!caller.Succeeded)
            return Answers.Refused(caller.Fault);
        var instance = await Instance(instanceId, caller.Value, monitor, cancel);
        return instance.Succeeded ? Answers.Ok(InstanceView.Of(instance.Value)) : Answers.Refused(instance.Fault);
    }

    static async Task<IResult> Stop(
        string instanceId,
        HttpContext http,
        Callers callers,
        IProcessMonitor monitor,
        IProcessCare care,
        CancellationToken cancel
    )
    {
        var caller = callers.Known(http);
        if (!caller.Succeeded)
            return Answers.Refused(caller.Fault);
        var instance = await Instance(instanceId, caller.Value, monitor, cancel);
        if (!instance.Succeeded)
            return Answers.Refused(instance.Fault);
        // What is stopped already stays so: a member that hears no answer asks again.
        if (instance.Value.Line.Status is not ProcessStatus.Cancelled)
        {
            var stopped = await care.Cancel(
                instance.Value.Line.Id,
                $"成员系统 {caller.Value.Member.Id} 要求终止",
                Watcher(caller.Value),
                cancel
            );
            if (!stopped.Succeeded)
                return Answers.Refused(stopped.Fault);
        }
        var now = await monitor.Instance(instance.Value.Line.Id, Watcher(caller.Value), cancel);
        return now.Succeeded ? Answers.Created(InstanceStateView.Of(now.Value)) : Answers.Refused(now.Fault);
    }

    static async Task<Outcome<Process.InstanceView>> Instance(
        string instanceId,
        Caller caller,
        IProcessMonitor monitor,
        CancellationToken cancel
    )
    {
        if (Guid.TryParse(instanceId, out var id))
            return Found(await monitor.Instance(id, Watcher(caller), cancel));
        if (InstanceNumber.Parse(instanceId) is not { } number)
            return Malformed;
        var behind = InstanceNumber.Behind(number).ToString();
        var newest = await monitor.Instances(new(After: behind, Size: 1), Watcher(caller), cancel);
        if (!newest.Succeeded)
            return newest.Fault;
        return newest.Value.Items is [var line] && InstanceNumber.Of(line.Id) == number
            ? Found(await monitor.Instance(line.Id, Watcher(caller), cancel))
            : Unknown;
    }

    static Outcome<Process.InstanceView> Found(Outcome<Process.InstanceView> instance) =>
        instance.Fault?.Status is StatusCodes.Status404NotFound ? Unknown : instance;
}
