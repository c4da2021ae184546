using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.GovStack.Http;
using Yingzhou.Support.GovStack.Members;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.GovStack.Workflow;

static class ProcessEndpoints
{
    static readonly Fault NotOffered = new("govstack.process-not-offered", "这个流程由办件启动，成员系统不能单独启动它。", 403)
    {
        Field = "processId",
    };

    static readonly Fault NotInForce = new("govstack.process-superseded", "这个流程版本已被新版本取代，请重新取 processId。", 409)
    {
        Field = "processId",
    };

    static readonly Fault BadValues = new("govstack.values-malformed", "InstanceValues 的每一项应为 {code, value}，都是字符串。", 400)
    {
        Field = "InstanceValues",
    };

    static readonly Fault ByDrawing = new(
        "govstack.process-by-drawing",
        "流程由市里绘制、审核后发布，不能由成员系统增改删；请到“流程、规则与表单”提交图纸。",
        501
    );

    public static RouteGroupBuilder MapProcesses(this RouteGroupBuilder workflow)
    {
        workflow.MapGet("/processes", List).WithName("GovStackListProcesses").WithSummary("流程清单");
        workflow.MapGet("/processes/{processId}", Find).WithName("GovStackGetProcess").WithSummary("查看流程");
        workflow.MapPost("/processes/{processId}/start", Start).WithName("GovStackStartProcess").WithSummary("启动流程");
        workflow.MapPost("/processes", NotServed).WithName("GovStackAddProcess").WithSummary("新增流程（不提供）");
        workflow.MapPut("/processes/{processId}", NotServed).WithName("GovStackUpdateProcess").WithSummary("修改流程（不提供）");
        workflow.MapDelete("/processes/{processId}", NotServed).WithName("GovStackDeleteProcess").WithSummary("删除流程（不提供）");
        return workflow;
    }

    static IResult NotServed() => Answers.Refused(ByDrawing);

    static async Task<IResult> List(HttpContext http, Callers callers, StartableProcesses processes, CancellationToken cancel)
    {
        var caller = callers.Known(http);
        if (!caller.Succeeded)
            return Answers.Refused(caller.Fault);
        return Answers.Ok(
            (await processes.InForce(cancel)).Select(process =>
                ProcessView.Of(process, processes.Offer(process) is not null, withDrawing: false)
            )
        );
    }

    static async Task<IResult> Find(
        string processId,
        HttpContext http,
        Callers callers,
        StartableProcesses processes,
        CancellationToken cancel
    )
    {
        var caller = callers.Known(http);
        if (!caller.Succeeded)
            return Answers.Refused(caller.Fault);
        var process = await processes.Find(processId, cancel);
        return process.Succeeded
            ? Answers.Ok(ProcessView.Of(process.Value, processes.Offer(process.Value) is not null, withDrawing: true))
            : Answers.Refused(process.Fault);
    }

    static async Task<IResult> Start(
        string processId,
        HttpContext http,
        Callers callers,
        StartableProcesses startable,
        IProcesses processes,
        IProcessMonitor monitor,
        CityStep step,
        CancellationToken cancel
    )
    {
        var caller = callers.Known(http);
        if (!caller.Succeeded)
            return Answers.Refused(caller.Fault);
        var process = await startable.Find(processId, cancel);
        if (!process.Succeeded)
            return Answers.Refused(process.Fault);
        if (startable.Offer(process.Value) is not { } offer)
            return Answers.Refused(NotOffered);
        if ((await processes.Versions(process.Value.Key, cancel))[0].Id != process.Value.Id)
            return Answers.Refused(NotInForce);
        var body = await Body.Read(http.Request, cancel);
        if (!body.Succeeded)
            return Answers.Refused(body.Fault);
        var startedBy = body.Value.Required("processStartedBy");
        var variables = Variables(body.Value.Array("InstanceValues"));
        if (body.Value.Fault is { } malformed)
            return Answers.Refused(malformed);
        if (variables is null)
            return Answers.Refused(BadValues);
        variables["startedBy"] = startedBy;
        variables["member"] = caller.Value.Member.Id;

        var request = new StartProcess(
            process.Value.Key,
            string.Create(CultureInfo.InvariantCulture, $"govstack:{Guid.CreateVersion7():N}"),
            offer.Region,
            offer.Unit,
            $"{process.Value.Name}（{caller.Value.Member.Name}）",
            variables
        );
        var started = await step.RunOnce(
            "StartGovStackProcess",
            http.Request.Headers["Idempotency-Key"].ToString(),
            () => processes.Start(request, cancel),
            cancel
        );
        if (!started.Succeeded)
            return Answers.Refused(started.Fault);
        var instance = await monitor.Instance(started.Value, InstanceEndpoints.Watcher(caller.Value), cancel);
        return instance.Succeeded ? Answers.Created(InstanceStateView.Of(instance.Value)) : Answers.Refused(instance.Fault);
    }

    /// <returns><c>null</c> when an entry is not a pair of texts.</returns>
    static JsonObject? Variables(JsonArray? values)
    {
        JsonObject variables = [];
        foreach (var entry in values ?? [])
        {
            if (entry is not JsonObject || !IsText(entry["code"]) || !IsText(entry["value"]))
                return null;
            variables[entry["code"]!.GetValue<string>()] = entry["value"]!.GetValue<string>();
        }
        return variables;
    }

    static bool IsText(JsonNode? node) => node?.GetValueKind() is JsonValueKind.String;
}
