using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Apps.Governance.EcoEnvironment.Explaining;
using Yingzhou.Apps.Governance.EcoEnvironment.Judging;
using Yingzhou.Apps.Governance.EcoEnvironment.Sampling;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Perception;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Reading;

enum StationKind
{
    Outlet,
    Air,
    Section,
}

/// <param name="Worst">The worst last verdict of its factors; <c>null</c> for what is not judged by a permit.</param>
/// <param name="Grade">Of a section.</param>
sealed record StationLine(StationKind Kind, DeviceLook Look, string Name, EmissionVerdict? Worst, WaterGrade? Grade, int? Goal);

/// <param name="Judged">The highest edition of each hour or day, the newest first.</param>
/// <param name="Traced">Ranked sources of a section that misses its goal.</param>
sealed record StationView(StationLine Line, IReadOnlyList<EmissionRecord> Judged, IReadOnlyList<TracedSource> Traced, string? WhyNotTraced);

/// <param name="Alert">Of the outlet and factor, if one was raised for it.</param>
/// <param name="Recheck">By the verdicts that came after.</param>
/// <param name="Sample">The newest by hand after it.</param>
sealed record ExceedanceLine(
    EmissionRecord Record,
    string Outlet,
    string Factor,
    string Unit,
    Explanation? Explanation,
    Alert? Alert,
    Recheck Recheck,
    FieldSample? Sample
)
{
    /// <summary>Whether the monitor passed for so many hours, or the newest sample by hand did.</summary>
    public bool IsPutRight => Recheck.IsMet || Sample is { Passes: true };

    public DateTimeOffset ExplainBy => ExplanationClock.Due(Record.CreatedAt);
}

/// <summary>What the screens show of stations, verdicts and exceedances.</summary>
sealed class EcoBoard(
    CityContext city,
    EcoContent content,
    IObservations observations,
    IAlerting alerting,
    IPermissions permissions,
    PersonalCipher cipher
)
{
    const int Shown = 60;
    static readonly TimeSpan Back = TimeSpan.FromDays(30);

    public async Task<Outcome<IReadOnlyList<StationLine>>> Stations(Subject official, CancellationToken cancel = default)
    {
        if (Refuse(official) is { } refused)
            return refused;
        var latest = await Latest(cancel);
        var lines = new List<StationLine>();
        foreach (var (kind, code) in All())
            if (await Line(kind, code, latest, cancel) is { } line && official.Scope?.Contains(line.Look.Device.Region) == true)
                lines.Add(line);
        StationLine[] sorted =
        [
            .. lines
                .OrderByDescending(line => line.Worst is EmissionVerdict.Exceed || line.Grade?.Class > line.Goal)
                .ThenByDescending(line => line.Look.Hearing is Hearing.Offline)
                .ThenBy(line => line.Kind)
                .ThenBy(line => line.Name, StringComparer.Ordinal),
        ];
        return sorted;
    }

    public async Task<Outcome<StationView>> Station(string code, Subject official, CancellationToken cancel = default)
    {
        if (
            All().FirstOrDefault(one => one.Code == code) is not { Code: not null } found
            || await Line(found.Kind, code, await Latest(cancel), cancel) is not { } line
        )
            return EcoFaults.NoStation;
        if (permissions.Refuse(official, EcoRights.See, ResourceOf(line.Look.Device)) is { } refused)
            return refused;
        var traced = content.SectionOf(code) is { } section && line.Grade?.Class > section.Goal ? await Trace(section, line, cancel) : null;
        return new StationView(
            line,
            [.. (await Judged(code, cancel)).OrderByDescending(record => record.At).Take(Shown)],
            traced is { Succeeded: true } ? traced.Value : [],
            traced?.Fault?.Detail
        );
    }

    /// <summary>What an outlet is called; its own number when it is not of this city.</summary>
    public string NameOf(string outlet) => content.OutletOf(outlet)?.Name ?? outlet;

    public async Task<Outcome<IReadOnlyList<Sample>>> Series(
        string code,
        string property,
        DateTimeOffset from,
        DateTimeOffset until,
        int pixels,
        Subject official,
        CancellationToken cancel = default
    )
    {
        if (await observations.Look(code, cancel) is not { } look)
            return EcoFaults.NoStation;
        if (permissions.Refuse(official, EcoRights.See, ResourceOf(look.Device)) is { } refused)
            return refused;
        Sample[] samples = [.. PlotPoints.Of(await observations.Between(code, property, from, until, cancel), from, until, pixels)];
        return samples;
    }

    public async Task<Outcome<IReadOnlyList<ExceedanceLine>>> Exceedances(Subject official, CancellationToken cancel = default)
    {
        if (Refuse(official) is { } refused)
            return refused;
        ExceedanceLine[] lines = [.. await Lines(outlet => true, record => official.Scope?.Contains(record.Region) == true, cancel)];
        return lines;
    }

    /// <summary>Outlets of the enterprise that asks, and what exceeded at them.</summary>
    public async Task<(IReadOnlyList<(Outlet Outlet, DeviceLook? Look)> Outlets, IReadOnlyList<ExceedanceLine> Exceedances)> Own(
        Subject party,
        CancellationToken cancel = default
    )
    {
        Outlet[] own = party.PartyKey is { } key ? [.. content.Outlets.Where(outlet => cipher.PartyKey(outlet.Uscc) == key)] : [];
        var looks = new List<(Outlet, DeviceLook?)>();
        foreach (var outlet in own)
            looks.Add((outlet, await observations.Look(outlet.Device, cancel)));
        return (looks, own.Length == 0 ? [] : await Lines(outlet => own.Contains(outlet), _ => true, cancel));
    }

    /// <summary>工况 told of outlets, the newest first.</summary>
    public async Task<IReadOnlyList<WorkingMark>> Marks(IReadOnlyList<Outlet> outlets, CancellationToken cancel = default)
    {
        string[] devices = [.. outlets.Select(outlet => outlet.Device)];
        return await city.Set<WorkingMark>()
            .AsNoTracking()
            .Where(one => devices.Contains(one.Outlet))
            .OrderByDescending(one => one.FromAt)
            .Take(Shown)
            .ToListAsync(cancel);
    }

    public Fault? Refuse(Subject official) =>
        permissions.Refuse(official, EcoRights.See, new("stations", "all") { Region = official.Scope?.Code });

    async Task<IReadOnlyList<ExceedanceLine>> Lines(Func<Outlet, bool> wanted, Func<EmissionRecord, bool> may, CancellationToken cancel)
    {
        var explanations = await city.Set<Explanation>().AsNoTracking().ToListAsync(cancel);
        var samples = await city.Set<FieldSample>().AsNoTracking().ToListAsync(cancel);
        var alerts = (await alerting.Lasting(JudgeEmission.Kind, cancel)).ToList();
        var lines = new List<ExceedanceLine>();
        foreach (var outlet in content.Outlets.Where(wanted))
        foreach (var factor in (await Judged(outlet.Device, cancel)).Where(may).GroupBy(record => record.Factor))
        {
            var limit = outlet.Limits.First(one => one.Factor == factor.Key);
            var judged = factor.OrderBy(record => record.At).ToList();
            foreach (var (place, record) in judged.Index().Where(one => one.Item.Verdict is EmissionVerdict.Exceed))
                lines.Add(
                    new(
                        record,
                        outlet.Name,
                        limit.Title,
                        limit.Unit,
                        explanations.Find(one => one.Outlet == record.Outlet && one.Factor == record.Factor && one.At == record.At),
                        alerts.Find(alert => alert.SubjectKey == outlet.Device && alert.Cause == limit.Title),
                        Recheck.Of(judged.Skip(place + 1).Select(one => one.Verdict), content.RecheckHours),
                        samples
                            .Where(one => one.Outlet == record.Outlet && one.Factor == record.Factor && one.SampledAt > record.At)
                            .MaxBy(one => one.SampledAt)
                    )
                );
        }
        return [.. lines.OrderByDescending(line => line.Record.At)];
    }

    async Task<List<EmissionRecord>> Judged(string outlet, CancellationToken cancel)
    {
        var since = city.Clock.GetUtcNow() - Back;
        return
        [
            .. (await city.Set<EmissionRecord>().AsNoTracking().Where(one => one.Outlet == outlet && one.At >= since).ToListAsync(cancel))
                .GroupBy(one => (one.Factor, one.Time, one.At))
                .Select(editions => editions.MaxBy(one => one.Edition)!),
        ];
    }

    async Task<ILookup<string, EmissionRecord>> Latest(CancellationToken cancel)
    {
        var since = city.Clock.GetUtcNow().AddDays(-2);
        return (await city.Set<EmissionRecord>().AsNoTracking().Where(one => one.At >= since).ToListAsync(cancel))
            .GroupBy(one => (one.Outlet, one.Factor))
            .Select(one => one.MaxBy(record => (record.At, record.Edition))!)
            .ToLookup(one => one.Outlet);
    }

    IEnumerable<(StationKind Kind, string Code)> All() =>
        [
            .. content.Outlets.Select(one => (StationKind.Outlet, one.Device)),
            .. content.Air.Select(one => (StationKind.Air, one)),
            .. content.Sections.Select(one => (StationKind.Section, one.Device)),
        ];

    async Task<StationLine?> Line(StationKind kind, string code, ILookup<string, EmissionRecord> latest, CancellationToken cancel)
    {
        if (await observations.Look(code, cancel) is not { } look)
            return null;
        var section = content.SectionOf(code);
        return new(
            kind,
            look,
            content.OutletOf(code)?.Name ?? section?.Name ?? look.Device.Name,
            latest[code].Any()
                ? latest[code].Max(one => one.Verdict is EmissionVerdict.Exceed ? EmissionVerdict.Exceed : EmissionVerdict.Pass)
                : null,
            section is null ? null : Grade(section, look),
            section?.Goal
        );
    }

    // By the last good value of each factor; a value older than a day says nothing of today.
    public WaterGrade? Grade(Section section, DeviceLook look)
    {
        var now = city.Clock.GetUtcNow();
        var table = content.WaterEditions.FirstOrDefault(one => one.Edition.Id == section.Standard && one.Edition.InForceOn(now.Day()));
        return table?.Grade(
            section
                .Factors.Where(factor =>
                    look.Latest.TryGetValue(factor.Key, out var one)
                    && one.Quality is ObservationQuality.Good
                    && now - one.At <= TimeSpan.FromDays(1)
                )
                .ToDictionary(factor => factor.Value, factor => (decimal)look.Latest[factor.Key].Value),
            section.Water
        );
    }

    async Task<Outcome<TracedSource[]>> Trace(Section section, StationLine line, CancellationToken cancel)
    {
        var values = section.Fingerprint.Select(factor => line.Look.Latest.TryGetValue(factor, out var one) ? one.Value : 0).ToList();
        if (values.Sum() <= 0)
            return new Fault("eco.no-sample", "断面没有可比对的成分，不能溯源。") { Field = "fingerprint" };
        var candidates = new List<TraceCandidate>();
        foreach (var source in section.Upstream)
        {
            var left = (line.Look.LastFrameAt ?? city.Clock.GetUtcNow()).AddHours(-source.TravelHours);
            var sent = await observations.Between(source.Outlet, section.Fingerprint[0], left.AddHours(-1), left.AddHours(1), cancel);
            var flow = await observations.Between(source.Outlet, "w00000", left.AddHours(-1), left.AddHours(1), cancel);
            candidates.Add(
                new(
                    source.Outlet,
                    source.Signature,
                    sent.Count > 0 ? sent.Average(sample => sample.Value) : null,
                    flow.Count > 0 ? flow.Average(sample => sample.Value) / 1000 : null,
                    source.RiverFlow,
                    source.DecayPerHour,
                    source.TravelHours
                )
            );
        }
        return SourceTrace.Of([.. values.Select(value => value / values.Sum())], candidates);
    }

    static Resource ResourceOf(Device device) => new("station", device.Code) { Region = device.Region, UnitId = device.Unit };
}
