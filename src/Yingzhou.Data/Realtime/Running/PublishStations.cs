using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Realtime.Source;
using Yingzhou.Data.Realtime.Store;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Running;

/// <summary>
/// Publishes what a station holds as the next version of its dataset (定期成版): rows at one position, through the lake's own load, under a batch that is called after the position. Dying
/// in between publishes the same batch once.
/// </summary>
sealed class PublishStations(CityContext city, LineFolder folder, ILake lake, TimeProvider clock)
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly TimeSpan OrphansAfter = TimeSpan.FromHours(6);

    public async Task<int> Run(string? code, CancellationToken cancel)
    {
        folder.SweepScratch(clock.GetUtcNow() - OrphansAfter);
        var versions = 0;
        foreach (
            var line in await city.Set<ExpressLine>()
                .AsNoTracking()
                .Where(one => code == null ? one.IsOn : one.Code == code)
                .ToListAsync(cancel)
        )
        {
            if (!folder.Has(line.Code))
                continue;
            var stations = await city.Set<ExpressStation>()
                .AsNoTracking()
                .Where(one => one.LineId == line.Id && one.Dataset != null)
                .ToListAsync(cancel);
            foreach (var station in stations)
                if (await Publish(line, station, isNow: code is not null, cancel))
                    versions++;
        }
        return versions;
    }

    async Task<bool> Publish(ExpressLine line, ExpressStation station, bool isNow, CancellationToken cancel)
    {
        using var reader = folder.Open(line.Code);
        reader.HoldMoment();
        var name = TableName.Parse(station.Table)?.ToString();
        if (reader.Stations.FirstOrDefault(one => one.Name == name) is not { State: LineState.Streaming } stored)
            return false;
        var position = reader.Memory.Position;
        var now = clock.GetUtcNow();
        var before = reader.PublishedAt(stored.Id);
        if (before is { } last && (last.Position >= position || (!isNow && now - last.At < TimeSpan.FromMinutes(line.PublishMinutes))))
            return false;
        // Nothing of this table changed since: the version that stands is this one.
        if (before is { } known && stored.ChangedAt is { } changed && changed < known.At && !isNow)
            return false;
        var file = Path.Combine(folder.Scratch(), $"{Guid.CreateVersion7():N}.json");
        try
        {
            Write(file, reader.Living(stored.Id), reader.ShapeOf(stored.Id)!);
            var loaded = await lake.Load(
                new(
                    station.Dataset!,
                    $"express/{line.Code}@{position}",
                    file,
                    $"{line.Code}.json",
                    SourceFormat.Json,
                    SourceAsOf: stored.ChangedAt
                ),
                Actor.System,
                cancel
            );
            if (!loaded.Succeeded)
                return false;
        }
        finally
        {
            File.Delete(file);
        }
        using var store = folder.Open(line.Code);
        store.Published(stored.Id, position, now);
        return true;
    }

    // As the source writes a truth value: t and f.
    static string? Text(string? value, string type) =>
        type == "boolean"
            ? value == "t"
                ? "true"
                : value is null
                    ? null
                    : "false"
            : value;

    static void Write(string file, IEnumerable<(string Key, IReadOnlyDictionary<string, string?> Values)> rows, SourceShape shape)
    {
        using var stream = File.Create(file);
        foreach (var (_, values) in rows)
        {
            using (var json = new Utf8JsonWriter(stream, Plain))
            {
                json.WriteStartObject();
                foreach (var column in shape.Columns)
                    json.WriteString(column.Name, Text(values.GetValueOrDefault(column.Name), column.Type));
                json.WriteEndObject();
            }
            stream.WriteByte((byte)'\n');
        }
    }
}

sealed class PublishJob(PublishStations publish) : ICityJob
{
    public string Name => "express-publish";

    public TimeSpan Rest => TimeSpan.FromSeconds(20);

    public async Task<int> Run(CancellationToken cancel)
    {
        await publish.Run(null, cancel);
        return 0;
    }
}
