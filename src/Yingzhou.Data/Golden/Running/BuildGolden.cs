using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Golden.Content;
using Yingzhou.Data.Lake;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Golden.Running;

/// <summary>
/// 构建: the newest versions of the registers become a version of the golden dataset, called after them. The same versions under the same definition make no second one; dying in between leaves nothing.
/// </summary>
sealed class BuildGolden(CityContext city, CityStep step, ICatalogue catalogue, ILake lake, JoinRegisters join, TimeProvider clock)
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<bool> Run(GoldenFile golden, CancellationToken cancel)
    {
        var (files, versions) = (new Dictionary<string, IReadOnlyList<string>>(), new List<string>());
        foreach (var register in golden.Registers)
            if (await lake.Version(register.Dataset, null, cancel) is { Succeeded: true, Value: var version })
            {
                files[register.Dataset] = version.Files;
                versions.Add($"{register.Dataset}@{version.Load.Number}");
            }
        var rulings = await city.Set<GoldenRuling>()
            .AsNoTracking()
            .Where(one => one.Kind == golden.Id && one.UndoneAt == null)
            .OrderBy(one => one.Id)
            .Select(one => new LinkRuling(one.One, one.Other, one.IsSame))
            .ToListAsync(cancel);
        var batch = $"golden/{golden.Id}@{Digest(golden, versions, rulings)}";
        var known = await city.Set<GoldenBuild>().AsNoTracking().SingleOrDefaultAsync(one => one.Kind == golden.Id, cancel);
        if (versions.Count == 0 || known?.Batch == batch)
            return false;
        var watch = Stopwatch.StartNew();
        if (join.Run(golden, files, rulings) is not { } joined)
        {
            await Keep(golden, known, batch, null, 0, watch, $"登记库合计超过 {JoinRegisters.MostRecords:N0} 条，没有归并。", cancel);
            return false;
        }
        var sources = await Authoritative(golden, cancel);
        var path = Path.GetTempFileName();
        try
        {
            var conflicting = Write(path, golden, joined, sources);
            var loaded = await lake.Load(
                new(golden.Dataset, batch, path, $"{golden.Id}.json", SourceFormat.Json, SourceAsOf: clock.GetUtcNow()),
                Actor.System,
                cancel
            );
            var refused = loaded.Fault?.Detail ?? (loaded.Value.State is LoadState.Refused ? loaded.Value.Reason ?? "数据湖没有收" : null);
            await Keep(golden, known, batch, joined, conflicting, watch, refused, cancel);
            return refused is null;
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Another definition makes other records of the same versions, and so does another ruling.
    static string Digest(GoldenFile golden, IReadOnlyList<string> versions, IReadOnlyList<LinkRuling> rulings) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    JsonSerializer.Serialize(golden)
                        + string.Join(',', versions.Order(StringComparer.Ordinal))
                        + (rulings.Count == 0 ? "" : JsonSerializer.Serialize(rulings))
                )
            )
        )[..16];

    /// <summary>By field, the register of the department that is its one source (一数一源).</summary>
    async Task<IReadOnlyDictionary<string, string>> Authoritative(GoldenFile golden, CancellationToken cancel)
    {
        var settled = (await catalogue.OneSource(cancel))
            .Where(one => one.Settlement.Authoritative is not null)
            .ToDictionary(one => one.Element.Code, one => one.Settlement.Authoritative!.Claimant);
        var providers = new Dictionary<string, string>();
        foreach (var register in golden.Registers)
            if (await catalogue.Sheet(register.Dataset, cancel) is { } sheet)
                providers[register.Dataset] = sheet.Catalogue.Provider;
        var sources = new Dictionary<string, string>();
        foreach (var field in golden.Fields)
            if (
                field.Element is { } element
                && settled.TryGetValue(element, out var unit)
                && golden.Registers.FirstOrDefault(register =>
                    register.Columns.ContainsKey(field.Name) && providers.GetValueOrDefault(register.Dataset) == unit
                )
                    is { } source
            )
                sources[field.Name] = source.Dataset;
        return sources;
    }

    /// <returns>How many golden records the registers contradict each other in.</returns>
    static int Write(string path, GoldenFile golden, JoinedRecords joined, IReadOnlyDictionary<string, string> sources)
    {
        var conflicting = 0;
        using var file = File.Create(path);
        // In the order of their numbers: the same records give the same bytes.
        foreach (
            var group in joined
                .Groups.Select(group => (Id: group.Min(one => one.Id)!, Members: group))
                .OrderBy(one => one.Id, StringComparer.Ordinal)
        )
        {
            var origins = new Dictionary<string, Origin>();
            using (var json = new Utf8JsonWriter(file, Plain))
            {
                json.WriteStartObject();
                json.WriteString(GoldenContent.IdColumn, group.Id);
                foreach (var (at, field) in golden.Fields.Index())
                    if (Survivor(group.Members, at, sources.GetValueOrDefault(field.Name)) is { } origin)
                    {
                        json.WriteString(field.Name, origin.Value);
                        origins[field.Name] = origin.Origin;
                    }
                    else
                        json.WriteNull(field.Name);
                var conflicts = origins.Values.Count(origin => origin.Others.Count > 0);
                conflicting += conflicts > 0 ? 1 : 0;
                json.WriteString(GoldenContent.OriginColumn, JsonSerializer.Serialize(origins, Origin.Json));
                json.WriteNumber(GoldenContent.MembersColumn, group.Members.Count);
                json.WriteNumber(GoldenContent.ConflictsColumn, conflicts);
                json.WriteEndObject();
            }
            file.WriteByte((byte)'\n');
        }
        return conflicting;
    }

    static (string Value, Origin Origin)? Survivor(IReadOnlyList<RegisterRecord> members, int field, string? authoritative)
    {
        var values = members.Select(one => new FieldValue(one.Id, one.Dataset, one.Values[field], one.Verified)).ToList();
        if (Survivorship.Of(values, authoritative) is not { } golden)
            return null;
        var others = values
            .Where(value => value.Value.Length > 0 && value.Value != golden.Value)
            .Select(value => new GoldenOther(value.Source, value.Value))
            .Distinct()
            .ToList();
        return (golden.Value, new(golden.Origin.Source, golden.Ground, others));
    }

    async Task Keep(
        GoldenFile golden,
        GoldenBuild? known,
        string batch,
        JoinedRecords? joined,
        int conflicting,
        Stopwatch watch,
        string? reason,
        CancellationToken cancel
    )
    {
        city.Actors.Current = Actor.System;
        await step.Run<Done>(
            nameof(BuildGolden),
            async () =>
            {
                if (joined is not null && reason is null)
                {
                    await city.Set<GoldenPair>().Where(pair => pair.Kind == golden.Id).ExecuteDeleteAsync(cancel);
                    city.AddRange(joined.Shown);
                }
                var build = new GoldenBuild
                {
                    Kind = golden.Id,
                    Batch = batch,
                    Records = joined?.Groups.Sum(group => group.Count) ?? 0,
                    Golden = joined?.Groups.Count ?? 0,
                    Joined = joined?.Groups.Count(group => group.Count > 1) ?? 0,
                    Conflicting = conflicting,
                    Unclear = joined?.Unclear ?? 0,
                    Milliseconds = (int)watch.ElapsedMilliseconds,
                    At = clock.GetUtcNow(),
                    Reason = reason,
                };
                if (known is null)
                    city.Add(build);
                else
                    city.Update(build);
                return Done.It;
            },
            cancel
        );
    }
}
