using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Forms;
using Yingzhou.Support.Process;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Support.Cases.Reading;

sealed class CaseQueries(
    CityContext city,
    CityStep step,
    IOrganisation organisation,
    IPermissions permissions,
    IAudit audit,
    CasesContent content,
    IBundlePlans plans,
    ConditionCheck conditions,
    IForms forms,
    Workdays workdays,
    TimeProvider clock
)
{
    public async Task<Page<CaseLine>> Mine(Subject applicant, string? after, int size, CancellationToken cancel)
    {
        var key = applicant.PartyKey;
        var cases = city.Set<Case>().AsNoTracking().Where(@case => @case.ApplicantKey == key && @case.BundleId == null);
        return await PageOf(cases, after, size, cancel);
    }

    public async Task<Page<CaseLine>> InArea(Subject official, string? number, string? after, int size, CancellationToken cancel)
    {
        if (
            official.Scope is not { } scope
            || permissions.Refuse(official, CaseRights.ReadStatistics, new Resource("cases", scope.Code) { Region = scope.Code })
                is not null
        )
            return new([], null);
        var cases = city.Set<Case>().AsNoTracking().Of(scope);
        return await PageOf(
            string.IsNullOrWhiteSpace(number) ? cases : cases.Where(@case => @case.Number == number.Trim()),
            after,
            size,
            cancel
        );
    }

    /// <param name="task">A task of the case that the subject is looking at: its post may then read the case.</param>
    public async Task<Outcome<CaseView>> Find(Guid id, Subject subject, CancellationToken cancel, UserTask? task = null)
    {
        var @case = await city.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (@case is null)
            return CaseFaults.Unknown;
        var resource = task is null ? CaseFaults.ResourceOf(@case) : CaseTasks.ResourceOf(task, @case);
        var held = subject.Posts.FirstOrDefault(post => post.Id == task?.Post);
        // To look at what waits for another of one's own posts one need not switch; to act one must.
        var asHolder = held is null ? subject : subject with { ActingPost = held };
        if (permissions.Refuse(asHolder, CaseRights.Read, resource) is { } refused && !await WasCopied(@case.Id, subject, cancel))
            return refused;
        return await View(@case, subject, cancel);
    }

    Task<bool> WasCopied(Guid id, Subject subject, CancellationToken cancel)
    {
        var posts = subject.Posts.Select(post => post.Id).ToList();
        return posts.Count == 0
            ? Task.FromResult(false)
            : city.Set<CaseCopy>().AnyAsync(copy => copy.CaseId == id && posts.Contains(copy.Post), cancel);
    }

    public Task<Outcome<RevealedApplicant>> Reveal(Guid id, string reason, Subject official, CancellationToken cancel) =>
        step.Run<RevealedApplicant>(
            nameof(Reveal),
            async () =>
            {
                var @case = await city.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel);
                if (@case is null)
                    return CaseFaults.Unknown;
                if (string.IsNullOrWhiteSpace(reason))
                    return new Fault("cases.reveal-needs-reason", "查看个人信息须写明用途，用途会留在审计记录中。") { Field = "reason" };
                if (permissions.Refuse(official, CaseRights.Read, CaseFaults.ResourceOf(@case)) is { } refused)
                    return refused;
                var target = $"Case/{id}";
                return new RevealedApplicant(
                    await audit.Reveal(@case.ApplicantName, target, "姓名", reason, cancel),
                    await audit.Reveal(@case.ApplicantNumber, target, "证件号码", reason, cancel),
                    @case.Phone is { } phone ? await audit.Reveal(phone, target, "电话", reason, cancel) : null
                );
            },
            cancel
        );

    public async Task<IReadOnlyList<BadRatingLine>> BadRatings(Subject official, CancellationToken cancel)
    {
        if (
            official.Scope is not { } scope
            || permissions.Refuse(official, CaseRights.CallBack, new Resource("cases", scope.Code) { Region = scope.Code }) is not null
        )
            return [];
        var rows = await city.Set<Rating>()
            .AsNoTracking()
            .Within(scope)
            .Where(rating => rating.Status != RatingStatus.Noted && rating.Status != RatingStatus.Closed)
            .OrderBy(rating => rating.DueAt)
            .Take(200)
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
        return
        [
            .. rows.Select(row => new BadRatingLine(
                row.rating.Id,
                row.rating.CaseId,
                row.Number,
                row.ItemName,
                organisation.NameOf(row.rating.Unit),
                row.rating.AddedGrade ?? row.rating.Grade,
                row.rating.AddedComment is { } added ? $"{row.rating.Comment}（追评：{added}）" : row.rating.Comment,
                row.rating.Status,
                row.rating.DueAt,
                row.rating.AddedAt ?? row.rating.At
            )),
        ];
    }

    public CaseLine Line(Case @case) =>
        new(
            @case.Id,
            @case.Number,
            @case.ItemName,
            @case.ApplicantName.Masked,
            organisation.NameOf(@case.Unit),
            @case.Status,
            @case.Light,
            @case.SubmittedAt,
            @case.DueAt,
            @case.FinishedAt,
            @case.BundleCode is not null
        );

    async Task<Page<CaseLine>> PageOf(IQueryable<Case> cases, string? after, int size, CancellationToken cancel)
    {
        if (Guid.TryParse(after, out var last))
            cases = cases.Where(@case => @case.Id.CompareTo(last) < 0);
        var rows = await cases.OrderByDescending(@case => @case.Id).Take(size + 1).ToListAsync(cancel);
        return new([.. rows.Take(size).Select(Line)], rows.Count > size ? rows[size - 1].Id.ToString() : null);
    }

    async Task<CaseView> View(Case @case, Subject subject, CancellationToken cancel)
    {
        var today = clock.GetUtcNow().Day();
        var reading = @case.Clock?.Read(today, workdays).Value;
        var key = @case.Id.ToString();
        var materials = await city.Set<CaseMaterial>().AsNoTracking().Where(m => m.CaseId == @case.Id).ToListAsync(cancel);
        var events = await city.Set<CaseEvent>()
            .AsNoTracking()
            .Where(e => e.CaseId == @case.Id)
            .OrderBy(e => e.Sequence)
            .ToListAsync(cancel);
        var supplement = await city.Set<Supplement>()
            .AsNoTracking()
            .FirstOrDefaultAsync(s => s.CaseId == @case.Id && s.ReturnedAt == null, cancel);
        var tasks = await city.Set<UserTask>()
            .AsNoTracking()
            .Where(t => t.BusinessKey == key && (t.Status == UserTaskStatus.Open || t.Status == UserTaskStatus.Suspended))
            .ToListAsync(cancel);
        var rating = await city.Set<Rating>().AsNoTracking().FirstOrDefaultAsync(r => r.CaseId == @case.Id, cancel);
        var item = content.Items.GetValueOrDefault(@case.ItemCode);
        return new CaseView(
            Line(@case),
            @case.ItemCode,
            @case.ApplicantName.Masked,
            @case.ApplicantNumber.Masked,
            @case.Phone?.Masked,
            @case.PromisedDays,
            @case.StatutoryDays,
            @case.FinishedAt is null ? reading?.UsedDays : null,
            reading?.IsRunning is true && !@case.IsOver,
            @case.DueIsProvisional,
            @case.ByCommitment,
            item is null ? [] : conditions.Of(item, KnownOf(@case, today), clock.GetUtcNow()),
            @case.OnTime,
            @case.DecisionReason,
            @case.DecisionBasis,
            item?.Remedy,
            JsonNode.Parse(@case.Form)!.AsObject(),
            JsonNode.Parse(@case.Answers)!.AsObject(),
            [
                .. materials.Select(m => new MaterialView(
                    m.MaterialId,
                    m.Name,
                    m.Source,
                    JsonSerializer.Deserialize<List<CaseFile>>(m.Files)!,
                    m.Provenance
                )),
            ],
            [
                .. events.Select(e => new EventView(
                    e.Kind,
                    e.At,
                    e.ActorName,
                    e.Post is null ? null : organisation.NameOf(e.Post),
                    e.OnBehalfOf is null ? null : organisation.NameOf(e.OnBehalfOf),
                    e.Note,
                    e.LegalBasis
                )),
            ],
            await Legs(@case, cancel),
            supplement is null ? [] : JsonSerializer.Deserialize<List<SupplementLine>>(supplement.Lines)!,
            [.. tasks.Select(t => new WaitingView(t.Name, organisation.NameOf(t.Post), t.OpenedAt, t.Status, t.Assignee))],
            rating is null
                ? null
                : new RatingView(
                    rating.Id,
                    rating.Grade,
                    rating.Comment,
                    rating.Status,
                    rating.Correction,
                    rating.GradeAfter,
                    rating.AddedComment,
                    rating.AddedGrade,
                    rating.At.AddDays(Rating.AddWithinDays)
                ),
            @case.ProcessInstanceId,
            @case.BundleId,
            @case.Version,
            // A leg of a bundle carries the bundle's one form.
            (content.Bundles.GetValueOrDefault(@case.ItemCode)?.Form ?? item?.Form)
                is { } form
                ? forms.Drawn(form, @case.FormAsOf)
                : null,
            @case.FormAsOf,
            new UrgingView(@case.Urges, @case.UrgedAt, WhyNotUrge(@case, subject))
        );
    }

    Fault? WhyNotUrge(Case @case, Subject subject) =>
        permissions.Refuse(subject, CaseRights.Urge, CaseFaults.ResourceOf(@case))
        ?? @case.RefusesUrging(
            new CaseMoment(clock.GetUtcNow(), subject.AsActor(), workdays),
            byApplicant: subject.Kind is not SubjectKind.Official
        );

    // Ages are those of the day on which it came in: a case does not grow into its conditions.
    static KnownOfCase KnownOf(Case @case, DateOnly today) =>
        KnownOfCase.Of(
            Enum.Parse<Content.Subject>(@case.ApplicantKind),
            @case.ApplicantNumber.Plain,
            JsonNode.Parse(@case.Answers)!.AsObject(),
            JsonNode.Parse(@case.Form)!.AsObject(),
            @case.SubmittedAt?.Day() ?? today
        );

    async Task<IReadOnlyList<LegView>> Legs(Case @case, CancellationToken cancel)
    {
        if (@case.BundleCode is not { } code || plans.InForce(code, @case.AsOf ?? 0) is not { } bundle)
            return [];
        var legs = await city.Set<Case>().AsNoTracking().Where(leg => leg.BundleId == @case.Id).OrderBy(leg => leg.Id).ToListAsync(cancel);
        var present = legs.Select(leg => leg.LegId).ToHashSet();
        var drawn = bundle.Legs.Where(leg => present.Contains(leg.Id)).ToDictionary(leg => leg.Id);
        var critical = CriticalPath.Of([
            .. legs.Select(leg => new PromisedLeg(
                leg.LegId!,
                leg.Unit,
                leg.PromisedDays,
                [.. drawn[leg.LegId!].DependsOn.Where(present.Contains)]
            )),
        ]);
        var path = critical.Succeeded ? critical.Value.Path.Select(leg => leg.Id).ToHashSet() : [];
        return
        [
            .. legs.Select(leg => new LegView(
                Line(leg),
                leg.LegId!,
                drawn[leg.LegId!].DependsOn,
                leg.PromisedDays,
                path.Contains(leg.LegId!)
            )),
        ];
    }
}
