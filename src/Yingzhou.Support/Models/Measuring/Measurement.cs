using Yingzhou.Kernel;

namespace Yingzhou.Support.Models.Measuring;

/// <summary>Values that a model computes from, with the time of each.</summary>
/// <param name="Bridged">Values that nobody measured.</param>
sealed record ModelInput(IReadOnlyList<double> Values, DateTimeOffset From, TimeSpan Step, int Bridged)
{
    public DateTimeOffset At(int index) => From + (index * Step);

    public DateTimeOffset Until => At(Values.Count - 1);

    public string Digest =>
        Sm3.Hex(
            FormattableString.Invariant(
                $"{From:O} {Step} {string.Join(' ', Values.Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}"
            )
        );

    public static ModelInput Of(ValueSeries series)
    {
        var run = KnownRun.Of([.. series.Values.Select(value => value.Value)]);
        return new(run.Values, series.Values.Count == 0 ? default : series.Values[run.Start].At, series.Step, run.Bridged);
    }
}

/// <summary>Measures a version on values (实测), and holds it against another on the same ones. Pure.</summary>
static class Measurement
{
    /// <summary>Origins of a back-test at most: enough for an interval, few enough for a minute. Own default.</summary>
    const int Origins = 60;

    const int FewestTrials = 10;
    const int Courses = 12;

    public static Outcome<MeasuredQuality> Of(ModelTask task, ModelSettings settings, ModelInput input) =>
        task switch
        {
            ModelTask.Forecast => Forecast(settings, input),
            ModelTask.Anomaly => Anomaly(settings, input),
            _ => Adjustment(settings, input),
        };

    public static ModelOutput Answer(ModelTask task, ModelSettings settings, ModelInput input)
    {
        var values = input.Values;
        if (task is ModelTask.Anomaly)
            return ModelOutput.Nothing with
            {
                Anomalies =
                [
                    .. SeriesAnomalies
                        .Of(values, settings.Season, settings.Limit)
                        .Select(one => new AnomalyAt(input.At(one.Index), one.Value, one.Expected, one.Deviations)),
                ],
            };
        if (task is ModelTask.Adjustment)
            return SeasonalParts.Of(values, settings.Season) is { Succeeded: true, Value: var parts }
                ? ModelOutput.Nothing with
                {
                    Adjusted = [.. parts.Adjusted.Select((value, i) => new ValueAt(input.At(i), value))],
                }
                : ModelOutput.Nothing;
        var way = ModelMethods.Forecaster(settings);
        if (values.Count < way.Needs)
            return ModelOutput.Nothing;
        var trials = RollingOrigin.Trials(way, values, RollingOrigin.FirstOrigin(values.Count, way.Needs), settings.Steps, Origins);
        return ModelOutput.Nothing with
        {
            Steps =
            [
                .. RollingOrigin
                    .Next(way, values, settings.Steps, trials)
                    .Select((step, i) => new ForecastAt(input.At(values.Count + i), step.Value, step.Low, step.High)),
            ],
        };
    }

    /// <summary>上线闸门: what keeps a version from going live (p10 R6).</summary>
    /// <param name="champion">What serves now; <c>null</c> at first: a forecast is then held against the seasonal naive.</param>
    public static Outcome<IReadOnlyList<Fault>> Refusals(
        ModelDefinition model,
        ModelSettings challenger,
        ModelSettings? champion,
        ModelInput input
    )
    {
        if (model.Task is ModelTask.Forecast)
            return Duel(challenger, champion ?? challenger with { Method = "seasonal-naive" }, input);
        var measured = Of(model.Task, challenger, input);
        if (measured.Fault is { } unmeasured)
            return unmeasured;
        List<Fault> refusals = [];
        if (model.LeastPrecision is { } least && measured.Value.Precision is { Ratio: var precision } && (double?)precision.Share < least)
            refusals.Add(ModelsFaults.Imprecise(precision, least));
        if (champion is not null && PairedBootstrap.Interval(Differences(model.Task, challenger, champion, input), 1) is { } difference)
            refusals.AddRange(ModelReleaseGate.Refusals(difference, new Dictionary<string, double>()));
        return refusals.ToArray();
    }

    static Outcome<IReadOnlyList<Fault>> Duel(ModelSettings challenger, ModelSettings champion, ModelInput input)
    {
        var (one, other) = (ModelMethods.Forecaster(challenger), ModelMethods.Forecaster(champion));
        var (values, steps) = (input.Values, Math.Min(challenger.Steps, champion.Steps));
        var first = RollingOrigin.FirstOrigin(values.Count, Math.Max(one.Needs, other.Needs));
        if (values.Count - first < FewestTrials)
            return ModelsFaults.TooShort(first + FewestTrials, values.Count);
        var scale = RollingOrigin.Scale(values, first, challenger.Season);
        if (scale <= 0)
            return ModelsFaults.Flat;
        // Origin by origin the same days: what is left is the way of forecasting.
        var pairs = RollingOrigin
            .Trials(one, values, first, steps, Origins)
            .Zip(RollingOrigin.Trials(other, values, first, steps, Origins))
            .Select(pair =>
                (pair.First.Origin, pair.First.Step, Better: (Math.Abs(pair.Second.Error) - Math.Abs(pair.First.Error)) / scale)
            )
            .ToList();
        var byOrigin = pairs.GroupBy(pair => pair.Origin).Select(same => same.Average(pair => pair.Better)).ToList();
        if (PairedBootstrap.Interval(byOrigin, Math.Min(challenger.Season, byOrigin.Count / 4)) is not { } difference)
            return ModelsFaults.TooShort(first + FewestTrials, values.Count);
        Dictionary<string, double> slices = new() { ["最近一步"] = pairs.Where(pair => pair.Step == 0).Average(pair => pair.Better) };
        if (steps > 1)
            slices["最远一步"] = pairs.Where(pair => pair.Step == steps - 1).Select(pair => pair.Better).DefaultIfEmpty(0).Average();
        return ModelReleaseGate.Refusals(difference, slices).ToArray();
    }

    static double[] Differences(ModelTask task, ModelSettings challenger, ModelSettings champion, ModelInput input)
    {
        var (one, other) = (Scores(challenger), Scores(champion));
        // Seasons of another length leave fewer of the oldest; the latest are in both.
        var both = Math.Min(one.Count, other.Count);
        return [.. one.TakeLast(both).Zip(other.TakeLast(both), (mine, theirs) => mine - theirs)];

        List<double> Scores(ModelSettings settings)
        {
            if (task is ModelTask.Anomaly)
                return
                [
                    .. InjectedAnomalies.Measure(input.Values, settings.Season, settings.Limit).Select(round => (double)(round.F1 ?? 0)),
                ];
            var spread = input.Values.Average(value => Math.Abs(value - input.Values.Average()));
            return
            [
                .. AdjustmentRevision.Of(input.Values, settings.Season).Select(revision => -revision / Math.Max(spread, double.Epsilon)),
            ];
        }
    }

    static Outcome<MeasuredQuality> Forecast(ModelSettings settings, ModelInput input)
    {
        var (way, values) = (ModelMethods.Forecaster(settings), input.Values);
        var first = RollingOrigin.FirstOrigin(values.Count, way.Needs);
        if (values.Count - first < FewestTrials)
            return ModelsFaults.TooShort(Math.Max(first, way.Needs) + FewestTrials, values.Count);
        var trials = RollingOrigin.Trials(way, values, first, settings.Steps, Origins);
        var naive = RollingOrigin.Trials(new SeasonalNaive(settings.Season), values, first, settings.Steps, Origins);
        var quality = ForecastQuality.Of(trials, RollingOrigin.Scale(values, first, settings.Season))!;
        return new MeasuredQuality(
            quality.Trials,
            quality.Mae,
            quality.Mape,
            quality.Mase,
            quality.Pinball,
            quality.Coverage.Denominator == 0 ? null : ShareOf.From(quality.Coverage),
            naive.Average(trial => Math.Abs(trial.Error)),
            null,
            null,
            null,
            Course([
                .. trials
                    .GroupBy(trial => trial.Origin)
                    .Select(same => new ValueAt(input.At(same.Key), same.Average(trial => Math.Abs(trial.Error)))),
            ])
        );
    }

    static Outcome<MeasuredQuality> Anomaly(ModelSettings settings, ModelInput input)
    {
        var rounds = InjectedAnomalies.Measure(input.Values, settings.Season, settings.Limit);
        if (InjectedAnomalies.Of(rounds) is not { } quality)
            return input.Values.Count < Math.Max(SeriesAnomalies.FewestPeriods, 2 * settings.Season)
                ? ModelsFaults.TooShort(Math.Max(SeriesAnomalies.FewestPeriods, 2 * settings.Season), input.Values.Count)
                : ModelsFaults.Flat;
        return new MeasuredQuality(
            rounds.Count,
            null,
            null,
            null,
            null,
            null,
            null,
            ShareOf.From(quality.Precision),
            ShareOf.From(quality.Recall),
            null,
            []
        );
    }

    static Outcome<MeasuredQuality> Adjustment(ModelSettings settings, ModelInput input)
    {
        var revisions = AdjustmentRevision.Of(input.Values, settings.Season);
        if (revisions.Count < FewestTrials)
            return ModelsFaults.TooShort((2 * settings.Season) + FewestTrials, input.Values.Count);
        var start = input.Values.Count - revisions.Count;
        return new MeasuredQuality(
            revisions.Count,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            revisions.Average(),
            Course([.. revisions.Select((revision, i) => new ValueAt(input.At(start + i), revision))])
        );
    }

    // A dozen points that an eye can follow, each the mean of its stretch.
    static IReadOnlyList<ValueAt> Course(IReadOnlyList<ValueAt> errors) =>
        [
            .. errors
                .Chunk(Math.Max(1, (int)Math.Ceiling(errors.Count / (double)Courses)))
                .Select(part => new ValueAt(part[^1].At, part.Average(one => one.Value))),
        ];
}
