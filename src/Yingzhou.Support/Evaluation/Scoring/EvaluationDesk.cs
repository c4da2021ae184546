using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Evaluation.Content;
using Yingzhou.Support.Evaluation.Storage;

namespace Yingzhou.Support.Evaluation.Scoring;

/// <summary>Scores by the indicators' figures; never by a number that somebody entered for a score.</summary>
sealed class EvaluationDesk(CityContext city, CityStep step, SchemeContent schemes, ScoreSheet sheet, IPermissions permissions)
    : IEvaluation
{
    /// <summary>The counties are compared by the city.</summary>
    const string Region = "330900";
    const double MostPoints = 10;
    const int LongestDocument = 200;

    public IReadOnlyList<EvaluationScheme> Schemes => schemes.All;

    public async Task<Outcome<EvaluationTable>> Score(string scheme, DateOnly day, Subject official, CancellationToken cancel) =>
        Refuse(scheme, EvaluationRights.See, official) is { } refused ? refused : await sheet.Compute(schemes.Find(scheme)!, day, cancel);

    public async Task<Outcome<IReadOnlyList<PublishedEvaluation>>> Published(string scheme, Subject official, CancellationToken cancel)
    {
        if (RefuseReading(scheme, official) is { } refused)
            return refused;
        var mayCompute = Refuse(scheme, EvaluationRights.See, official) is null;
        var found = new List<PublishedEvaluation>();
        var stored = await city.Set<Publication>()
            .AsNoTracking()
            .Where(one => one.Scheme == scheme)
            .OrderByDescending(one => one.Day)
            .ThenByDescending(one => one.Revision)
            .ToListAsync(cancel);
        foreach (var day in stored.GroupBy(one => one.Day))
        {
            var now = mayCompute ? await sheet.Compute(schemes.Find(scheme)!, day.Key, cancel) : null;
            found.AddRange(
                day.Select(one => new PublishedEvaluation(one.Table, one.CreatedAt, one.PublishedBy, now, one.Revision, one.Reason))
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
                if (await sheet.Entered(scheme, day).AnyAsync(one => one.EnteredBy == official.OfficialId, cancel))
                    return EvaluationFaults.OwnAdjustment;
                var table = await sheet.Compute(schemes.Find(scheme)!, day, cancel);
                if (table.Units.Any(unit => unit.Total is null))
                    return EvaluationFaults.Unmeasured;
                var publication = new Publication
                {
                    Region = Region,
                    Scheme = scheme,
                    Day = day,
                    Scores = JsonSerializer.Serialize(table, JsonSerializerOptions.Web),
                    PublishedBy = official.OfficialId!,
                };
                city.Add(publication);
                return new PublishedEvaluation(table, city.Clock.GetUtcNow(), publication.PublishedBy, table);
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
        if (RefuseReading(scheme, official) is { } refused)
            return refused;
        return await sheet.Entered(scheme, day).AsNoTracking().OrderBy(one => one.Id).ToArrayAsync(cancel);
    }

    public bool May(string action, Subject official) =>
        permissions.Refuse(official, action, new("evaluation", "all") { Region = Region }) is null;

    // Who is evaluated reads what was published of the group, and nothing that is only tried.
    Fault? RefuseReading(string scheme, Subject official)
    {
        var known = schemes.Find(scheme);
        var region = official.Scope is { Code: var own } && (known is null || known.Units.Contains(own)) ? own : Region;
        return permissions.Refuse(official, EvaluationRights.See, new("evaluation", scheme) { Region = region })
            ?? (known is null ? EvaluationFaults.NoScheme : null);
    }

    Fault? Refuse(string scheme, string action, Subject official) =>
        permissions.Refuse(official, action, new("evaluation", scheme) { Region = Region })
        ?? (schemes.Find(scheme) is null ? EvaluationFaults.NoScheme : null);
}
