using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Judging;

/// <summary>超标判定 of what an outlet sent: stored once for the same figures, again as another edition when they changed, and what exceeds becomes an alert of the outlet.</summary>
sealed class JudgeEmission(
    CityContext city,
    CityStep step,
    EcoContent content,
    IObservations observations,
    HourMeans hours,
    ConditionMarks told,
    IAlertFeed feed
)
{
    public const string Kind = "emission-exceedance";
    const string Oxygen = "a19001";
    const string Flow = "w00000";
    const string Acidity = "w01001";
    static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Judges an hour of a gas outlet, all its factors.</summary>
    public async Task Hour(Outlet outlet, DateTimeOffset hour, CancellationToken cancel = default)
    {
        if (await observations.Look(outlet.Device, cancel) is not { Device: { } device } look)
            return;
        var interval = look.Product?.Interval ?? TimeSpan.FromMinutes(10);
        var marks = await told.Of(outlet, hour, hour.AddHours(1), cancel);
        foreach (var factor in outlet.Limits.Where(limit => limit.Time is AveragingTime.Hour).GroupBy(limit => limit.Factor))
        {
            async Task<decimal?> Mean(string property) =>
                (await hours.Of(outlet.Device, property, hour, hour.AddHours(1), interval, content.Validity, cancel))
                    is { Count: > 0 } found
                    ? found[hour]
                    : null;
            var sent = await observations.Between(outlet.Device, factor.Key + "-ZsAvg@hour", hour, hour.AddHours(1), cancel);
            var (mean, oxygen, converted) = (
                await Mean(factor.Key),
                await Mean(Oxygen),
                sent is [.., { Quality: ObservationQuality.Good, Value: var value }] ? (decimal?)value : null
            );
            var judged = Exceedance.GasHour(hour, mean, oxygen, converted, factor.Select(limit => limit.Of(outlet.Device)), marks);
            await Keep(outlet, device, factor.First(), AveragingTime.Hour, hour, judged, mean, oxygen, converted, cancel);
        }
    }

    /// <summary>Judges a day of a water outlet that is over.</summary>
    public async Task Day(Outlet outlet, DateOnly day, CancellationToken cancel = default)
    {
        if (await observations.Look(outlet.Device, cancel) is not { Device: { } device } look)
            return;
        var (from, until) = (CityTime.StartOf(day).ToUniversalTime(), CityTime.StartOf(day.AddDays(1)).ToUniversalTime());
        var interval = look.Product?.Interval ?? TimeSpan.FromMinutes(10);
        var flow = await hours.Of(outlet.Device, Flow, from, until, interval, content.Validity, cancel);
        foreach (var factor in outlet.Limits.Where(limit => limit.Time is AveragingTime.Day).GroupBy(limit => limit.Factor))
        {
            var means = await hours.Of(outlet.Device, factor.Key, from, until, interval, content.Validity, cancel);
            var all = Enumerable.Range(0, 24).Select(hour => from.AddHours(hour)).ToList();
            var known = all.Select(hour => means.TryGetValue(hour, out var mean) ? (decimal?)mean : null).ToList();
            var limits = factor.Select(limit => limit.Of(outlet.Device)).ToList();
            var judged =
                factor.Key == Acidity
                    ? Exceedance.PhDay(day, known, limits, content.Validity)
                    : Exceedance.WaterDay(
                        day,
                        // L/s over an hour is 3.6 m³ for each litre.
                        [
                            .. all.Zip(
                                known,
                                (hour, mean) => (mean, flow.TryGetValue(hour, out var litres) ? (decimal?)(litres * 3.6m) : null)
                            ),
                        ],
                        content.Validity.IsValidDay(known),
                        limits
                    );
            await Keep(outlet, device, factor.First(), AveragingTime.Day, from, judged, judged.Value, null, null, cancel);
        }
    }

    async Task Keep(
        Outlet outlet,
        Device device,
        PermitLimit limit,
        AveragingTime time,
        DateTimeOffset at,
        EmissionJudgement judged,
        decimal? mean,
        decimal? oxygen,
        decimal? sent,
        CancellationToken cancel
    )
    {
        await step.Run<Done>(
            nameof(JudgeEmission),
            async () =>
            {
                var before = await city.Set<EmissionRecord>()
                    .Where(one => one.Outlet == outlet.Device && one.Factor == limit.Factor && one.At == at && one.Time == time)
                    .OrderByDescending(one => one.Edition)
                    .FirstOrDefaultAsync(cancel);
                var record = new EmissionRecord
                {
                    Region = device.Region,
                    Outlet = outlet.Device,
                    Factor = limit.Factor,
                    Time = time,
                    At = at,
                    Edition = (before?.Edition ?? 0) + 1,
                    Verdict = judged.Verdict,
                    Reason = judged.Reason,
                    Mean = Rounded(mean),
                    Oxygen = Rounded(oxygen),
                    Sent = Rounded(sent),
                    Value = Rounded(judged.Value),
                    Permitted = judged.Limit?.Value,
                    Multiple = Rounded(judged.Multiple),
                    Standard = judged.Limit?.Standard ?? "",
                    Notes = string.Join(',', judged.Notes),
                };
                if (before?.SaysTheSame(record) is not true)
                    city.Add(record);
                return Done.It;
            },
            cancel
        );
        Say(outlet, device, limit, time, at, judged);
    }

    // Known when the hour or the day is over.
    void Say(Outlet outlet, Device device, PermitLimit limit, AveragingTime time, DateTimeOffset at, EmissionJudgement judged)
    {
        var over = time is AveragingTime.Hour ? at.AddHours(1) : at.AddDays(1);
        if (judged.Verdict is not EmissionVerdict.Exceed)
        {
            // An hour that is not judged says nothing, unless the permit itself excuses it.
            if (judged.Verdict is EmissionVerdict.Pass || judged.Reason is NotJudgedReason.Exempt)
                feed.End(Kind, outlet.Device, limit.Title, over);
            return;
        }
        feed.Raise(
            new(
                Kind,
                outlet.Device,
                outlet.Name,
                limit.Title,
                AlertLevel.Orange,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{limit.Title}{(time is AveragingTime.Hour ? "小时" : "日")}均值 {judged.Value:0.##} {limit.Unit}，限值 {judged.Limit!.Value:0.##}{(judged.Multiple is { } multiple ? $"，超标 {multiple:0.00} 倍" : "")}"
                ),
                device.Region,
                over,
                device.Longitude,
                device.Latitude,
                JsonSerializer.Serialize(
                    new Dictionary<string, object?>
                    {
                        ["时段"] = at.ToOffset(CityTime.Offset),
                        ["因子"] = limit.Factor,
                        ["判定值"] = judged.Value,
                        ["限值"] = judged.Limit.Value,
                        ["基准含氧量"] = judged.Limit.BaseOxygen,
                        ["依据"] = judged.Limit.Standard,
                        ["提示"] = judged.Notes,
                    },
                    Written
                )
            )
        );
    }

    // As published (GB/T 8170); the verdict is made before.
    static decimal? Rounded(decimal? value) => value is { } number ? Math.Round(number, 4, MidpointRounding.ToEven) : null;
}
