using Yingzhou.Assurance.Organisation;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Ui.Components;
using Yingzhou.Ui.Components.Charts;

namespace Yingzhou.Apps.Services.OnlineServices.Finding;

/// <summary>What a bundle would look like on the calendar if it were applied for today.</summary>
/// <param name="PromiseDays">Working days of the critical path.</param>
/// <param name="SerialDays">Working days of the same legs one after another.</param>
public sealed record BundlePlan(IReadOnlyList<GanttBar> Bars, int PromiseDays, int SerialDays, Func<DateOnly, bool> IsWorkday);

/// <summary>Plans the legs of a bundle by their promises.</summary>
sealed class PlannedLegs(CasesContent content, Workdays workdays, TimeProvider clock)
{
    /// <param name="region">Where it is applied for; it decides which departments stand beside the legs.</param>
    /// <returns><c>null</c> when the legs contradict each other, which the content check does not let pass.</returns>
    public BundlePlan? Of(Bundle bundle, string region, IOrganisation organisation)
    {
        var path = CriticalPath.Of(
            [.. bundle.Legs.Select(leg => new PromisedLeg(leg.Id, content.Items[leg.Item].Department, leg.PromiseOf(content.Items[leg.Item]), leg.DependsOn))]
        );
        if (!path.Succeeded)
            return null;
        var today = clock.GetUtcNow().Day();
        var critical = path.Value.Path.Select(leg => leg.Id).ToHashSet();
        return new(
            [
                .. path.Value.Legs.Select(leg =>
                {
                    var finish = path.Value.EarliestFinish[leg.Id];
                    var item = content.Items[bundle.Legs.First(drawn => drawn.Id == leg.Id).Item];
                    return new GanttBar(leg.Id, item.ShortName(), After(today, finish - leg.PromisedDays + 1), After(today, finish))
                    {
                        Owner = organisation.FindUnit(item.Department, region)?.Name,
                        DependsOn = leg.DependsOn,
                        Critical = critical.Contains(leg.Id),
                        Span = Show.WorkingDays(leg.PromisedDays),
                    };
                }),
            ],
            bundle.PromisedWorkdays,
            path.Value.SerialDays,
            day => workdays.IsWorkday(day) is { Succeeded: true, Value: true }
        );
    }

    DateOnly After(DateOnly today, int days) => workdays.AddWorkdaysOpen(today, days) is { Succeeded: true } due ? due.Value.Day : today.AddDays(days);
}
