using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Evaluation.Demo;

/// <summary>The demonstration publishes the counties' evaluation of the last month, with a bonus that another official entered; where a county has no figures yet nothing is published.</summary>
sealed class DemoEvaluation(IEvaluation evaluation, IOrganisation organisation, TimeProvider clock) : IDemoSeed
{
    public async Task Seed(CancellationToken cancel)
    {
        if (
            organisation.Acting("dai-yong", "big-data/model-designer") is not { } office
            || organisation.Acting("he-lihua", "big-data/director") is not { } director
        )
            return;
        var today = clock.GetUtcNow().Day();
        var day = new DateOnly(today.Year, today.Month, 1).AddDays(-1);
        foreach (var scheme in evaluation.Schemes)
        {
            if ((await evaluation.Published(scheme.Id, director, cancel)) is not { Succeeded: true, Value.Count: 0 })
                continue;
            if ((await evaluation.Adjustments(scheme.Id, day, office, cancel)) is { Succeeded: true, Value.Count: 0 })
                await evaluation.Adjust(new(scheme.Id, day, scheme.Units[^1], 2, "市政府通报表扬（演示）"), office, cancel);
            await evaluation.Publish(scheme.Id, day, director, cancel);
        }
    }
}
