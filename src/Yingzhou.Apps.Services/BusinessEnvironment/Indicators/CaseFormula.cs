using System.Globalization;
using System.Text.Json.Nodes;
using Yingzhou.Apps.Services.BusinessEnvironment.Costs;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Indicators;

/// <summary>An indicator's formula over one case, compiled once.</summary>
sealed class CaseFormula(MonitoredIndicator indicator)
{
    readonly FeelExpression value = FeelExpression.Parse(indicator.Value).Required;
    readonly FeelExpression? where = indicator.Where is { } text ? FeelExpression.Parse(text).Required : null;

    /// <returns><c>null</c> when the case is not meant, or its formula has no value.</returns>
    public double? Of(JsonObject facts) =>
        where is not null && !(FeelJson.Evaluate(where, facts) is JsonValue meant && meant.TryGetValue<bool>(out var yes) && yes) ? null
        : FeelJson.Evaluate(value, facts) is JsonValue number
        && double.TryParse(number.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var known)
            ? known
        : null;

    /// <summary>What a formula may speak of: time from the first submission to the decision in working hours and calendar days, the applicant's own time apart.</summary>
    /// <param name="cost">What it cost the applicant; <c>null</c> for a leg of a bundle.</param>
    public static JsonObject Facts(LoggedCase one, DateTimeOffset began, OfficeHours hours, CostedMatter? cost = null)
    {
        var ended = one.Decided ?? one.Finished!.Value;
        var stopped = (one.Clock?.Pauses ?? []).Where(pause => pause.Returned is not null).ToList();
        var theirs = Stopped(PauseGround.Supplement);
        var law = Stopped(PauseGround.SpecialProcedure);
        return new JsonObject
        {
            ["item"] = one.Code,
            ["workingHours"] = Math.Max(0, Worked(began, ended) - theirs - law),
            ["calendarDays"] = (ended - began).TotalDays,
            ["applicantHours"] = theirs,
            ["specialHours"] = law,
            ["supplements"] = one.Deeds.Count(deed => deed.Kind is CaseEventKind.SupplementRequested),
            ["onTime"] = one.OnTime,
            ["promisedDays"] = one.PromisedDays,
            ["refused"] = one.Status is CaseStatus.Refused,
            ["uploads"] = one.Uploads,
            ["trips"] = cost?.Burden.Trips,
            ["fees"] = cost?.Burden.Fees,
            ["cost"] = cost?.Cost.Total,
        };

        double Stopped(PauseGround ground) =>
            stopped
                .Where(pause => pause.Ground == ground)
                .Sum(pause => Worked(CityTime.EndOf(pause.Requested), CityTime.EndOf(pause.Returned!.Value)));

        double Worked(DateTimeOffset from, DateTimeOffset until) =>
            hours.Between(from, until) is { Succeeded: true, Value: var worked } ? worked.TotalHours : 0;
    }
}
