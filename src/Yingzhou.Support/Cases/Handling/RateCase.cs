using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Storage;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>好差评: one rating a case, by its applicant, after its end.</summary>
sealed class RateCase(
    CityContext city,
    CityStep step,
    CaseStore store,
    CaseCounts counts,
    CaseMoments moments,
    IPermissions permissions,
    IServants servants,
    PersonalCipher cipher,
    Workdays workdays
)
{
    internal const int LongestComment = 1_000;

    public Task<Outcome<Done>> Run(RateCaseRequest request, Subject applicant, CancellationToken cancel = default) =>
        step.RunOnce(nameof(RateCase), request.Key, () => Rate(request, applicant, cancel), cancel);

    async Task<Outcome<Done>> Rate(RateCaseRequest request, Subject applicant, CancellationToken cancel)
    {
        if (await store.Find(request.Case, cancel) is not { } @case)
            return CaseFaults.Unknown;
        if (permissions.Refuse(applicant, CaseRights.Rate, CaseFaults.ResourceOf(@case)) is { } refused)
            return refused;
        if (!@case.IsOver)
            return new Fault("cases.rate-too-early", "办结后才能评价，请等办结通知。", 409);
        if (!Enum.IsDefined(request.Grade))
            return new Fault("cases.unknown-grade", "请从五个等级中选择一个。", 400) { Field = "grade" };
        if (request.Comment?.Length > LongestComment)
            return new Fault("cases.comment-too-long", $"评价最多 {LongestComment} 字，请精简。", 400) { Field = "comment" };
        if (await city.Set<Rating>().AnyAsync(rating => rating.CaseId == @case.Id, cancel))
            return new Fault("cases.rated-already", "这件事您已经评价过了，谢谢。", 409);

        var now = city.Clock.GetUtcNow();
        var device = request.Device is { } known ? cipher.PartyKey($"device:{known}") : null;
        var rating = new Rating
        {
            Region = @case.Region,
            CaseId = @case.Id,
            Unit = @case.Unit,
            Grade = request.Grade,
            Comment = request.Comment,
            At = now,
            Device = device,
            Excluded = device is null ? null : RatingGuard.Judge(await Circumstances(@case, device, applicant, now, cancel)),
        };
        rating.Open(workdays);
        city.Add(rating);
        if (rating.Excluded is null)
            await counts.Rated(@case, !rating.IsBad, cancel);
        @case.Tell(CaseEventKind.Rated, moments.Now(request.Comment));
        store.Note(@case);
        return Done.It;
    }

    async Task<RatingCircumstances> Circumstances(
        Case @case,
        string device,
        Subject applicant,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var (begin, end) = (CityTime.StartOf(now.Day()), CityTime.EndOf(now.Day()));
        return new(
            now - @case.FinishedAt!.Value,
            await city.Set<Rating>().CountAsync(rating => rating.Device == device && rating.At >= begin && rating.At <= end, cancel),
            applicant.PersonKey is { } person && await servants.Serves(person, cancel)
        );
    }
}
