using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening.Releasing;

/// <summary>
/// 提出开放: the snapshot is written and measured first, then one step keeps the proposal and its gate record. Dying in between leaves a folder that no row names; the
/// sweep takes it away.
/// </summary>
sealed class ProposeReleases(
    CityContext city,
    CityStep step,
    IPermissions permissions,
    ICatalogue catalogue,
    ILake lake,
    TakeSnapshot snapshot,
    OpeningFolder folder,
    OpeningContent content,
    IOptions<OpeningOptions> options,
    TimeProvider clock
)
{
    const int LongestText = 4_000;

    GateTerms Terms => new(options.Value.K, options.Value.L, options.Value.Closeness, options.Value.AreaPersons);

    public async Task<Outcome<DatasetRelease>> Run(ProposeRelease request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        if (await catalogue.Sheet(request.Dataset, cancel) is not { Catalogue.Status: CatalogueStatus.Published } sheet)
            return new Fault("opening.not-catalogued", "目录里没有已发布的这个数据集，请先编目发布。", 404) { Field = "dataset" };
        var stored = await city.Set<OpenDataset>().AsNoTracking().SingleOrDefaultAsync(one => one.Dataset == request.Dataset, cancel);
        var dataset = stored ?? Described(request, sheet.Catalogue);
        if (permissions.Refuse(official, OpeningRights.Propose, OpeningRights.ResourceOf(dataset)) is { } refused)
            return refused;
        if (Malformed(request, sheet) is { } malformed)
            return malformed;
        var plans = ColumnPlan.Of(request.Columns, sheet.Items);
        if (plans.Fault is { } wrong)
            return wrong;
        var version = await lake.Version(request.Dataset, cancel: cancel);
        if (version.Fault is { } missing)
            return missing;

        var earlier = await EarlierCounts(request.Dataset, cancel);
        var taken = snapshot.Run(version.Value, request, plans.Value, sheet.Items, earlier, Terms);
        var findings = Judge(sheet, request, plans.Value, taken, earlier);
        return await Keep(request, official, dataset, stored is null, version.Value, taken, findings, cancel);
    }

    async Task<Outcome<DatasetRelease>> Keep(
        ProposeRelease request,
        Subject official,
        OpenDataset dataset,
        bool isNew,
        LakeVersion version,
        TakenSnapshot taken,
        GateReport report,
        CancellationToken cancel
    )
    {
        var release = new DatasetRelease
        {
            Region = dataset.Region,
            Dataset = dataset.Dataset,
            State = report.Passed ? ReleaseState.Proposed : ReleaseState.Stopped,
            LakeVersion = version.Load.Number ?? 0,
            Columns = JsonSerializer.Serialize(taken.Columns),
            Rows = taken.Rows,
            AsCounts = request.AsCounts,
            Note = request.Note.Trim(),
            ProposedBy = official.ActorId,
        };
        // What the gate stopped is not kept: only why.
        if (report.Passed)
            folder.Settle(taken.Folder, dataset.Dataset, release.Id);
        else
            OpeningFolder.Drop(taken.Folder);
        var outcome = await step.RunOnce<Guid>(
            nameof(ProposeRelease),
            request.Key,
            async () =>
            {
                if (isNew)
                    city.Add(dataset);
                else if (dataset.Current is null)
                    Describe(await city.Set<OpenDataset>().SingleAsync(one => one.Dataset == dataset.Dataset, cancel), request.Description);
                city.Add(Gate(release, taken, report));
                city.Add(release);
                await city.SaveChangesAsync(cancel);
                return release.Id;
            },
            cancel
        );
        if (!outcome.Succeeded || outcome.Value != release.Id)
            OpeningFolder.Drop(folder.Of(dataset.Dataset, release.Id));
        return outcome.Fault is { } fault
            ? fault
            : await city.Set<DatasetRelease>().AsNoTracking().SingleAsync(one => one.Id == outcome.Value, cancel);
    }

    GateRecord Gate(DatasetRelease release, TakenSnapshot taken, GateReport report) =>
        new()
        {
            ReleaseId = release.Id,
            Dataset = release.Dataset,
            At = clock.GetUtcNow(),
            Passed = report.Passed,
            Snapshot = taken.Sha256,
            Findings = JsonSerializer.Serialize(report.Findings),
            // Kept only for what may go out: the counts of a stopped file are what the gate protects.
            Counts = report.Passed && taken.Counts is { } counts ? JsonSerializer.Serialize(counts) : null,
        };

    GateReport Judge(
        CatalogueSheet sheet,
        ProposeRelease request,
        IReadOnlyList<ColumnPlan> plans,
        TakenSnapshot taken,
        IReadOnlyList<ReleasedCounts> earlier
    ) =>
        OpeningGate.Judge(
            new()
            {
                Attribute = sheet.Catalogue.Opening,
                Columns = [.. plans.Select(plan => request.AsCounts ? AsCounted(plan.ForGate) : plan.ForGate)],
                ConcernsPersons = sheet.Items.Any(item => item.Personal),
                Groups = taken.Groups,
                GroupedBy =
                [
                    .. plans.Where(plan => request.AsCounts || plan.Item.Column != request.Sensitive).Select(plan => plan.Released.Title),
                ],
                HasSensitive = request.Sensitive is not null,
                PersonsByArea = taken.PersonsByArea,
                Suppression = taken.Suppression,
                Breaches = taken.Counts is { } counts ? DifferenceAttack.Try(earlier, counts, Terms.K) : [],
            },
            Terms
        );

    // A count of at least k persons is not a value of one: what remains is the class that is counted, one level lower. Who somebody is stays out all the same.
    static GateColumn AsCounted(GateColumn column) =>
        column.Personal && column.Level >= DataLevel.L3 ? column : column with { Coarsened = true };

    Fault? Malformed(ProposeRelease request, CatalogueSheet sheet)
    {
        var (description, chosen) = (request.Description, request.Columns.Select(column => column.Column).ToHashSet());
        if (content.Licences.All(licence => licence.Id != description.Licence))
            return new("opening.licence", "请从许可协议清单中选择一份。") { Field = "licence" };
        if (content.Themes.All(theme => theme.Id != description.Theme))
            return new("opening.theme", "请从主题清单中选择一个。") { Field = "theme" };
        if (
            string.IsNullOrWhiteSpace(description.Notes)
            || description.Notes.Length > LongestText
            || description.Origin.Length > LongestText
        )
            return new("opening.notes", $"请写明数据集的内容，最多 {LongestText} 字。") { Field = "notes" };
        if (request.Sensitive is { } sensitive && !chosen.Contains(sensitive))
            return new("opening.sensitive", "敏感项要在放出的数据项之中。") { Field = "sensitive" };
        if (request.Area is { } area && !chosen.Contains(area))
            return new("opening.area", "区域列要在放出的数据项之中。") { Field = "area" };
        return request.AsCounts && (request.Sensitive is not null || sheet.Items.All(item => !item.Personal))
            ? new("opening.counts", "按人计数用于涉及个人的数据集，计数时不再放出敏感项。") { Field = "asCounts" }
            : null;
    }

    static OpenDataset Described(ProposeRelease request, DataCatalogue catalogue) =>
        new()
        {
            Region = catalogue.Region,
            Dataset = catalogue.Dataset,
            Title = catalogue.Name,
            TitleEn = request.Description.TitleEn.Trim(),
            Notes = request.Description.Notes.Trim(),
            Publisher = catalogue.Provider,
            Attribute = catalogue.Opening ?? OpenAttribute.Closed,
            Licence = request.Description.Licence,
            Theme = request.Description.Theme,
            Tags = request.Description.Tags.Replace('，', ','),
            Cycle = catalogue.Cycle,
            Origin = request.Description.Origin.Trim(),
        };

    // While nothing is public, a new proposal may say it better.
    static void Describe(OpenDataset dataset, OpenDescription said) =>
        (dataset.TitleEn, dataset.Notes, dataset.Licence, dataset.Theme, dataset.Tags, dataset.Origin) = (
            said.TitleEn.Trim(),
            said.Notes.Trim(),
            said.Licence,
            said.Theme,
            said.Tags.Replace('，', ','),
            said.Origin.Trim()
        );

    /// <summary>Counts of every release that went out, withdrawn ones too: what was once read stays known.</summary>
    internal async Task<IReadOnlyList<ReleasedCounts>> EarlierCounts(string dataset, CancellationToken cancel)
    {
        var gates = await (
            from gate in city.Set<GateRecord>().AsNoTracking()
            join release in city.Set<DatasetRelease>().AsNoTracking() on gate.ReleaseId equals release.Id
            where gate.Dataset == dataset && gate.Counts != null && release.Number != null
            orderby release.DecidedAt
            select new { gate.Counts, release.Number }
        ).ToListAsync(cancel);
        return [.. gates.Select(gate => JsonSerializer.Deserialize<ReleasedCounts>(gate.Counts!)! with { Release = gate.Number! })];
    }
}
