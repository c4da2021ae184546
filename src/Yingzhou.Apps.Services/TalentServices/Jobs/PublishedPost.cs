using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Jobs;

/// <summary>A post that an employer has published here (用人单位发布的岗位).</summary>
public sealed class PublishedPost : Record
{
    /// <summary>Key of the enterprise.</summary>
    public required string EmployerKey { get; init; }

    /// <summary>JSON of a <see cref="JobPost"/>.</summary>
    public required string Post { get; init; }

    public required DateOnly PublishedOn { get; init; }

    public DateOnly? ClosedOn { get; private set; }

    public JobPost Read() => JsonSerializer.Deserialize<JobPost>(Post)!;

    public Fault? Close(DateOnly today)
    {
        if (ClosedOn is not null)
            return new Fault("talent.post-closed", "这个岗位已经下架。", 409);
        ClosedOn = today;
        return null;
    }
}

/// <summary>All posts that are open: the city's own and those that employers published (岗位库).</summary>
sealed class PostShelf(CityContext city, TalentContent content)
{
    public async Task<IReadOnlyList<JobPost>> Open(CancellationToken cancel) =>
        [.. content.Posts, .. (await Published(cancel)).Select(one => one.Read())];

    public async Task<IReadOnlyList<PublishedPost>> Of(string employerKey, CancellationToken cancel) =>
        await city.Set<PublishedPost>()
            .AsNoTracking()
            .Where(one => one.EmployerKey == employerKey)
            .OrderByDescending(one => one.Id)
            .Take(100)
            .ToListAsync(cancel);

    async Task<IReadOnlyList<PublishedPost>> Published(CancellationToken cancel) =>
        await city.Set<PublishedPost>()
            .AsNoTracking()
            .Where(one => one.ClosedOn == null)
            .OrderBy(one => one.Id)
            .Take(2_000)
            .ToListAsync(cancel);
}
