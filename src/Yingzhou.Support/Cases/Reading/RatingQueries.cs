using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases.Reading;

/// <summary>好差评 of the units of an area: ranked by the lower bound, with what is left out beside it.</summary>
sealed class RatingQueries(CityContext city, IOrganisation organisation, IPermissions permissions)
{
    const int MostExcluded = 200;
    const int MostComments = 2_000;
    static readonly RatingGrade[] Bad = [RatingGrade.VeryDissatisfied, RatingGrade.Dissatisfied];

    public async Task<RatingFigures> Of(Subject official, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        if (!MayRead(official, out var scope))
            return new([], []);
        var (from, to) = (CityTime.StartOf(first), CityTime.EndOf(last));
        var ratings = city.Set<Rating>().AsNoTracking().Within(scope).Where(rating => rating.At >= from && rating.At <= to);
        var counted = await ratings
            .GroupBy(rating => new
            {
                rating.Unit,
                rating.Grade,
                IsExcluded = rating.Excluded != null,
            })
            .Select(group => new
            {
                group.Key.Unit,
                group.Key.Grade,
                group.Key.IsExcluded,
                Count = group.Count(),
            })
            .ToListAsync(cancel);
        var excluded = await ratings
            .Where(rating => rating.Excluded != null)
            .OrderByDescending(rating => rating.At)
            .Take(MostExcluded)
            .Join(
                city.Set<Case>(),
                rating => rating.CaseId,
                @case => @case.Id,
                (rating, @case) =>
                    new
                    {
                        rating,
                        @case.Number,
                        @case.ItemName,
                    }
            )
            .ToListAsync(cancel);
        return new(
            [
                .. counted
                    .GroupBy(row => row.Unit)
                    .Select(unit => new UnitRating(
                        unit.Key,
                        organisation.NameOf(unit.Key),
                        Tally(unit.Where(row => !row.IsExcluded).ToDictionary(row => row.Grade, row => (long)row.Count)),
                        unit.Where(row => row.IsExcluded).Sum(row => row.Count)
                    ))
                    .OrderByDescending(unit => unit.Tally.GoodRateLowerBound ?? -1)
                    .ThenBy(unit => unit.Unit, StringComparer.Ordinal),
            ],
            [
                .. excluded.Select(row => new ExcludedRating(
                    row.rating.CaseId,
                    row.Number,
                    row.ItemName,
                    organisation.NameOf(row.rating.Unit),
                    row.rating.Grade,
                    row.rating.Excluded!.Value,
                    row.rating.At
                )),
            ]
        );
    }

    public async Task<IReadOnlyList<RatingComment>> BadComments(Subject official, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        if (!MayRead(official, out var scope))
            return [];
        var (from, to) = (CityTime.StartOf(first), CityTime.EndOf(last));
        var rows = await city.Set<Rating>()
            .AsNoTracking()
            .Within(scope)
            .Where(rating =>
                rating.At >= from
                && rating.At <= to
                && rating.Excluded == null
                && (
                    (Bad.Contains(rating.Grade) && rating.Comment != null)
                    || (rating.AddedGrade != null && Bad.Contains(rating.AddedGrade.Value) && rating.AddedComment != null)
                )
            )
            .OrderByDescending(rating => rating.At)
            .Take(MostComments)
            .Join(city.Set<Case>(), rating => rating.CaseId, @case => @case.Id, (rating, @case) => new { rating, @case.ItemName })
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(row => new RatingComment(
                row.rating.CaseId,
                row.ItemName,
                row.rating.Unit,
                organisation.NameOf(row.rating.Unit),
                string.Join('；', new[] { row.rating.Comment, row.rating.AddedComment }.Where(text => !string.IsNullOrWhiteSpace(text))),
                row.rating.At
            )),
        ];
    }

    bool MayRead(Subject official, [NotNullWhen(true)] out RegionScope? scope) =>
        (scope = official.Scope) is { Code: var code }
        && permissions.Decide(official, CaseRights.CallBack, new Resource("cases", code) { Region = code }).Allowed;

    static RatingTally Tally(Dictionary<RatingGrade, long> counts) =>
        new(
            counts.GetValueOrDefault(RatingGrade.VerySatisfied),
            counts.GetValueOrDefault(RatingGrade.Satisfied),
            counts.GetValueOrDefault(RatingGrade.FairlySatisfied),
            counts.GetValueOrDefault(RatingGrade.Dissatisfied),
            counts.GetValueOrDefault(RatingGrade.VeryDissatisfied)
        );
}
