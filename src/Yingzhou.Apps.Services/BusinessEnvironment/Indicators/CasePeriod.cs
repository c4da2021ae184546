using System.Text.Json.Nodes;
using Yingzhou.Apps.Services.BusinessEnvironment.Costs;
using Yingzhou.Apps.Services.BusinessEnvironment.Rules;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Indicators;

/// <summary>The cases that ended in a period, with what was handled outside the system taken out and what was handed in again joined.</summary>
sealed class CasePeriod
{
    const int CountyDigits = 6;

    readonly IReadOnlyList<(LoggedCase Case, JsonObject Facts)> kept;

    CasePeriod(IReadOnlyList<(LoggedCase, JsonObject)> kept, IReadOnlyList<OffSystemFinding> findings, IReadOnlyList<LoggedCase> ended) =>
        (this.kept, Findings, Ended) = (kept, findings, ended);

    public IReadOnlyList<OffSystemFinding> Findings { get; }

    /// <summary>All single cases and legs that ended.</summary>
    public IReadOnlyList<LoggedCase> Ended { get; }

    /// <param name="contacts">First contact by case number, where an objection was upheld.</param>
    /// <param name="costing">For whom formulas of cost are computed; without, they have no value.</param>
    public static CasePeriod Of(
        IEnumerable<LoggedCase> log,
        OfficeHours hours,
        Workdays workdays,
        IReadOnlyDictionary<string, DateTimeOffset>? contacts = null,
        CaseCosting? costing = null
    )
    {
        List<LoggedCase> all = [.. log.Where(one => !one.IsBundle && one is { Submitted: not null, Finished: not null })];
        // A withdrawn application has no result of its own; it only makes the one that followed it begin earlier.
        List<LoggedCase> ended = [.. all.Where(one => one.Decided is not null)];
        var records = ended.Where(one => one.Accepted is not null && one.Decided >= one.Accepted).Select(Handled).ToList();
        var findings = OffSystemScore.Find(OffSystemSigns.Of(records, hours.IsOpen));
        var outside = findings.Select(finding => finding.Case).ToHashSet(StringComparer.Ordinal);
        var joined = Resubmission.Join(
            all.Select(one => new TimedApplication(
                one.Number,
                one.Applicant,
                one.Code,
                one.Submitted!.Value,
                one.Finished,
                one.Status is CaseStatus.Withdrawn,
                contacts is not null && contacts.TryGetValue(one.Number, out var first) ? first : null
            )),
            workdays
        );
        var began = joined.Succeeded ? joined.Value.ToDictionary(one => one.Last.Case, one => one.Began) : [];
        return new(
            [
                .. ended
                    .Where(one => !outside.Contains(one.Number))
                    .Select(one =>
                        (one, CaseFormula.Facts(one, began.GetValueOrDefault(one.Number, one.Submitted!.Value), hours, costing?.Of(one)))
                    ),
            ],
            findings,
            ended
        );
    }

    /// <summary>By area: the city, and each county that had a case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<JsonObject>> FactsOf(MonitoredIndicator indicator, string city)
    {
        var mine = kept.Where(one => indicator.Items.Contains(one.Case.Code)).ToList();
        var areas = mine.GroupBy(one => County(one.Case.Region))
            .Where(county => county.Key.Length == CountyDigits)
            .ToDictionary(county => county.Key, county => (IReadOnlyList<JsonObject>)[.. county.Select(one => one.Facts)]);
        areas[city] = [.. mine.Select(one => one.Facts)];
        return areas;
    }

    /// <summary>The single cases behind an indicator.</summary>
    public IEnumerable<(LoggedCase Case, JsonObject Facts)> Kept(MonitoredIndicator indicator) =>
        kept.Where(one => indicator.Items.Contains(one.Case.Code));

    public int OutsideOf(MonitoredIndicator indicator, string area)
    {
        var outside = Findings.Select(finding => finding.Case).ToHashSet(StringComparer.Ordinal);
        return Ended.Count(one =>
            indicator.Items.Contains(one.Code) && one.Region.StartsWith(area, StringComparison.Ordinal) && outside.Contains(one.Number)
        );
    }

    static string County(string region) => region.Length >= CountyDigits ? region[..CountyDigits] : region;

    static HandlingRecord Handled(LoggedCase one) =>
        new(
            one.Number,
            one.Code,
            one.Deeds.LastOrDefault(deed => deed.Kind is not CaseEventKind.SupplementRequested)?.Actor ?? one.Unit,
            one.Submitted!.Value,
            one.Accepted!.Value,
            one.Decided!.Value
        );
}
