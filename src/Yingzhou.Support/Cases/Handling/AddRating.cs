using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>追评: an applicant adds to the rating what showed itself later.</summary>
sealed class AddRating(CityContext city, CityStep step, CaseStore store, CaseMoments moments, IPermissions permissions, Workdays workdays)
{
    public Task<Outcome<Done>> Run(AddRatingRequest request, Subject applicant, CancellationToken cancel = default) =>
        step.RunOnce(nameof(AddRating), request.Key, () => Add(request, applicant, cancel), cancel);

    async Task<Outcome<Done>> Add(AddRatingRequest request, Subject applicant, CancellationToken cancel)
    {
        if (await store.Find(request.Case, cancel) is not { } @case)
            return CaseFaults.Unknown;
        if (permissions.Refuse(applicant, CaseRights.Rate, CaseFaults.ResourceOf(@case)) is { } refused)
            return refused;
        if (string.IsNullOrWhiteSpace(request.Comment) || request.Comment.Length > RateCase.LongestComment)
            return new Fault("cases.added-comment", $"请写下要追加的话，最多 {RateCase.LongestComment} 字。", 400) { Field = "comment" };
        if (await city.Set<Rating>().FirstOrDefaultAsync(rating => rating.CaseId == @case.Id, cancel) is not { } rating)
            return new Fault("cases.not-rated", "还没有评价过，请先评价。", 409);
        var moment = moments.Now($"追评：{request.Comment.Trim()}");
        if (rating.Add(request.Comment.Trim(), request.Grade, moment.At, workdays) is { } fault)
            return fault;
        @case.Tell(CaseEventKind.Rated, moment);
        store.Note(@case);
        return Done.It;
    }
}
