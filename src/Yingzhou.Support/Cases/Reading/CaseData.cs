using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.SubjectAccess;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Support.Cases.Reading;

/// <summary>办件: what a person applied for, as it is kept, and by whom it was handled.</summary>
sealed class CaseData(CityContext city) : ISubjectData
{
    const int Most = 500;

    public string Title => "办件";

    public async Task<IReadOnlyList<SubjectLine>> Of(Subject person, CancellationToken cancel)
    {
        var mine = await city.Set<Case>()
            .AsNoTracking()
            .Where(@case => @case.ApplicantKey == person.PersonKey)
            .OrderByDescending(@case => @case.SubmittedAt)
            .Take(Most)
            .ToListAsync(cancel);
        var ids = mine.ConvertAll(@case => @case.Id);
        var handled = (await city.Set<CaseEvent>().AsNoTracking().Where(line => ids.Contains(line.CaseId)).ToListAsync(cancel)).ToLookup(
            line => line.CaseId,
            line => line.ActorId
        );
        return
        [
            .. mine.Select(@case => new SubjectLine(
                @case.SubmittedAt,
                $"{@case.ItemName} {@case.Number}",
                $"申请人 {@case.ApplicantName.Plain} {@case.ApplicantNumber.Plain} {@case.Phone?.Plain}；填写 {@case.Form}；情形 {@case.Answers}；经手 {handled[@case.Id].Distinct().Count()} 人"
            )),
        ];
    }
}
