using Yingzhou.Foundation.Content;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Support.Cases.Content;

/// <summary>
/// A process can be executed, is called like its file, and each of its user tasks says its stage, waits for a role that exists and shows a
/// form that exists.
/// </summary>
sealed class ProcessCheck : IContentCheck<CasesContent>
{
    // What the workbench and the applicant's picture know how to show.
    static readonly string[] Stages = ["accept", "review", "inspect", "countersign", "decide", "deliver"];

    static readonly FeelExpressions Feel = new();

    public IEnumerable<ContentProblem> Check(CasesContent content) => content.Processes.SelectMany(process => Check(process.Key, process.Value, content));

    static IEnumerable<ContentProblem> Check(string id, ContentFile<string> file, CasesContent content)
    {
        var import = BpmnXml.Read(file.Content);
        if (import.Definitions?.Process(id) is not { } process)
            return [.. import.Problems.Select(problem => Told(file, problem)), file.Problem("", $"文件里没有标识为 {id} 的流程")];
        return ExecutableProcess.Compile(import.Definitions, id, Feel).Problems.Select(problem => Told(file, problem))
            .Concat(Activities(process.Body).SelectMany(activity => Check(activity, file, content)));
    }

    static IEnumerable<ContentProblem> Check(Activity activity, ContentFile<string> file, CasesContent content)
    {
        if (activity.Extensions.CalledElement?.ProcessId is { } called && !called.StartsWith('=') && !content.Processes.ContainsKey(called))
            yield return file.Problem(activity.Id, $"没有流程 {called}");
        if (activity.Extensions.CalledDecision?.DecisionId is { } decision && !decision.StartsWith('=') && !content.Decisions.ContainsKey(decision))
            yield return file.Problem(activity.Id, $"没有决策表 {decision}");
        if (activity.Kind != ActivityKind.UserTask)
            yield break;
        if (!Stages.Contains(activity.Extensions.Properties.GetValueOrDefault("yz:stage")))
            yield return file.Problem(activity.Id, $"属性 yz:stage 应为以下之一：{string.Join("、", Stages)}");
        var role = RoleOf(activity.Extensions.Assignment?.CandidateGroups);
        if (role is null || !content.Organisation.Roles.ContainsKey(role))
            yield return file.Problem(activity.Id, $"任务没有分派给任何岗位角色，candidateGroups 现为 {activity.Extensions.Assignment?.CandidateGroups ?? "空"}");
        if (activity.Extensions.Form?.FormId is { } form && !content.Forms.ContainsKey(form))
            yield return file.Problem(activity.Id, $"没有表单 {form}");
    }

    // review                      the role in the handling unit
    // =[department + "/review"]   the role in another unit, named by an expression
    static string? RoleOf(string? groups) => groups?.StartsWith('=') == true
        ? groups.LastIndexOf('/') is >= 0 and var slash ? groups[(slash + 1)..].TrimEnd(']', '"', ' ') : null
        : groups;

    static IEnumerable<Activity> Activities(BpmnScope scope) => scope.Nodes
        .OfType<Activity>()
        .SelectMany(activity => activity.Body is { } inner ? Activities(inner).Prepend(activity) : [activity]);

    static ContentProblem Told(ContentFile<string> file, BpmnProblem problem) => file.Problem(problem.ElementId, $"{problem.Rule}：{problem.Message}");
}
