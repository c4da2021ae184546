using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Apps.Governance.CityManagement.Desk;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Governance.CityManagement.Reporting;

/// <summary>
/// 部件传感告警: what the alerting engine knows of a tilted cover or a full bin becomes a report like any other, once for each alert. The evidence of the alert names the kind
/// (<c>{"kind":"0102"}</c>); without a kind or a place in a grid there is nothing to make a report of, and that is logged.
/// </summary>
sealed class SensorReports(
    CityContext city,
    CityStep step,
    IAlerting alerting,
    CityManagementContent content,
    OwnJoining joining,
    ILogger<SensorReports> log
) : ICityJob
{
    public const string Kind = "city-component";

    const double SensorAccuracy = 5;
    const int LongestText = 500;

    public string Name => "city-sensor-reports";

    public TimeSpan Rest => TimeSpan.FromSeconds(15);

    public async Task<int> Run(CancellationToken cancel)
    {
        var made = 0;
        foreach (var alert in await alerting.Lasting(Kind, cancel))
        {
            var key = alert.Id.ToString("N");
            if (
                await city.Set<ProblemReport>()
                    .AnyAsync(report => report.ReporterKey == alert.SubjectKey && report.ClientKey == key, cancel)
            )
                continue;
            if (
                KindOf(alert.Evidence) is not { } kind
                || alert is not { Longitude: { } longitude, Latitude: { } latitude }
                || content.Places.At(new(longitude, latitude)) is not [var grid, ..]
            )
            {
                log.LogDebug("Alert {Alert} names no kind or lies in no grid", alert.Id);
                continue;
            }
            city.Actors.Current = Actor.System;
            var done = await step.Run<Done>(
                nameof(SensorReports),
                async () =>
                {
                    var report = new ProblemReport
                    {
                        Region = grid.Community,
                        Number = await Numbers.Next(city, "SB", city.Clock.GetUtcNow().Day(), cancel),
                        Channel = ReportChannel.Sensor,
                        ReporterKey = alert.SubjectKey,
                        ClientKey = key,
                        Kind = kind,
                        Text = alert.Text.Length > LongestText ? alert.Text[..LongestText] : alert.Text,
                        Place = alert.SubjectName,
                        Longitude = longitude,
                        Latitude = latitude,
                        AccuracyMetres = SensorAccuracy,
                        Grid = grid.Code,
                        ReportedAt = alert.RaisedAt,
                    };
                    city.Add(report);
                    return await joining.Try(report, cancel) is { } refused ? refused : Done.It;
                },
                cancel
            );
            made += done.Succeeded ? 1 : 0;
        }
        return made;
    }

    string? KindOf(string? evidence)
    {
        if (evidence is null)
            return null;
        try
        {
            using var json = JsonDocument.Parse(evidence);
            return
                json.RootElement.ValueKind is JsonValueKind.Object
                && json.RootElement.TryGetProperty("kind", out var said)
                && said.ValueKind is JsonValueKind.String
                && content.Kinds.ContainsKey(said.GetString()!)
                ? said.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
