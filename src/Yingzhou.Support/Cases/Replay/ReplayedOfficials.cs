using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Process;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Support.Cases.Replay;

/// <summary>Officials and applicants of the replay: each acts through the same use cases as a person at a screen, when the plan of the case says so.</summary>
sealed class ReplayedOfficials(
    CityContext city,
    IOrganisation organisation,
    IProcesses processes,
    Workdays workdays,
    HandleTask handle,
    RequestSupplement requestSupplement,
    ReturnSupplement returnSupplement,
    WithdrawCase withdraw,
    MoveTask move,
    RateCase rate
)
{
    const double RatedShare = 0.35;
    const double BadShare = 0.012;

    static readonly PreparedQuery<Guid, Case?> CaseNow = new((city, id, cancel) => city.Set<Case>().AsNoTracking().FirstOrDefault(@case => @case.Id == id));
    static readonly PreparedQuery<Guid, UserTask?> TaskNow = new((city, id, cancel) => city.Set<UserTask>().AsNoTracking().FirstOrDefault(task => task.Id == id));

    public async Task ScheduleCase(Guid id, CasePlans plans, Agenda agenda, CancellationToken cancel)
    {
        foreach (var @case in await city.Set<Case>().AsNoTracking().Where(@case => @case.Id == id || @case.BundleId == id).ToListAsync(cancel))
            await ScheduleTasks(@case, plans, agenda, cancel);
    }

    public async Task ScheduleOpenedSince(DateTimeOffset since, CasePlans plans, Agenda agenda, CancellationToken cancel)
    {
        foreach (var task in await city.Set<UserTask>().AsNoTracking().Where(task => task.OpenedAt >= since && task.Status == UserTaskStatus.Open).ToListAsync(cancel))
            await Schedule(task, plans, agenda, cancel);
    }

    /// <summary>When the task will be done: in step with the promise, late where the plan says late.</summary>
    public async Task Schedule(UserTask task, CasePlans plans, Agenda agenda, CancellationToken cancel)
    {
        var @case = await Now(Guid.Parse(task.BusinessKey), cancel);
        agenda.Task(Moment(task, @case, plans.CourseOf(@case)), task.Id);
    }

    async Task<Case> Now(Guid id, CancellationToken cancel) =>
        await CaseNow.Ask(city, id, cancel) ?? throw new InvalidOperationException($"There is no case {id}");

    public async Task Act(Guid taskId, CasePlans plans, Agenda agenda, CancellationToken cancel)
    {
        if (await TaskNow.Ask(city, taskId, cancel) is not { IsOpen: true } task)
            return;
        var @case = await Now(Guid.Parse(task.BusinessKey), cancel);
        var course = plans.CourseOf(@case);
        if (@case.Status is CaseStatus.Supplementing)
        {
            if (course.Silent)
                return;
            Require(await returnSupplement.Run(new(@case.Id, [], [], "已按要求补齐", $"{@case.Number}-supplement-{@case.SupplementCount}"), ApplicantOf(@case), cancel));
            agenda.Again(Moment(task, @case, course), task.Id);
            return;
        }
        await Handle(task, @case, course, agenda, cancel);
        await FollowUp(@case, course, plans, agenda, cancel);
    }

    async Task Handle(UserTask task, Case @case, Course course, Agenda agenda, CancellationToken cancel)
    {
        var official = Holder(task.Post);
        if (task.Stage is "accept" && course.Withdrawn)
        {
            Require(await withdraw.Run(new(@case.Id, "暂不办理", $"{@case.Number}-withdraw"), ApplicantOf(@case), cancel));
            return;
        }
        if (task.Stage is "review" && course.Supplement && @case.SupplementCount == 0 && @case.Status is CaseStatus.Accepted)
        {
            Require(await requestSupplement.Run(new(task.Id, [new("material", "请补充签字盖章页")]), official, cancel));
            agenda.Again(city.Clock.GetUtcNow().AddHours(20 + 90 * course.Pace), task.Id);
            return;
        }
        if (task.Stage is "decide" && course.Returned && await OnceOnly(task, cancel))
        {
            var passed = await processes.PassedTasks(task.InstanceId, cancel);
            if (passed.FirstOrDefault(p => p.Stage == "review") is { } review)
            {
                Require(await move.Return(new(task.Id, review.ElementId, "请核实经营场所面积"), official, cancel));
                return;
            }
        }
        Require(await handle.Run(new HandleTaskRequest(task.Id, TaskOutcomes.Of(task.Stage)[0].Outcome, "符合条件"), official, cancel));
    }

    async Task<bool> OnceOnly(UserTask task, CancellationToken cancel) =>
        !await city.Set<UserTask>().AnyAsync(t => t.InstanceId == task.InstanceId && t.Outcome == "returned", cancel);

    async Task FollowUp(Case before, Course course, CasePlans plans, Agenda agenda, CancellationToken cancel)
    {
        var @case = await Now(before.Id, cancel);
        await ScheduleTasks(@case, plans, agenda, cancel);
        // The end of a leg may start others of its bundle.
        if (@case.BundleId is { } bundle && @case.IsOver && !before.IsOver)
            foreach (var leg in await city.Set<Case>().AsNoTracking().Where(c => c.BundleId == bundle && c.Status == CaseStatus.Submitted).ToListAsync(cancel))
                await ScheduleTasks(leg, plans, agenda, cancel);
        if (@case.Status is CaseStatus.Delivered && before.Status is not CaseStatus.Delivered && course.Dice.For(1, "rated").Happens(RatedShare))
            Require(await rate.Run(new(@case.Id, GradeOf(course), null, $"{@case.Number}-rating"), ApplicantOf(@case), cancel));
    }

    async Task ScheduleTasks(Case @case, CasePlans plans, Agenda agenda, CancellationToken cancel)
    {
        // A leg that waits for its predecessors has no tasks yet, and the head of a bundle has none of its own.
        if (@case.ProcessInstanceId is null)
            return;
        var key = @case.Id.ToString();
        var course = plans.CourseOf(@case);
        foreach (var task in await city.Set<UserTask>().AsNoTracking().Where(t => t.BusinessKey == key && t.Status == UserTaskStatus.Open).ToListAsync(cancel))
            agenda.Task(Moment(task, @case, course), task.Id);
    }

    /// <summary>
    /// Acceptance within a working day; then stage by stage towards the working day of the decision, which lies within the promise or, for late cases, beyond it.
    /// </summary>
    DateTimeOffset Moment(UserTask task, Case @case, Course course)
    {
        var now = city.Clock.GetUtcNow();
        var hour = TimeSpan.FromMinutes(9 * 60 + course.Dice.For(task.ElementInstanceId, "hour").Below(8 * 60));
        if (@case.Clock is not { } legal || @case.DecidedAt is not null)
            return Later(now, CityTime.StartOf(workdays.AddWorkdaysOpen(now.Day(), 1).Value.Day) + hour);
        var target = course.Late ? @case.PromisedDays + 1 + (int)(course.Pace * 5) : (int)(course.Pace * @case.PromisedDays);
        var share = task.Stage switch
        {
            "decide" => 1.0,
            "review" => 0.5,
            _ => 0.75,
        };
        var used = legal.Read(now.Day(), workdays).Value.UsedDays;
        var ahead = Math.Max(0, (int)Math.Floor(target * share) - used);
        var day = ahead == 0 ? now.Day() : workdays.AddWorkdaysOpen(now.Day(), ahead).Value.Day;
        return Later(now, CityTime.StartOf(day) + hour);
    }

    // On the same day the plan's hour may have passed: then it is done within the hour, before midnight.
    static DateTimeOffset Later(DateTimeOffset now, DateTimeOffset planned) => planned > now ? planned : now.AddMinutes(7);

    Subject Holder(string postId)
    {
        var holder = organisation.HoldersOf(postId) is [var first, ..] ? first : null;
        var post = organisation.Post(postId) ?? throw new InvalidOperationException($"Nobody knows the post {postId}");
        var held = new HeldPost(post, organisation.Unit(post.UnitId)!, AppointmentKind.Main, null);
        return new Subject
        {
            Kind = SubjectKind.Official,
            AccountId = holder?.Official.Id ?? postId,
            OfficialId = holder?.Official.Id ?? postId,
            Name = holder?.Official.Name ?? post.Title,
            Posts = [held],
            ActingPost = held,
            Level = RealNameLevel.A3,
        };
    }

    static Subject ApplicantOf(Case @case) =>
        new()
        {
            Kind = SubjectKind.Citizen,
            AccountId = @case.ApplicantKey,
            Name = @case.ApplicantName.Masked,
            PersonKey = @case.ApplicantKey,
            PartyKey = @case.ApplicantKey,
            Level = RealNameLevel.A3,
        };

    static RatingGrade GradeOf(Course course) =>
        course.Dice.For(2, "bad").Happens(BadShare) ? RatingGrade.Dissatisfied
        : course.Dice.For(3, "fair").Happens(0.05) ? RatingGrade.FairlySatisfied
        : course.Dice.For(4, "good").Happens(0.3) ? RatingGrade.Satisfied
        : RatingGrade.VerySatisfied;

    static void Require(Outcome<Done> outcome)
    {
        if (!outcome.Succeeded)
            throw new InvalidOperationException($"The replay was refused: {outcome.Fault}");
    }
}

/// <summary>How one case, or one leg, will go: thrown from its number, which a restart finds again in the database.</summary>
sealed record Course(Dice Dice, double Pace, bool Late, bool Supplement, bool Silent, bool Returned, bool Withdrawn);
