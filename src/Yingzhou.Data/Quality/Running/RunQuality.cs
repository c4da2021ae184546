using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Quality.Compiling;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality.Running;

/// <summary>检测: one pass over a version, its score, and the orders that follow from it, stored in one step.</summary>
sealed class RunQuality(
    CityContext city,
    CityStep step,
    ICatalogue catalogue,
    ILake lake,
    RuleBook book,
    QualityPass pass,
    FollowIssues follow,
    TimeProvider clock
)
{
    internal static readonly Fault NoDataset = new("quality.no-dataset", "目录里没有这个数据集。", 404);

    public async Task<Outcome<QualityRun>> Run(string dataset, int? number, CancellationToken cancel)
    {
        if (await catalogue.Sheet(dataset, cancel) is not { } sheet)
            return NoDataset;
        var version = await lake.Version(dataset, number, cancel);
        if (version.Fault is { } missing)
            return missing;
        var rules = await book.Of(sheet, cancel);
        var (digest, which) = (RuleBook.Digest(rules), version.Value.Load.Number!.Value);
        if (await Known(dataset, which, digest, cancel) is { } known)
            return known;
        var found = pass.Run(rules, version.Value.Files, await Context(dataset, which, rules, version.Value.Files, cancel));
        var levels = sheet.Items.ToDictionary(item => item.Column, item => item.Level);
        city.Actors.Current = Actor.System;
        var stored = await step.Run<QualityRun>(
            nameof(RunQuality),
            () => Store(sheet, version.Value.Load, digest, found, levels, cancel),
            cancel
        );
        // Two may have checked the same version at the same moment: the first stands.
        return stored.Succeeded ? stored
            : await Known(dataset, which, digest, cancel) is { } first ? first
            : stored.Fault;
    }

    Task<QualityRun?> Known(string dataset, int number, string digest, CancellationToken cancel) =>
        city.Set<QualityRun>()
            .AsNoTracking()
            .SingleOrDefaultAsync(run => run.Dataset == dataset && run.Number == number && run.Rules == digest, cancel);

    async Task<PassContext> Context(
        string dataset,
        int number,
        IReadOnlyList<QualityRule> rules,
        IReadOnlyList<string> files,
        CancellationToken cancel
    )
    {
        var references = new Dictionary<string, IReadOnlyList<string>>();
        foreach (
            var referred in rules
                .Where(rule => rule.Kind is RuleKind.Reference)
                .Select(rule => CompiledPass.Referred(rule).Dataset)
                .Distinct()
        )
            if ((await lake.Version(referred, null, cancel)) is { Succeeded: true, Value: var other })
                references[referred] = other.Files;
        var before = await city.Set<QualityRun>()
            .AsNoTracking()
            .Where(run => run.Dataset == dataset && run.Number < number)
            .OrderByDescending(run => run.Number)
            .Take(VolumeDrift.Runs)
            .ToListAsync(cancel);
        return new(
            pass.ColumnsOf(files),
            references,
            before is [var last, ..]
                ? JsonSerializer.Deserialize<Dictionary<string, double[]>>(last.Quartiles)!
                : new Dictionary<string, double[]>(),
            [.. before.DistinctBy(run => run.Number).Reverse().Select(run => run.Rows)],
            clock.GetUtcNow()
        );
    }

    async Task<Outcome<QualityRun>> Store(
        CatalogueSheet sheet,
        LakeLoad load,
        string digest,
        PassResult found,
        Dictionary<string, DataLevel> levels,
        CancellationToken cancel
    )
    {
        var shares = DimensionShares.Of(found.Findings, new RatioOf(load.Rows, load.Rows + load.Rejected));
        var score = QualityScore.Of(shares);
        var measured = found.Findings.Where(finding => finding.Failed is not null).Select(finding => finding.Rule.Column).ToHashSet();
        var run = new QualityRun
        {
            Dataset = load.Dataset,
            Number = load.Number!.Value,
            Rules = digest,
            RuleCount = found.Findings.Count,
            Rows = found.Rows,
            Points = score.Points,
            Unknown = score.Unknown,
            Grade = score.Grade(found.Findings.Any(finding => finding is { Rule.Severity: IssueSeverity.Blocking, Failed: > 0 })),
            Shares = JsonSerializer.Serialize(score.Shares),
            Covered = sheet.Items.Count(item => measured.Contains(item.Column)),
            Items = sheet.Items.Count,
            Quartiles = JsonSerializer.Serialize(found.Quartiles),
            Milliseconds = (int)found.Took.TotalMilliseconds,
            At = clock.GetUtcNow(),
        };
        city.Add(run);
        var standing = await follow.Standing(load.Dataset, cancel);
        foreach (var finding in found.Findings)
        {
            var samples = string.Join(
                " · ",
                finding.Samples.Select(text => SampleMask.Of(text, levels.GetValueOrDefault(finding.Rule.Column, DataLevel.L1)))
            );
            city.Add(
                new QualityResult
                {
                    RunId = run.Id,
                    Rule = finding.Rule.Id,
                    Column = finding.Rule.Column,
                    Kind = finding.Rule.Kind,
                    Severity = finding.Rule.Severity,
                    Demand = finding.Rule.Demand,
                    Checked = finding.Checked,
                    Failed = finding.Failed,
                    Unmeasured = finding.Unmeasured,
                    Samples = samples,
                }
            );
            if (follow.Run(sheet.Catalogue, standing, finding, samples, run.Number) is { } fault)
                return fault;
        }
        await city.SaveChangesAsync(cancel);
        return run;
    }
}

/// <summary>Satisfying ÷ all of each dimension, over the rules that were measured.</summary>
static class DimensionShares
{
    /// <param name="rows">Rows that came ÷ rows that were sent: record completeness.</param>
    public static IReadOnlyDictionary<QualityDimension, double?> Of(IReadOnlyList<RuleFinding> findings, RatioOf rows)
    {
        RatioOf Sum(QualityDimension dimension) =>
            findings
                .Where(finding => finding.Rule.Dimension == dimension && finding is { Checked: > 0, Failed: not null })
                .Select(finding => new RatioOf(finding.Checked!.Value - finding.Failed!.Value, finding.Checked.Value))
                .Aggregate(default(RatioOf), RatioOf.Add);
        return new Dictionary<QualityDimension, double?>
        {
            [QualityDimension.Conformity] = (double?)Sum(QualityDimension.Conformity).Share,
            [QualityDimension.Completeness] = QualityScore.Completeness(Sum(QualityDimension.Completeness), rows),
            [QualityDimension.Consistency] = (double?)Sum(QualityDimension.Consistency).Share,
            [QualityDimension.Timeliness] = (double?)Sum(QualityDimension.Timeliness).Share,
            // Accuracy needs a sample checked against the papers, accessibility the calls of the gateway.
        };
    }
}
