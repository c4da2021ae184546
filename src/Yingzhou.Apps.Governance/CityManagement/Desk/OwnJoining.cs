using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Pages;
using Yingzhou.Apps.Governance.CityManagement.Reporting;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Desk;

/// <summary>自动并案 (b10 §3, ADR 39): a new report of which the rule is sure goes to its case at once; whoever reported it is told, and the desk can take it out again.</summary>
sealed class OwnJoining(CityContext city, MatterCandidates candidates, IOrganisation organisation)
{
    /// <summary>Within the step in which the report is made.</summary>
    public async Task<Fault?> Try(ProblemReport report, CancellationToken cancel)
    {
        if (
            await candidates.Of(report.AsRule, report.Id, cancel)
                is not [{ Decision: MatterDecision.Join, Case: { IsOpen: true } one, Likeness: var likeness }, ..]
            // Who reported it knows better.
            || report.SaidSame is { } said && said != one.Id
        )
            return null;
        var now = city.Clock.GetUtcNow();
        var who = one.Owner is { } owner ? $"由{organisation.NameOf(owner)}处置" : "正在确定由谁处置";
        city.Add(
            new CityEntry
            {
                CaseId = one.Id,
                Kind = CityEntryKind.Joined,
                At = now,
                // Not whoever reported it: the neighbours read this.
                ActorId = Actor.System.Id,
                ActorName = Actor.System.Name,
                Text = $"自动并入上报 {report.Number}：{report.Text}（{CityWords.Score(likeness)}）",
            }
        );
        return report.PutTo(
            one.Id,
            $"和已有的案件 {one.Number} 是同一件事，已自动并入，{who}；如果不是同一件，指挥台会拆出来重新受理。",
            now
        );
    }
}
