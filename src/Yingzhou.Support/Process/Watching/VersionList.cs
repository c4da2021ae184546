using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Process.Watching;

sealed class VersionList(CityContext city)
{
    public static readonly Fault Unknown = new("process.version-unknown", "没有这个流程版本，请从列表重新选择。", 404);

    public async Task<IReadOnlyList<VersionLine>> All(CancellationToken cancel)
    {
        var all = await city.Set<ProcessDefinition>()
            .OrderBy(d => d.Key)
            .ThenByDescending(d => d.Version)
            .Select(d => new
            {
                d.Id,
                d.Key,
                d.Name,
                d.Version,
                d.ReleasedAt,
            })
            .ToListAsync(cancel);
        var newest = all.GroupBy(d => d.Key).ToDictionary(same => same.Key, same => same.Max(d => d.Version));
        return all.ConvertAll(d => new VersionLine(d.Id, d.Key, d.Name, d.Version, d.ReleasedAt, newest[d.Key] == d.Version));
    }

    public async Task<VersionLine?> Find(Guid id, CancellationToken cancel) =>
        (await All(cancel)).FirstOrDefault(version => version.Id == id);
}
