using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Reading;

namespace Yingzhou.Support.Cases.Cockpit;

/// <summary>From a number down to the cases behind it (钻取): counted by the same words as the number, within the official's area.</summary>
sealed class CasesBehind(CityContext city, IPermissions permissions, CaseQueries cases, PersonalCipher cipher, TimeProvider clock)
{
    public async Task<Outcome<Page<CaseLine>>> Of(Subject official, CaseFilter filter, string? after, int size, CancellationToken cancel)
    {
        if (official.Scope is not { } area)
            return new Fault("cases.no-area", "当前岗位没有管辖区域，请切换岗位后再看。", 403);
        if (permissions.Refuse(official, CaseRights.ReadStatistics, new Resource("cases", area.Code) { Region = area.Code }) is { } refused)
            return refused;

        var rows = Place(In(filter, city.Set<Case>().AsNoTracking().Within(area)), filter);
        if (Guid.TryParse(after, out var last))
            rows = rows.Where(@case => @case.Id.CompareTo(last) < 0);
        var found = await rows.OrderByDescending(@case => @case.Id).Take(size + 1).ToListAsync(cancel);
        return new Page<CaseLine>([.. found.Take(size).Select(cases.Line)], found.Count > size ? found[size - 1].Id.ToString() : null);
    }

    IQueryable<Case> In(CaseFilter filter, IQueryable<Case> rows)
    {
        var now = clock.GetUtcNow();
        var from = filter.First is { } first ? CityTime.StartOf(first) : DateTimeOffset.MinValue;
        var to = filter.Last is { } last && CityTime.EndOf(last) is var end && end < now ? end : now;
        return filter.Group switch
        {
            CaseGroup.Open => rows.OpenAt(to).Where(@case => @case.SubmittedAt >= from),
            CaseGroup.Overdue => rows.OverdueAt(to).Where(@case => @case.SubmittedAt >= from),
            CaseGroup.Finished => rows.Where(@case => @case.FinishedAt >= from && @case.FinishedAt <= to),
            CaseGroup.Late => rows.DueBetween(from, to).Late(now),
            CaseGroup.BadlyRated => rows.Where(@case =>
                city.Set<Rating>()
                    .Any(rating =>
                        rating.CaseId == @case.Id && rating.At >= from && rating.At <= to && rating.Grade <= RatingGrade.Dissatisfied
                    )
            ),
            _ when filter.First is null && filter.Last is null => rows,
            _ => rows.Where(@case => @case.SubmittedAt >= from && @case.SubmittedAt <= to),
        };
    }

    IQueryable<Case> Place(IQueryable<Case> rows, CaseFilter filter)
    {
        if (filter.Unit is { Length: > 0 } unit)
            rows = rows.Where(@case => @case.Unit == unit);
        if (filter.Region is { Length: > 0 } region)
            rows = rows.Within(new RegionScope(region));
        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            // A person's name is sealed: it is found when it is typed in full, an organisation's by any of its words.
            var name = cipher.NameKey(text);
            rows = rows.Where(@case =>
                @case.Number == text
                || @case.ItemName.Contains(text)
                || @case.OrganisationName!.Contains(text)
                || @case.PersonNameKey == name
            );
        }
        return rows;
    }
}
