using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Handling;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Support.Cases.Reading;

sealed class CaseLog(CityContext city, IPermissions permissions, CasesContent content, SubjectOfForm fields) : ICaseLog
{
    const int Portion = 500;

    static readonly Fault Nowhere = new("cases.log-no-area", "当前岗位没有管辖区域，请切换岗位后再看。", 403);

    static readonly CaseEventKind[] Deeds = [CaseEventKind.SupplementRequested, CaseEventKind.Approved, CaseEventKind.Refused];

    public async Task<Outcome<IReadOnlyList<LoggedCase>>> Read(CaseLogQuery query, Subject official, CancellationToken cancel)
    {
        if (official.Scope is not { } area)
            return Nowhere;
        if (permissions.Refuse(official, CaseRights.ReadStatistics, new Resource("cases", area.Code) { Region = area.Code }) is { } refused)
            return refused;
        return new List<LoggedCase>(await Read(query, city.Set<Case>().AsNoTracking().Within(area), cancel));
    }

    public Task<IReadOnlyList<LoggedCase>> ReadAll(CaseLogQuery query, CancellationToken cancel) =>
        Read(query, city.Set<Case>().AsNoTracking(), cancel);

    public async Task<IReadOnlyList<LoggedCase>> ReadOwn(Subject party, CancellationToken cancel) =>
        party.PartyKey is { } key ? await ReadAll(Ever with { ApplicantKey = key }, cancel) : [];

    public async Task<IReadOnlyList<LoggedCase>> ReadAbout(Subject person, CancellationToken cancel) =>
        person.PersonKey is { } key ? await ReadAll(Ever with { AboutKey = key }, cancel) : [];

    // A person, or an enterprise, reads its own on one page.
    static CaseLogQuery Ever => new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Most: 200);

    public async Task<string?> Field(Guid @case, string element, CancellationToken cancel)
    {
        if (content.Elements.TryGetValue(element, out var definition) && definition.Personal)
            throw new ArgumentException($"'{element}' is personal.", nameof(element));
        if (await city.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == @case, cancel) is not { } found)
            return null;
        // A leg was applied for with the form of its bundle.
        var code = found.BundleId is { } head
            ? await city.Set<Case>().Where(c => c.Id == head).Select(c => c.ItemCode).SingleAsync(cancel)
            : found.ItemCode;
        var form = content.Items.GetValueOrDefault(code)?.Form ?? content.Bundles.GetValueOrDefault(code)?.Form;
        return form is null ? null : fields.Read(form, element, JsonNode.Parse(found.Form)!.AsObject());
    }

    async Task<IReadOnlyList<LoggedCase>> Read(CaseLogQuery query, IQueryable<Case> cases, CancellationToken cancel)
    {
        // Legs are submitted one after the other: a bundle's belong to the period in which the bundle began.
        var (from, until) = (query.From, query.Until);
        var heads = query.ByEnd
            ? cases.Where(c => c.BundleId == null && c.FinishedAt >= from && c.FinishedAt < until)
            : cases.Where(c => c.BundleId == null && c.SubmittedAt >= from && c.SubmittedAt < until);
        if (query.ApplicantKey is { } key)
            heads = heads.Where(c => c.ApplicantKey == key);
        if (query.AboutKey is { } about)
            heads = heads.Where(c => c.AboutKey == about);
        if (query.Codes is { } codes)
            heads = heads.Where(c => codes.Contains(c.ItemCode));
        if (query.Bundle is { } one)
            heads = cases.Where(c => c.Id == one);
        var found = await heads.OrderBy(c => c.Id).Take(query.Most).Select(c => c.Id).ToListAsync(cancel);

        var log = new List<LoggedCase>();
        foreach (var ids in found.Chunk(Portion))
        {
            var rows = await cases
                .Where(c => ids.Contains(c.Id) || (c.BundleId != null && ids.Contains(c.BundleId.Value)))
                .OrderBy(c => c.Id)
                .Select(c => new
                {
                    c.Id,
                    c.Number,
                    c.ItemCode,
                    c.ItemName,
                    c.Unit,
                    c.Region,
                    c.ApplicantKey,
                    c.AboutKey,
                    c.BundleCode,
                    c.BundleId,
                    c.LegId,
                    c.Status,
                    c.SubmittedAt,
                    c.AcceptedAt,
                    c.DecidedAt,
                    c.FinishedAt,
                    c.DueAt,
                    c.OnTime,
                    c.PromisedDays,
                    c.AcceptedOn,
                    c.Stops,
                })
                .ToListAsync(cancel);
            var all = rows.ConvertAll(c => c.Id);
            var deeds = (
                await city.Set<CaseEvent>()
                    .AsNoTracking()
                    .Where(line => all.Contains(line.CaseId) && Deeds.Contains(line.Kind))
                    .ToListAsync(cancel)
            ).ToLookup(line => line.CaseId);
            var papers = (
                await city.Set<CaseMaterial>()
                    .AsNoTracking()
                    .Where(line => all.Contains(line.CaseId))
                    .Where(line => line.Source == MaterialSource.Fetched || line.Source == MaterialSource.Uploaded && line.Files != "[]")
                    .GroupBy(line => new { line.CaseId, line.Source })
                    .Select(group => new { group.Key, Count = group.Count() })
                    .ToListAsync(cancel)
            ).ToDictionary(line => (line.Key.CaseId, line.Key.Source), line => line.Count);
            log.AddRange(
                rows.Select(c => new LoggedCase(
                    c.Id,
                    c.Number,
                    c.ItemCode,
                    c.ItemName,
                    c.Unit,
                    c.Region,
                    c.ApplicantKey,
                    c.BundleCode is not null,
                    c.BundleId,
                    c.LegId,
                    c.Status,
                    c.SubmittedAt,
                    c.AcceptedAt,
                    c.DecidedAt,
                    c.FinishedAt,
                    c.DueAt,
                    c.OnTime,
                    c.PromisedDays,
                    c.AcceptedOn is { } accepted ? CaseClock.Read(accepted, c.PromisedDays, c.Stops) : null,
                    [.. deeds[c.Id].OrderBy(line => line.Sequence).Select(line => new LoggedDeed(line.Kind, line.At, line.ActorId))]
                )
                {
                    About = c.AboutKey,
                    Uploads = papers.GetValueOrDefault((c.Id, MaterialSource.Uploaded)),
                    Fetched = papers.GetValueOrDefault((c.Id, MaterialSource.Fetched)),
                })
            );
        }
        return log;
    }
}
