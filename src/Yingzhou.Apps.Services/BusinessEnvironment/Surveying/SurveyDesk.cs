using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.BusinessEnvironment.Improving;
using Yingzhou.Apps.Services.BusinessEnvironment.Indicators;
using Yingzhou.Apps.Services.BusinessEnvironment.Objections;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Surveying;

sealed record SurveyView(IReadOnlyList<SurveyContact> Open, SurveyCheck Check, int Unreached);

/// <summary>体验抽查: draws cases of the last weeks, keeps what their applicants say on the telephone or at a visit, and holds it against the indicators.</summary>
sealed class SurveyDesk(
    CityContext city,
    CityStep step,
    ICaseLog log,
    IndicatorContent content,
    Corrections corrections,
    Workdays workdays,
    IPermissions permissions
)
{
    /// <summary>Cases of an indicator and county in one draw. Own default.</summary>
    public const int PerCell = 5;

    public const int DaysBack = 84;
    const int Shown = 40;
    const int Year = 365;

    static readonly Fault NoArea = new("environment.survey-no-area", "当前岗位没有管辖区域，请切换岗位后再看。", 403);

    DateOnly Today => city.Clock.GetUtcNow().Day();

    public async Task<Outcome<SurveyView>> Read(Subject official, CancellationToken cancel)
    {
        if (official.Scope is not { } scope)
            return NoArea;
        var since = Today.AddDays(-Year);
        var all = await city.Set<SurveyContact>().AsNoTracking().Within(scope).Where(one => one.DrawnOn >= since).ToListAsync(cancel);
        var known = content.All.ToDictionary(one => one.Id, StringComparer.Ordinal);
        return new SurveyView(
            [.. all.Where(one => one.IsOpen).OrderBy(one => one.DrawnOn).ThenBy(one => one.CaseNumber, StringComparer.Ordinal).Take(Shown)],
            SurveyCheck.Of(
                [
                    .. all.Where(one => one.Said is not null && known.ContainsKey(one.Indicator))
                        .Select(one => new SurveyAnswer(one.Indicator, one.Region, one.Measured, one.Said!.Value)),
                ],
                indicator => known[indicator].Scale
            ),
            all.Count(one => !one.IsOpen && one.Said is null)
        );
    }

    /// <summary>抽取: of each indicator of time and each county of the area a few cases that nobody was asked about yet, by a seed that is kept.</summary>
    public Task<Outcome<int>> Draw(string? key, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.RunOnce("DrawSurvey", key, () => Drawn(official, cancel), cancel);
    }

    async Task<Outcome<int>> Drawn(Subject official, CancellationToken cancel)
    {
        if (permissions.Refuse(official, EnvironmentRights.Improve, Resource(official.Scope?.Code ?? "")) is { } refused)
            return refused;
        if (official.Scope is not { } scope)
            return NoArea;
        var (from, until) = (CityTime.StartOf(Today.AddDays(-DaysBack)), CityTime.StartOf(Today.AddDays(1)));
        var read = await log.Read(new(from, until, ByEnd: true), official, cancel);
        if (read.Fault is { } fault)
            return fault;
        var period = CasePeriod.Of(read.Value, new OfficeHours(workdays), workdays, await corrections.Contacts(cancel));
        var asked = (await city.Set<SurveyContact>().Select(one => one.CaseId).ToListAsync(cancel)).ToHashSet();
        var (seed, word) = (
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
        var drawn = 0;
        foreach (var indicator in content.All.Where(one => one.IsTime))
        foreach (
            var county in period
                .Kept(indicator)
                .Select(one => (one.Case, Value: content.Formulas[indicator.Id].Of(one.Facts)))
                .Where(one => one.Value is not null && !asked.Contains(one.Case.Id) && scope.Contains(one.Case.Region))
                .GroupBy(one => one.Case.Region[..Math.Min(6, one.Case.Region.Length)])
        )
        {
            var byNumber = county.DistinctBy(one => one.Case.Number).ToDictionary(one => one.Case.Number, StringComparer.Ordinal);
            foreach (var number in SealedDraw.Order([.. byNumber.Keys], seed, word).Take(PerCell))
            {
                var (one, value) = byNumber[number];
                if (!asked.Add(one.Id))
                    continue;
                city.Add(
                    new SurveyContact
                    {
                        Region = county.Key,
                        Indicator = indicator.Id,
                        CaseId = one.Id,
                        CaseNumber = one.Number,
                        ItemName = one.Name,
                        Measured = value!.Value,
                        DrawnOn = Today,
                        Seed = seed,
                    }
                );
                drawn++;
            }
        }
        return drawn;
    }

    /// <param name="said">In the indicator's unit, as it was heard; empty when nobody was reached.</param>
    public Task<Outcome<Done>> Answer(
        Guid id,
        SurveyChannel? channel,
        string? said,
        string? note,
        Subject official,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            nameof(SurveyContact),
            async () =>
            {
                if (await city.Set<SurveyContact>().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } contact)
                    return new Fault("environment.survey-unknown", "没有这一件，请刷新后重新选择。", 404);
                if (permissions.Refuse(official, EnvironmentRights.Improve, Resource(contact.Region)) is { } refused)
                    return refused;
                if (channel is not { } way)
                    return new Fault("environment.survey-channel", "请选择是电话还是走访。") { Field = "channel" };
                double? value = null;
                if (!string.IsNullOrWhiteSpace(said))
                {
                    if (
                        !double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)
                    )
                        return new Fault("environment.survey-number", "企业说的用时应是一个数，单位同指标。") { Field = "said" };
                    value = number;
                }
                return contact.Answer(way, value, note, city.Actors.Current, Today) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }

    static Resource Resource(string region) => new("environment", region) { Region = region };
}
