using System.Text.Json;
using System.Text.Json.Serialization;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Storage;

namespace Yingzhou.Support.Process.Watching;

/// <summary>The behaviour log as sentences: a step says what was done and where the process went; what only passes by is left out.</summary>
static class LogWords
{
    static readonly JsonSerializerOptions LogJson = new() { Converters = { new JsonStringEnumConverter() } };

    public static StepLine Of(LogRow row, ExecutableProcess process)
    {
        var entries = JsonSerializer.Deserialize<List<Entry>>(row.Entries, LogJson)!;
        var sentences = entries.Select(entry => Sentence(entry, process, entries)).OfType<string>().Distinct().ToList();
        var detail = string.Join(
            "；",
            entries.Where(entry => entry is { Kind: LogKind.Incident, Detail: not null }).Select(entry => entry.Detail)
        );
        return new(
            row.At,
            sentences.Count == 0 ? "内部步骤" : string.Join("，", sentences),
            detail.Length == 0 ? null : detail,
            entries.Exists(entry => entry.Kind is LogKind.Incident)
        );
    }

    public static IReadOnlyList<string> Entered(LogRow row, LogKind kind) =>
        [
            .. JsonSerializer
                .Deserialize<List<Entry>>(row.Entries, LogJson)!
                .Where(entry => entry.Kind == kind)
                .Select(entry => entry.ElementId),
        ];

    static string? Sentence(Entry entry, ExecutableProcess process, List<Entry> step)
    {
        var name = ElementNames.Of(process, entry.ElementId);
        var kind = process.Element(entry.ElementId)?.Kind;
        var isWork = kind is { } drawn && Running.VisitBook.IsActivity(drawn);
        var staysOpen = !step.Exists(other =>
            other.ElementInstanceId == entry.ElementInstanceId && other.Kind is LogKind.Left or LogKind.Cancelled
        );
        return entry.Kind switch
        {
            LogKind.Entered when kind is ElementKind.StartEvent => "流程开始",
            LogKind.Entered when kind is ElementKind.EndEvent => $"到达“{name}”",
            LogKind.Entered when isWork && staysOpen => $"转到“{name}”",
            LogKind.Left when isWork => $"“{name}”完成",
            LogKind.Left when entry.ElementId == process.Id => "流程结束",
            LogKind.Cancelled when isWork => $"“{name}”取消",
            LogKind.Cancelled when entry.ElementId == process.Id => "流程终止",
            LogKind.Triggered => $"“{name}”触发",
            LogKind.Decided => $"“{name}”作出判定",
            LogKind.Thrown => $"“{name}”发出{entry.Detail}",
            LogKind.Incident => $"“{name}”出现异常",
            LogKind.Resolved => $"“{name}”异常重试",
            LogKind.Moved => $"退回到“{name}”",
            LogKind.Migrated when entry.ElementId == process.Id => "迁移到新版本",
            _ => null,
        };
    }

    sealed record Entry(LogKind Kind, string ElementId, long ElementInstanceId, string? Detail);
}
