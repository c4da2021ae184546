using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Evaluation.Content;
using Yingzhou.Support.Evaluation.Storage;
using Yingzhou.Support.Indicators;

namespace Yingzhou.Support.Evaluation.Scoring;

/// <summary>Scores by the indicators' figures; never by a number that somebody entered for a score.</summary>
sealed class EvaluationDesk(CityContext city, CityStep step, SchemeContent schemes, IIndicators indicators, IPermissions permissions)
    : IEvaluation
{
    /// <summary>The counties are compared by the city.</summary>
    const string Region = "330900";
    const double MostPoints = 10;
    const int LongestDocument = 200;

    public IReadOnlyList<EvaluationScheme> Schemes => schemes.All;

    public async Task<Outcome<EvaluationTable>> Score(string scheme, DateOnly day, Subject official, CancellationToken cancel) =>
        Refuse(scheme, EvaluationRights.See, official) is { } refused
            ? refused
            : await Computed(schemes.Find(scheme)!, day, official, cancel);

    public async Task<Outcome<IReadOnlyList<PublishedEvaluation>>> Published(string scheme, Subject official, CancellationToken cancel)
    {
        if (Refuse(scheme, EvaluationRights.See, official) is { } refused)
            return refused;
        var found = new List<PublishedEvaluation>();
        var stored = await city.Set<Publication>()
            .AsNoTracking()
            .Where(one => one.Scheme == scheme)
            .OrderByDescending(one => one.Day)
            .ToListAsync(cancel);
        foreach (var one in stored)
        {
            var now = await Computed(schemes.Find(scheme)!, one.Day, official, cancel);
            found.Add(
                new(
                    JsonSerializer.Deserialize<EvaluationTable>(one.Scores, JsonSerializerOptions.Web)!,
                    one.CreatedAt,
                    one.PublishedBy,
                    now.Succeeded ? now.Value : null
                )
            );
        }
        return found.ToArray();
    }

    public async Task<Outcome<PublishedEvaluation>> Publish(string scheme, DateOnly day, Subject official, CancellationToken cancel)
    {
        if (Refuse(scheme, EvaluationRights.Publish, official) is { } refused)
            return refused;
        if (day >= city.Clock.GetUtcNow().Day())
            return EvaluationFaults.NotOver;
        city.Actors.Current = official.AsActor();
        return await step.Run<PublishedEvaluation>(
            nameof(Publish),
            async () =>
            {
                if (await city.Set<Publication>().AnyAsync(one => one.Scheme == scheme && one.Day == day, cancel))
                    return EvaluationFaults.Known;
                if (await Entered(scheme, day).AnyAsync(one => one.EnteredBy == official.OfficialId, cancel))
                    return EvaluationFaults.OwnAdjustment;
                var table = await Computed(schemes.Find(scheme)!, day, official, cancel);
                if (table.Fault is { } fault)
                    return fault;
                if (table.Value.Units.Any(unit => unit.Total is null))
                    return EvaluationFaults.Unmeasured;
                var publication = new Publication
                {
                    Region = Region,
                    Scheme = scheme,
                    Day = day,
                    Scores = JsonSerializer.Serialize(table.Value, JsonSerializerOptions.Web),
                    PublishedBy = official.OfficialId!,
                };
                city.Add(publication);
                return new PublishedEvaluation(table.Value, city.Clock.GetUtcNow(), publication.PublishedBy, table.Value);
            },
            cancel
        );
    }

    public async Task<Outcome<EvaluationAdjustment>> Adjust(AdjustRequest request, Subject official, CancellationToken cancel)
    {
        if (Refuse(request.Scheme, EvaluationRights.Adjust, official) is { } refused)
            return refused;
        if (!schemes.Find(request.Scheme)!.Units.Contains(request.Unit))
            return EvaluationFaults.NoUnit;
        if (request.Document.Trim() is not { Length: >= 2 and <= LongestDocument } document)
            return EvaluationFaults.NoDocument;
        if (request.IsVeto ? request.Points != 0 : request.Points == 0 || !(Math.Abs(request.Points) <= MostPoints))
            return EvaluationFaults.Points;
        city.Actors.Current = official.AsActor();
        return await step.Run<EvaluationAdjustment>(
            nameof(Adjust),
            async () =>
            {
                if (await city.Set<Publication>().AnyAsync(one => one.Scheme == request.Scheme && one.Day == request.Day, cancel))
                    return EvaluationFaults.Known;
                var adjustment = new EvaluationAdjustment
                {
                    Region = Region,
                    Scheme = request.Scheme,
                    Day = request.Day,
                    Unit = request.Unit,
                    Points = request.Points,
                    IsVeto = request.IsVeto,
                    Document = document,
                    EnteredBy = official.OfficialId!,
                };
                city.Add(adjustment);
                return adjustment;
            },
            cancel
        );
    }

    public async Task<Outcome<IReadOnlyList<EvaluationAdjustment>>> Adjustments(
        string scheme,
        DateOnly day,
        Subject official,
        CancellationToken cancel
    )
    {
        if (Refuse(scheme, EvaluationRights.See, official) is { } refused)
            return refused;
        return await Entered(scheme, day).AsNoTracking().OrderBy(one => one.Id).ToArrayAsync(cancel);
    }

    IQueryable<EvaluationAdjustment> Entered(string scheme, DateOnly day) =>
        city.Set<EvaluationAdjustment>().Where(one => one.Scheme == scheme && one.Day == day);

    async Task<Outcome<EvaluationTable>> Computed(EvaluationScheme scheme, DateOnly day, Subject official, CancellationToken cancel)
    {
        var values = scheme.Units.ToDictionary(unit => unit, _ => new Dictionary<string, double?>());
        foreach (var one in scheme.Indicators)
        foreach (var unit in scheme.Units)
        {
            var series = await indicators.Series(one.Indicator, unit, official, cancel: cancel);
            if (series.Fault is { } fault)
                return fault;
            values[unit][one.Indicator] = series
                .Value.Points.LastOrDefault(point => LastDay(series.Value.Definition.Period, point.Period) <= day)
                ?.Value;
        }
        var entered = await Entered(scheme.Id, day).AsNoTracking().ToListAsync(cancel);
        var units = EvaluationSheet.Of(
            new(
                [.. scheme.Indicators.Select(one => new EvaluatedIndicator(one.Indicator, (double)one.Weight, one.Scoring()!))],
                scheme.BonusCap,
                scheme.MalusCap,
                scheme.Grades,
                scheme.VetoGrade
            ),
            values.ToDictionary(unit => unit.Key, unit => (IReadOnlyDictionary<string, double?>)unit.Value),
            [.. entered.Select(one => new Adjustment(one.Unit, one.Points, one.Document, one.IsVeto))]
        );
        return new EvaluationTable(
            scheme.Id,
            scheme.Version,
            day,
            [
                .. scheme.Indicators.Select(one =>
                    indicators.Find(one.Indicator) is { } known
                        ? new EvaluatedName(one.Indicator, known.Name, known.Unit)
                        : new EvaluatedName(one.Indicator, one.Indicator, "")
                ),
            ],
            units
        );
    }

    static DateOnly LastDay(IndicatorPeriod period, DateOnly first) =>
        period switch
        {
            IndicatorPeriod.Day => first,
            IndicatorPeriod.Week => first.AddDays(6),
            _ => first.AddMonths(1).AddDays(-1),
        };

    public bool May(string action, Subject official) =>
        permissions.Refuse(official, action, new("evaluation", "all") { Region = Region }) is null;

    Fault? Refuse(string scheme, string action, Subject official) =>
        permissions.Refuse(official, action, new("evaluation", scheme) { Region = Region })
        ?? (schemes.Find(scheme) is null ? EvaluationFaults.NoScheme : null);
}
