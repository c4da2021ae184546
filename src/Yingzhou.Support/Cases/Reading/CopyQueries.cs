using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases.Reading;

/// <summary>What was laid before an official's posts (抄送给我), newest first.</summary>
sealed class CopyQueries(CityContext city, CaseQueries cases, IOrganisation organisation)
{
    public async Task<Page<CopyLine>> Of(Subject official, string? after, int size, CancellationToken cancel)
    {
        var posts = official.Posts.Select(post => post.Id).ToList();
        var copies = city.Set<CaseCopy>().AsNoTracking().Where(copy => posts.Contains(copy.Post));
        if (Guid.TryParse(after, out var last))
            copies = copies.Where(copy => copy.Id.CompareTo(last) < 0);
        var rows = await copies.OrderByDescending(copy => copy.Id).Take(size + 1).ToListAsync(cancel);
        var ids = rows.Select(row => row.CaseId).ToList();
        var byId = await city.Set<Case>()
            .AsNoTracking()
            .Where(@case => ids.Contains(@case.Id))
            .ToDictionaryAsync(@case => @case.Id, cancel);
        return new(
            [
                .. rows.Take(size)
                    .Where(row => byId.ContainsKey(row.CaseId))
                    .Select(row => new CopyLine(
                        row.Id,
                        cases.Line(byId[row.CaseId]),
                        row.SenderPost is { } post ? $"{organisation.NameOf(post)} {row.SenderName}" : row.SenderName,
                        row.Reason,
                        row.SentAt,
                        row.ReadAt,
                        row.ReaderName
                    )),
            ],
            rows.Count > size ? rows[size - 1].Id.ToString() : null
        );
    }
}
