using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Http;

/// <summary>A kind that may be reported, in the words of Open311 GeoReport v2.</summary>
sealed record Open311Service(
    string ServiceCode,
    string ServiceName,
    string Description,
    bool Metadata,
    string Type,
    string Keywords,
    string Group
);

/// <summary>
/// A case in the words of GeoReport v2. What somebody wrote is not among it, and its position is the middle of its unit grid: a neighbour's words and door are nobody else's business (b10 §5).
/// </summary>
sealed record Open311Request(
    string ServiceRequestId,
    string Status,
    string ServiceName,
    string ServiceCode,
    string? AgencyResponsible,
    DateTimeOffset RequestedDatetime,
    DateTimeOffset UpdatedDatetime,
    DateTimeOffset ExpectedDatetime,
    string Address,
    double Lat,
    double Long
);

/// <summary>What a client asked for, as it stood in the address.</summary>
sealed record Open311Query(string? ServiceRequestId, string? ServiceCode, string? Status, string? StartDate, string? EndDate);

/// <summary>Open311 GeoReport v2, read only: services and requests (b10 §5).</summary>
sealed class Open311(CityContext city, CityManagementContent content, IOrganisation organisation)
{
    /// <summary>Of the standard: without dates the last ninety days, and never more than a thousand.</summary>
    const int MostDays = 90;

    const int Most = 1_000;
    static readonly Fault NotFound = new("city-management.open311-unknown", "没有这个类别或案件。", 404);

    public IReadOnlyList<Open311Service> Services =>
        [
            .. content
                .Kinds.Values.OrderBy(kind => kind.Code, StringComparer.Ordinal)
                .Select(kind => new Open311Service(
                    kind.Code,
                    kind.Name,
                    kind.Filing,
                    kind.Attributes is not null,
                    "realtime",
                    kind.Class,
                    kind.Class
                )),
        ];

    public async Task<Outcome<Open311Request[]>> Requests(Open311Query query, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var (ids, codes, states) = (Words(query.ServiceRequestId), Words(query.ServiceCode), Words(query.Status));
        var (start, end) = (Moment(query.StartDate, now.AddDays(-MostDays), "start_date"), Moment(query.EndDate, now, "end_date"));
        if ((start.Fault ?? end.Fault) is { } misread)
            return misread;
        if (states.Any(state => state is not ("open" or "closed")))
            return new Fault("city-management.open311-status", "status 只能是 open 或 closed。", 400) { Field = "status" };
        var (from, until) = (start.Value.ToUniversalTime(), end.Value.ToUniversalTime());
        // Of two ends that lie too far apart the later counts.
        if (until - from > TimeSpan.FromDays(MostDays))
            from = until.AddDays(-MostDays);
        var cases = city.Set<CityCase>().AsNoTracking();
        // A number asked for overrides all else.
        cases =
            ids.Length > 0
                ? cases.Where(one => ids.Contains(one.Number))
                : cases.Where(one => one.ReportedAt >= from && one.ReportedAt <= until);
        if (ids.Length == 0 && codes.Length > 0)
            cases = cases.Where(one => codes.Contains(one.Kind));
        if (ids.Length == 0 && states is [var only])
            cases = only == "closed" ? cases.Where(one => one.ClosedAt != null) : cases.Where(one => one.ClosedAt == null);
        return (await cases.OrderByDescending(one => one.ReportedAt).Take(Most).ToListAsync(cancel)).Select(Told).ToArray();
    }

    public async Task<Outcome<Open311Request>> Request(string id, CancellationToken cancel) =>
        await city.Set<CityCase>().AsNoTracking().SingleOrDefaultAsync(one => one.Number == id, cancel) is { } found
            ? Told(found)
            : NotFound;

    Open311Request Told(CityCase one)
    {
        var grid = content.Grids.GetValueOrDefault(one.Grid);
        return new(
            one.Number,
            one.ClosedAt is null ? "open" : "closed",
            content.NameOf(one.Kind),
            one.Kind,
            one.Owner is { } owner ? organisation.NameOf(owner) : null,
            one.ReportedAt,
            one.UpdatedAt,
            one.DueAt,
            content.GridName(one.Grid),
            grid?.Middle.Latitude ?? 0,
            grid?.Middle.Longitude ?? 0
        );
    }

    static string[] Words(string? list) => list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    static Outcome<DateTimeOffset> Moment(string? text, DateTimeOffset otherwise, string field)
    {
        if (string.IsNullOrEmpty(text))
            return otherwise;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : new Fault("city-management.open311-date", $"{field} 应为 ISO 8601 时间，例如 2026-10-01T00:00:00Z。", 400) { Field = field };
    }
}
