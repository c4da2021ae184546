using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Support.Cases.Reading;

/// <summary>Papers that were asked for in an area although the city holds them.</summary>
sealed class DemandQueries(CityContext city, CasesContent content)
{
    public async Task<DemandFigures> Of(RegionScope area, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var (from, to) = (CityTime.StartOf(first), CityTime.EndOf(last));
        var cases = city.Set<Case>().AsNoTracking().Within(area);
        var inSupplements = await Supplements(cases, from, to, cancel);
        var materials = await cases
            .Where(@case => @case.SubmittedAt >= from && @case.SubmittedAt <= to)
            .Join(city.Set<CaseMaterial>(), @case => @case.Id, material => material.CaseId, (@case, material) => new { @case, material })
            .GroupBy(row => new
            {
                row.@case.ItemCode,
                row.@case.Unit,
                row.material.MaterialId,
                row.material.Source,
            })
            .Select(group => new
            {
                group.Key.ItemCode,
                group.Key.Unit,
                group.Key.MaterialId,
                group.Key.Source,
                Count = group.Count(),
                LastAt = group.Max(row => row.@case.SubmittedAt),
            })
            .ToListAsync(cancel);
        var uploaded =
            from row in materials
            where row.Source is MaterialSource.Uploaded && content.Items.ContainsKey(row.ItemCode)
            let item = content.Items[row.ItemCode]
            from material in item.Materials
            where material.Id == row.MaterialId && (material.Kind is MaterialKind.Credential or MaterialKind.DataCheck)
            select new DemandedPaper(
                DemandWay.Upload,
                item.Id,
                item.Name,
                row.Unit,
                material.Name,
                row.Count,
                null,
                "应当免提交，申请人还是上传了",
                row.LastAt
            );
        return new(
            [
                .. inSupplements
                    .Concat(uploaded)
                    .OrderByDescending(one => one.Times)
                    .ThenBy(one => one.ItemId, StringComparer.Ordinal)
                    .ThenBy(one => one.Paper, StringComparer.Ordinal),
                .. content
                    .Items.Values.SelectMany(item => HeldPapers.InTheList(item, [.. content.CredentialTypes.Values]))
                    .OrderBy(one => one.ItemId, StringComparer.Ordinal),
            ],
            new(materials.Where(row => row.Source is MaterialSource.Uploaded).Sum(row => row.Count), materials.Sum(row => row.Count))
        );
    }

    public async Task<IReadOnlyList<SparedPapers>> Spared(RegionScope area, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var (from, to) = (CityTime.StartOf(first), CityTime.EndOf(last));
        var rows = await city.Set<Case>()
            .AsNoTracking()
            .Within(area)
            .Where(@case => @case.SubmittedAt >= from && @case.SubmittedAt <= to)
            .Join(city.Set<CaseMaterial>(), @case => @case.Id, material => material.CaseId, (@case, material) => new { @case, material })
            .GroupBy(row => new
            {
                row.@case.Unit,
                row.@case.ItemCode,
                row.@case.ItemName,
            })
            .Select(group => new
            {
                group.Key,
                Cases = group.Select(row => row.@case.Id).Distinct().Count(),
                Spared = group.Sum(row => row.material.Source == MaterialSource.Fetched ? 1 : 0),
                Handed = group.Count(),
            })
            .ToListAsync(cancel);
        return
        [
            .. rows.Where(row => row.Spared > 0)
                .Select(row => new SparedPapers(row.Key.Unit, row.Key.ItemCode, row.Key.ItemName, row.Cases, row.Spared, row.Handed))
                .OrderByDescending(row => row.Spared)
                .ThenBy(row => row.Unit, StringComparer.Ordinal)
                .ThenBy(row => row.ItemId, StringComparer.Ordinal),
        ];
    }

    async Task<IEnumerable<DemandedPaper>> Supplements(
        IQueryable<Case> cases,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancel
    )
    {
        var asked = await city.Set<Supplement>()
            .AsNoTracking()
            .Where(supplement => supplement.RequestedAt >= from && supplement.RequestedAt <= to)
            .Join(
                cases,
                supplement => supplement.CaseId,
                @case => @case.Id,
                (supplement, @case) =>
                    new
                    {
                        @case.Id,
                        @case.ItemCode,
                        @case.Unit,
                        supplement.Lines,
                        supplement.RequestedAt,
                    }
            )
            .ToListAsync(cancel);
        var held = content.CredentialTypes.Values.ToList();
        return from row in asked
            where content.Items.ContainsKey(row.ItemCode)
            let item = content.Items[row.ItemCode]
            from line in JsonSerializer.Deserialize<List<SupplementLine>>(row.Lines)!
            let paper = HeldPapers.Of(item, held, line.Subject, line.Wanted)
            where paper is not null
            group (row.Id, line.Wanted, row.RequestedAt) by (item, row.Unit, paper) into same
            let latest = same.MaxBy(one => one.RequestedAt)
            select new DemandedPaper(
                DemandWay.Supplement,
                same.Key.item.Id,
                same.Key.item.Name,
                same.Key.Unit,
                same.Key.paper,
                same.Select(one => one.Id).Distinct().Count(),
                latest.Id,
                latest.Wanted,
                latest.RequestedAt
            );
    }
}
