using System.Text.RegularExpressions;
using Yingzhou.Kernel;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.GovStack.Workflow;

/// <summary>Id of a released process as the specification's examples have it: <c>key:version:uuid</c>. The key alone means the newest version.</summary>
static partial class ProcessRef
{
    static readonly Fault Malformed = new(
        "govstack.process-id-malformed",
        "processId 应为 /processes 给出的标识，例如 external-request:1:〈UUID〉。",
        400
    )
    {
        Field = "processId",
    };

    [GeneratedRegex(@"^(?<key>[A-Za-z_][\w.-]{0,199})(:(?<version>\d{1,9}):(?<id>[0-9A-Fa-f-]{36}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    public static string Of(ProcessDefinition process) => Of(process.Key, process.Version, process.Id);

    public static string Of(string key, int version, Guid id) => $"{key}:{version}:{id}";

    /// <summary>Key, and id of the version when one is named; a bare UUID is the id of a version.</summary>
    public static Outcome<(string? Key, Guid? Version)> Parse(string text)
    {
        if (Guid.TryParse(text, out var bare))
            return ((string?)null, (Guid?)bare);
        if (Form().Match(text) is not { Success: true } match)
            return Malformed;
        return match.Groups["id"] is { Success: true } id && !Guid.TryParse(id.ValueSpan, out _)
            ? Malformed
            : ((string?)match.Groups["key"].Value, match.Groups["id"].Success ? Guid.Parse(match.Groups["id"].ValueSpan) : (Guid?)null);
    }
}
