using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.SubjectAccess.Handling;

sealed class SubjectDesk(CityContext city, CityStep step, Workdays workdays, IPermissions permissions, IEnumerable<ISubjectData> sources)
    : ISubjectAccess
{
    const string City = "3309";
    const int Listed = 200;
    const int AnsweredShown = 90;

    static readonly Fault NotYours = new("subject-access.unknown", "没有这件请求，或不是您的。请从“我的个人信息”进入。", 404);

    public Task<Outcome<Guid>> Ask(AskRequest request, Subject person, CancellationToken cancel)
    {
        if (person.Kind is not SubjectKind.Citizen || person.PersonKey is not { } key)
            return Refused<Guid>(new("subject-access.person", "个人信息只能由本人查阅，请用个人身份登录。", 403));
        if (person.Level < RealNameLevel.A2)
            return Refused<Guid>(new("subject-access.level", "查阅个人信息要先实名认证，请到“账号”里认证之后再来。", 403));
        if (request.Kind is not { } kind)
            return Refused<Guid>(new Fault("subject-access.kind", "请选择要做什么。") { Field = "kind" });
        var words = (request.Words ?? "").Trim();
        if (kind is not SubjectRequestKind.Copy && words.Length is < 5 or > SubjectRequest.LongestWords)
            return Refused<Guid>(
                new Fault("subject-access.words", $"请写明是哪一项信息、为什么，5 到 {SubjectRequest.LongestWords} 个字。")
                {
                    Field = "words",
                }
            );
        city.Actors.Current = person.AsActor();
        return step.RunOnce<Guid>(
            nameof(Ask),
            request.Key,
            () =>
            {
                var now = city.Clock.GetUtcNow();
                var due = workdays.AddWorkdaysOpen(now.Day(), SubjectRequest.Workdays);
                if (due.Fault is { } unknown)
                    return Task.FromResult<Outcome<Guid>>(unknown);
                var asked = new SubjectRequest
                {
                    Region = City,
                    Kind = kind,
                    PersonKey = key,
                    Person = Personal.Name(person.Name),
                    Words = words.Length == 0 ? null : words,
                    AskedAt = now,
                    AnswerBy = due.Value.Day,
                };
                asked.Asked();
                if (kind is SubjectRequestKind.Copy)
                    asked.GiveCopy(now);
                city.Add(asked);
                return Task.FromResult<Outcome<Guid>>(asked.Id);
            },
            cancel
        );
    }

    public async Task<IReadOnlyList<SubjectRequest>> Mine(Subject person, CancellationToken cancel) =>
        await city.Set<SubjectRequest>()
            .AsNoTracking()
            .Where(one => one.PersonKey == person.PersonKey)
            .OrderByDescending(one => one.AskedAt)
            .Take(Listed)
            .ToListAsync(cancel);

    public async Task<Outcome<SubjectCopy>> Copy(Guid id, Subject person, CancellationToken cancel)
    {
        city.Actors.Current = person.AsActor();
        var taken = await step.Run<DateTimeOffset>(
            nameof(Copy),
            async () =>
            {
                var now = city.Clock.GetUtcNow();
                if (
                    person.PersonKey is not { } key
                    || await city.Set<SubjectRequest>()
                        .SingleOrDefaultAsync(one => one.Id == id && one.PersonKey == key && one.Kind == SubjectRequestKind.Copy, cancel)
                        is not { } found
                )
                    return NotYours;
                if (now.Day() > found.CopyUntil)
                    return new Fault("subject-access.copy-over", $"副本只保留 {SubjectRequest.CopyDays} 天，请重新申请。", 410);
                found.Copied(now);
                return now;
            },
            cancel
        );
        if (taken.Fault is { } refused)
            return refused;
        var parts = new List<SubjectPart>();
        foreach (var source in sources)
            parts.Add(new(source.Title, await source.Of(person, cancel)));
        return new SubjectCopy(id, taken.Value, person.Name, parts);
    }

    public async Task<Outcome<IReadOnlyList<SubjectRequest>>> List(Subject official, CancellationToken cancel)
    {
        if (Forbidden(official) is { } forbidden)
            return forbidden;
        var since = city.Clock.GetUtcNow().AddDays(-AnsweredShown);
        SubjectRequest[] found =
        [
            .. (
                await city.Set<SubjectRequest>()
                    .AsNoTracking()
                    .Within(official.Scope!)
                    .Where(one => one.AnsweredAt == null || one.AnsweredAt >= since)
                    .OrderBy(one => one.AnswerBy)
                    .Take(Listed)
                    .ToListAsync(cancel)
            ).OrderBy(one => !one.IsOpen),
        ];
        return found;
    }

    public async Task<Outcome<Done>> Answer(AnswerRequest request, Subject official, CancellationToken cancel)
    {
        if (Forbidden(official) is { } forbidden)
            return forbidden;
        if (request.Granted is not { } granted)
            return new Fault("subject-access.verdict", "请选择是否照办。") { Field = "granted" };
        city.Actors.Current = official.AsActor();
        return await step.Run<Done>(
            nameof(Answer),
            async () =>
            {
                if (
                    await city.Set<SubjectRequest>().Within(official.Scope!).SingleOrDefaultAsync(one => one.Id == request.Id, cancel)
                    is not { } found
                )
                    return NotYours;
                if (official.Is(found.PersonKey))
                    return new Fault("subject-access.own", "不能答复自己的请求，请由另一位数据官答复。", 403);
                if (found.Version != request.Seen)
                    return new Fault("subject-access.stale", "这件请求刚才有人处理过，请刷新后再操作。", 412);
                var by = $"{official.ActingPost!.Title} {official.Name}";
                return found.Answer(granted, request.Reply, request.Basis, by, city.Clock.GetUtcNow()) is { } refused ? refused : Done.It;
            },
            cancel
        );
    }

    Fault? Forbidden(Subject official) =>
        permissions.Refuse(official, SubjectAccessRights.Answer, SubjectAccessRights.In(official.Scope?.Code ?? ""));

    static Task<Outcome<T>> Refused<T>(Fault fault) => Task.FromResult<Outcome<T>>(fault);
}
