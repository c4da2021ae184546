using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Operation.NetworkSecurity.Detecting;

/// <param name="Recent">Alerts of the last 30 days, newest first.</param>
sealed record SecurityPicture(IReadOnlyList<Alert> Recent, IReadOnlyDictionary<string, int> LogLines)
{
    public IEnumerable<Alert> Lasting => Recent.Where(alert => alert.IsActive);

    public int Incidents => Recent.Count(alert => alert.IncidentId is not null);
}

/// <summary>What the detections found lately, and how much of the log they stand on.</summary>
sealed class SecurityBoard(CityContext city, DetectionContent content, IPermissions permissions)
{
    const int Days = 30;
    const int Most = 200;

    public IReadOnlyList<Detection> Rules => content.All;

    public async Task<Outcome<SecurityPicture>> Read(Subject official, string right, CancellationToken cancel)
    {
        if (permissions.Refuse(official, right, NetworkSecurityRights.Whole(official)) is { } refused)
            return refused;
        var now = city.Clock.GetUtcNow();
        var (since, day) = (now.AddDays(-Days), now.AddDays(-1));
        List<string> kinds = [.. content.Kinds];
        var recent = await city.Set<Alert>()
            .AsNoTracking()
            .Where(alert => kinds.Contains(alert.Kind) && alert.RaisedAt >= since)
            .OrderByDescending(alert => alert.RaisedAt)
            .Take(Most)
            .ToListAsync(cancel);
        List<string> actions = [.. content.All.SelectMany(rule => rule.Actions).Distinct(StringComparer.Ordinal)];
        var lines = await city.Set<AuditEntry>()
            .AsNoTracking()
            .Where(line => actions.Contains(line.Action) && line.At >= day)
            .GroupBy(line => line.Action)
            .Select(same => new { same.Key, Count = same.Count() })
            .ToDictionaryAsync(same => same.Key, same => same.Count, cancel);
        return new SecurityPicture(recent, lines);
    }
}
