using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Lake;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Sharing.Calling;

/// <summary>
/// What a consumer subscribes to by its grant (变动订阅): new versions of its dataset as a batch of CloudEvents 1.0, fetched after the version that it knows. Nothing is lost while the consumer is away, and
/// an event that comes again has the same id.
/// </summary>
sealed class EventFeed(CityContext city)
{
    const int Most = 100;

    public async Task<byte[]> Since(SharingGrant grant, int version, CancellationToken cancel)
    {
        var loads = await city.Set<LakeLoad>()
            .AsNoTracking()
            .Where(load => load.Dataset == grant.Dataset && load.Number > version)
            .OrderBy(load => load.Number)
            .Take(Most)
            .ToListAsync(cancel);
        return JsonSerializer.SerializeToUtf8Bytes(
            loads.Select(load => new
            {
                specversion = "1.0",
                id = load.Id.ToString(),
                source = $"/gw/v1/ds/{load.Dataset}",
                type = "data.version",
                subject = load.Dataset,
                time = load.At.UtcDateTime,
                datacontenttype = "application/json",
                data = new
                {
                    version = load.Number,
                    rows = load.Rows,
                    sourceAsOf = load.SourceAsOf?.UtcDateTime,
                    readable = load.RetiredAt is null,
                },
            })
        );
    }
}
