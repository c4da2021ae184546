using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.GovStack.Http;
using Yingzhou.Support.GovStack.Members;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>Statistics API: decisions and supplement requests of a period, figures of the whole city.</summary>
static class StatisticsEndpoints
{
    static readonly Fault UnknownName = new("govstack.registration-unknown", "没有叫这个名称的事项。", 404) { Field = "registrationName" };

    static readonly Fault Frame = new("govstack.timeframe", "timeframe 只能是 day、week、month 或 year。", 400) { Field = "timeframe" };

    static readonly Fault Backwards = new("govstack.period-backwards", "endDate 不能早于 startDate。", 400) { Field = "endDate" };

    static readonly Fault TooFine = new(
        "govstack.period-too-long",
        $"时段太长：一次最多 {StatisticsPeriod.Most} 个区间，请缩短时段或改用更大的 timeframe。",
        400
    )
    {
        Field = "timeframe",
    };

    public static RouteGroupBuilder MapStatistics(this RouteGroupBuilder registration)
    {
        registration.MapGet("/data/statistics/1.0", Statistics).WithName("GovStackStatistics").WithSummary("办理统计");
        registration.MapGet("/data/statistics", Statistics).WithName("GovStackStatisticsUnversioned").WithSummary("办理统计");
        return registration;
    }

    static async Task<IResult> Statistics(
        string? startDate,
        string? endDate,
        string? registrationName,
        string? @operator,
        string? role,
        string? timeframe,
        HttpContext http,
        Callers callers,
        ServiceRegister services,
        OrganisationContent organisation,
        ICaseRegister register,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var caller = callers.Named(http);
        if (!caller.Succeeded)
            return Answers.Refused(caller.Fault);
        var today = clock.GetUtcNow().Day();
        var (first, last) = (Day("startDate", startDate, new(today.Year, 1, 1)), Day("endDate", endDate, today));
        if ((first.Fault ?? last.Fault) is { } notDay)
            return Answers.Refused(notDay);
        if (last.Value < first.Value)
            return Answers.Refused(Backwards);
        if (timeframe is not (null or "" or "day" or "week" or "month" or "year"))
            return Answers.Refused(Frame);
        if (StatisticsPeriod.Cut(first.Value, last.Value, timeframe) is not { } periods)
            return Answers.Refused(TooFine);
        var item = string.IsNullOrEmpty(registrationName)
            ? null
            : services.All.FirstOrDefault(one => services.NameLike(one, registrationName) is not null);
        if (!string.IsNullOrEmpty(registrationName) && item is null)
            return Answers.Refused(UnknownName);

        // Roles go by code or by the title that people read.
        var code = organisation.Roles.Values.FirstOrDefault(known => known.Title == role)?.Code ?? role;
        var deeds = await register.Deeds(
            new(
                first.Value,
                last.Value,
                item?.Id,
                string.IsNullOrEmpty(@operator) ? null : @operator,
                string.IsNullOrEmpty(code) ? null : code
            ),
            cancel
        );
        return Answers.Ok(
            periods.Select(period =>
                StatisticsView.Of(period, deeds, new(period.First, period.Last, registrationName, @operator, role, timeframe))
            )
        );
    }

    static Outcome<DateOnly> Day(string name, string? text, DateOnly otherwise) =>
        string.IsNullOrEmpty(text) ? otherwise
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : new Fault("govstack.not-a-day", $"{name} 应为存在的日期，格式 2026-11-25。", 400) { Field = name };
}
