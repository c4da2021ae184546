using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Detection.Looking;

sealed class SensitiveData(CityContext city, CityStep step, ICatalogue catalogue, ILake lake, DuckDb duck, IPermissions permissions)
    : ISensitiveData
{
    const int LongestReason = 200;

    static readonly Fault Unknown = new("detection.unknown", "没有这一列的识别结果，请刷新页面。", 404);

    public async Task<IReadOnlyList<SensitiveFinding>> List(CancellationToken cancel)
    {
        var nothing = ColumnStanding.Nothing;
        var found = await city.Set<SensitiveFinding>().AsNoTracking().Where(one => one.Standing != nothing).ToListAsync(cancel);
        return
        [
            .. found
                .OrderByDescending(one => one.IsConflict)
                .ThenByDescending(one => one.Standing)
                .ThenBy(one => one.Dataset, StringComparer.Ordinal)
                .ThenBy(one => one.ColumnName, StringComparer.Ordinal),
        ];
    }

    public async Task<DataLevel> LevelOf(string dataset, DataLevel declared, CancellationToken cancel)
    {
        var found = ColumnStanding.Found;
        var raised = await city.Set<SensitiveFinding>()
            .AsNoTracking()
            .Where(one => one.Dataset == dataset && one.Standing == found && one.IsConfirmed != false)
            .Select(one => one.Proposed)
            .ToListAsync(cancel);
        return raised.Append(declared).Max();
    }

    public Task<Outcome<SensitiveFinding>> Decide(
        string dataset,
        string column,
        bool isRight,
        string? reason,
        Subject official,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<SensitiveFinding>(
            "DecideSensitiveColumn",
            async () =>
            {
                if (
                    await city.Set<SensitiveFinding>()
                        .SingleOrDefaultAsync(one => one.Dataset == dataset && one.ColumnName == column, cancel)
                    is not { } finding
                )
                    return Unknown;
                var asked = new Resource("dataset", dataset) { Region = official.ActingPost?.Unit.Region, UnitId = finding.Provider };
                if (permissions.Refuse(official, DetectionRights.Decide, asked) is { } refused)
                    return refused;
                var words = reason?.Trim() ?? "";
                if (words.Length > LongestReason || (!isRight && words.Length == 0))
                    return new Fault("detection.reason", $"不是个人信息的，请写明理由，最多 {LongestReason} 个字。") { Field = "reason" };
                (finding.IsConfirmed, finding.DecidedBy, finding.Reason) = (isRight, official.ActorId, words);
                return finding;
            },
            cancel
        );
    }

    public async Task<int> Look(CancellationToken cancel)
    {
        var looked = await city.Set<LookedAt>().AsNoTracking().ToDictionaryAsync(one => one.Dataset, one => one.Number, cancel);
        string? after = null;
        do
        {
            var page = await catalogue.List(new(After: after, Size: 100), cancel);
            foreach (var one in page.Items.Where(one => one.LoadedAt is not null))
                if (
                    (await lake.Version(one.Dataset, cancel: cancel)) is { Succeeded: true, Value: var version }
                    && looked.GetValueOrDefault(one.Dataset) != version.Load.Number
                )
                    return await Look(one, version, cancel);
            after = page.Next;
        } while (after is not null);
        return 0;
    }

    async Task<int> Look(DataCatalogue of, LakeVersion version, CancellationToken cancel)
    {
        var sheet = (await catalogue.Sheet(of.Dataset, cancel))!;
        var now = city.Clock.GetUtcNow();
        var judged = sheet
            .Items.Where(item => item.Type is ItemType.Text)
            .Select(item =>
                (
                    Item: item,
                    Finding: ColumnDetection.Judge($"{item.Column} {item.Name}", Sample(version, item.Column), item.Level, now.Day())
                )
            )
            .ToList();
        city.Actors.Current = Actor.System;
        await step.Run<Done>(
            "LookForSensitive",
            async () =>
            {
                var known = await city.Set<SensitiveFinding>()
                    .Where(one => one.Dataset == of.Dataset)
                    .ToDictionaryAsync(one => one.ColumnName, cancel);
                foreach (var (item, finding) in judged)
                    if (known.GetValueOrDefault(item.Column) is { } kept)
                        Renew(kept, of, version.Load.Number!.Value, item, finding, now);
                    else if (finding.Standing is not ColumnStanding.Nothing)
                        city.Add(New(of, version.Load.Number!.Value, item, finding, now));
                if (await city.Set<LookedAt>().SingleOrDefaultAsync(one => one.Dataset == of.Dataset, cancel) is { } last)
                    last.Number = version.Load.Number!.Value;
                else
                    city.Add(new LookedAt { Dataset = of.Dataset, Number = version.Load.Number!.Value });
                return Done.It;
            },
            cancel
        );
        return judged.Count;
    }

    static SensitiveFinding New(DataCatalogue of, int number, DataItem item, ColumnFinding finding, DateTimeOffset now) =>
        new()
        {
            Dataset = of.Dataset,
            ColumnName = item.Column,
            DatasetName = of.Name,
            Provider = of.Provider,
            Number = number,
            Kind = finding.Kind,
            Hits = finding.Hits,
            Sampled = finding.Of,
            Standing = finding.Standing,
            Declared = item.Level,
            Proposed = finding.Proposed ?? item.Level,
            At = now,
        };

    // What the owner decided about this kind stays decided; another kind is another question.
    static void Renew(SensitiveFinding kept, DataCatalogue of, int number, DataItem item, ColumnFinding finding, DateTimeOffset now)
    {
        if (kept.Kind != finding.Kind)
            (kept.IsConfirmed, kept.DecidedBy, kept.Reason) = (null, null, null);
        (kept.DatasetName, kept.Provider, kept.Number, kept.At) = (of.Name, of.Provider, number, now);
        (kept.Kind, kept.Hits, kept.Sampled, kept.Standing) = (finding.Kind, finding.Hits, finding.Of, finding.Standing);
        (kept.Declared, kept.Proposed) = (item.Level, finding.Proposed ?? item.Level);
    }

    List<string> Sample(LakeVersion version, string column)
    {
        using var connection = duck.Open();
        using var reader = DuckDb.Ask(
            connection,
            $"select {DuckDb.Name(column)} from (select {DuckDb.Name(column)} from {DuckDb.Files(version.Files)} where {DuckDb.Name(column)} is not null) using sample reservoir({ColumnDetection.Sample} rows)"
        );
        var sample = new List<string>();
        while (reader.Read())
            sample.Add(LakeValue.Text(reader.GetValue(0))!);
        return sample;
    }
}
