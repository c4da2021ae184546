using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Reporting;

/// <summary>评价 of a closed case by whoever reported it; two or less of five is called back within a working day (b10 §4).</summary>
sealed class RateReport(CityContext city, CityStep step, CityDeed deed, CityTimes times)
{
    const int Bad = 2;

    public Task<Outcome<Done>> Run(Guid id, int rating, string? words, Subject reporter, CancellationToken cancel)
    {
        city.Actors.Current = reporter.AsActor();
        return step.Run<Done>(
            nameof(RateReport),
            async () =>
            {
                var key = ReportProblem.KeyOf(reporter);
                if (
                    await city.Set<ProblemReport>().SingleOrDefaultAsync(one => one.Id == id && one.ReporterKey == key, cancel)
                    is not { } report
                )
                    return new Fault("city-management.not-mine", "没有这条上报，请回到我的上报重新选择。", 404);
                if (report.CaseId is not { } @case || await city.Get<CityCase>(@case, cancel) is not { Stage: CityStage.Closed } one)
                    return new Fault("city-management.rate-early", "案件还没有结案，结案后再评价。", 409);
                if (report.Rate(rating) is { } refused)
                    return refused;
                deed.Log(one, CityEntryKind.Rated, $"上报人评 {rating} 分{(string.IsNullOrWhiteSpace(words) ? "" : $"：{words.Trim()}")}");
                if (rating > Bad)
                    return Done.It;
                var by = times.NextWorkday(city.Clock.GetUtcNow().Day());
                if (by.Fault is { } beyond)
                    return beyond;
                one.AskCallBack(by.Value);
                return Done.It;
            },
            cancel
        );
    }
}
