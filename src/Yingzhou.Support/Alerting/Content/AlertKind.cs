using System.Text.Json.Serialization;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting.Content;

/// <summary>A kind of warning (预警类别), as <c>alerting/kinds.json</c> tells it: who is in charge, from which level it becomes an incident, and how long each stage may take.</summary>
/// <param name="Department">In charge where it happens, as in <see cref="Assurance.Organisation.Unit.Department"/>.</param>
/// <param name="Joint">Departments that are proposed for a task (联动部门).</param>
/// <param name="IncidentFrom">The least level that becomes an incident by itself; <c>null</c> for kinds that an official decides on.</param>
/// <param name="Limits">Minutes of each stage, by level; a level that is left out takes those of the next one below, at last of blue.</param>
/// <param name="Source">The plan, regulation or page that the times come from.</param>
[method: JsonConstructor]
public sealed record AlertKind(
    string Id,
    string Title,
    string Field,
    string Department,
    IReadOnlyList<string> Joint,
    AlertLevel? IncidentFrom,
    CallLadder Calls,
    IReadOnlyDictionary<AlertLevel, StageLimits> Limits,
    string Source
)
{
    public StageLimits LimitsOf(AlertLevel level) =>
        Limits.Where(limit => limit.Key <= level).MaxBy(limit => limit.Key) is { Value: { } found } ? found : Limits[AlertLevel.Blue];
}

/// <summary>Minutes by the clock that a stage may take.</summary>
public sealed record StageLimits(int Verify, int Dispatch, int Handle, int Feedback, int Review)
{
    public int Of(IncidentStage stage) =>
        stage switch
        {
            IncidentStage.Verifying => Verify,
            IncidentStage.Dispatching => Dispatch,
            IncidentStage.Handling => Handle,
            IncidentStage.Feedback => Feedback,
            _ => Review,
        };
}
