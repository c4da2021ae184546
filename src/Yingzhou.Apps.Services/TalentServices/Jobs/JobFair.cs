using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Apps.Services.TalentServices.Titles;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Jobs;

/// <summary>招聘会: everybody hands in wishes until a day, then all are assigned at once.</summary>
public sealed class JobFair : Record
{
    public required string Name { get; init; }

    /// <summary>The last day for wishes, that day included.</summary>
    public required DateOnly WishesTo { get; init; }

    public DateTimeOffset? AssignedAt { get; private set; }

    /// <summary>JSON: post by résumé.</summary>
    public string Result { get; private set; } = "{}";

    public IReadOnlyDictionary<string, string> Assigned => JsonSerializer.Deserialize<Dictionary<string, string>>(Result)!;

    public bool TakesWishes(DateOnly today) => AssignedAt is null && today <= WishesTo;

    public Fault? Assign(IReadOnlyDictionary<string, string> assigned, DateTimeOffset now)
    {
        if (AssignedAt is not null)
            return FairFaults.Assigned;
        (AssignedAt, Result) = (now, JsonSerializer.Serialize(assigned));
        return null;
    }
}

/// <summary>Wishes of one person at one fair (志愿), the dearest first; handing in again replaces them.</summary>
public sealed class FairWish
{
    public required Guid FairId { get; init; }

    /// <summary>Id of the résumé.</summary>
    public required string Resume { get; init; }

    /// <summary>JSON array of post ids.</summary>
    public required string Posts { get; set; }

    public required DateTimeOffset At { get; set; }

    public IReadOnlyList<string> PostIds => JsonSerializer.Deserialize<List<string>>(Posts)!;
}

/// <param name="Wishes">By résumé.</param>
/// <param name="Unstable">Pairs that would rather have each other; 0 in a stable assignment, <c>null</c> before it.</param>
sealed record FairView(
    JobFair Fair,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Wishes,
    IReadOnlyList<JobPost> Posts,
    int? Unstable
);

/// <summary>Opens a fair, takes wishes, assigns (校招双选).</summary>
sealed class RunFair(
    CityContext city,
    CityStep step,
    TalentContent content,
    PostShelf shelf,
    JobMarket market,
    WhoAmI who,
    IPermissions permissions
)
{
    public const int MostWishes = 3;

    public async Task<IReadOnlyList<JobFair>> All(CancellationToken cancel) =>
        await city.Set<JobFair>().AsNoTracking().OrderByDescending(fair => fair.Id).Take(20).ToListAsync(cancel);

    public async Task<FairView?> View(Guid id, CancellationToken cancel)
    {
        if (await city.Set<JobFair>().AsNoTracking().SingleOrDefaultAsync(fair => fair.Id == id, cancel) is not { } fair)
            return null;
        var (wishes, posts) = (await Wishes(id, cancel), await shelf.Open(cancel));
        return new(fair, wishes, posts, fair.AssignedAt is null ? null : market.Unstable(wishes, posts, fair.Assigned));
    }

    public bool May(Subject official) => permissions.Decide(official, RunPanel.Right, Here).Allowed;

    public Task<Outcome<Guid>> Open(string? name, DateOnly? wishesTo, string? key, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.RunOnce<Guid>(
            "OpenFair",
            key,
            () =>
            {
                var today = city.Clock.GetUtcNow().Day();
                if (permissions.Refuse(official, RunPanel.Right, Here) is { } refused)
                    return Task.FromResult<Outcome<Guid>>(refused);
                if (string.IsNullOrWhiteSpace(name))
                    return Task.FromResult<Outcome<Guid>>(FairFaults.NoName);
                if (wishesTo is not { } last || last < today)
                    return Task.FromResult<Outcome<Guid>>(FairFaults.LastDay);
                var fair = new JobFair
                {
                    Region = "3309",
                    Name = name.Trim(),
                    WishesTo = last,
                };
                city.Add(fair);
                return Task.FromResult<Outcome<Guid>>(fair.Id);
            },
            cancel
        );
    }

    public Task<Outcome<Done>> Wish(Guid id, IReadOnlyList<string> posts, Subject person, CancellationToken cancel)
    {
        city.Actors.Current = person.AsActor();
        return step.Run("WishAtFair", () => Take(id, posts, person, cancel), cancel);
    }

    async Task<Outcome<Done>> Take(Guid id, IReadOnlyList<string> posts, Subject person, CancellationToken cancel)
    {
        if (who.ResumeOf(person) is not { } resume)
            return FairFaults.NoResume;
        if (await city.Set<JobFair>().FindAsync([id], cancel) is not { } fair)
            return FairFaults.Unknown;
        if (!fair.TakesWishes(city.Clock.GetUtcNow().Day()))
            return FairFaults.Over(fair.WishesTo);
        var known = (await shelf.Open(cancel)).ToDictionary(post => post.Id, StringComparer.Ordinal);
        if (posts.Count is 0 or > MostWishes || posts.Any(post => !known.ContainsKey(post)))
            return FairFaults.Wishes(MostWishes);
        if (posts.Distinct().Count() < posts.Count)
            return FairFaults.Twice;
        if (posts.Select(post => JobMatch.Of(known[post], resume, content.Tree)).FirstOrDefault(match => match.Score is null) is { } closed)
            return FairFaults.Licence(closed.Post.Title, closed.Missing);
        var (json, now) = (JsonSerializer.Serialize(posts), city.Clock.GetUtcNow());
        if (await city.Set<FairWish>().FindAsync([id, resume.Id], cancel) is { } wish)
            (wish.Posts, wish.At) = (json, now);
        else
            city.Add(
                new FairWish
                {
                    FairId = id,
                    Resume = resume.Id,
                    Posts = json,
                    At = now,
                }
            );
        return Done.It;
    }

    public Task<Outcome<Done>> Assign(Guid id, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            "AssignFair",
            async () =>
            {
                if (permissions.Refuse(official, RunPanel.Right, Here) is { } refused)
                    return refused;
                if (await city.Set<JobFair>().FindAsync([id], cancel) is not { } fair)
                    return FairFaults.Unknown;
                var wishes = await Wishes(id, cancel);
                if (wishes.Count == 0)
                    return FairFaults.Nobody;
                return fair.Assign(market.Fair(wishes, await shelf.Open(cancel)), city.Clock.GetUtcNow()) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }

    async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Wishes(Guid fair, CancellationToken cancel) =>
        (await city.Set<FairWish>().AsNoTracking().Where(wish => wish.FairId == fair).ToListAsync(cancel)).ToDictionary(
            wish => wish.Resume,
            wish => wish.PostIds,
            StringComparer.Ordinal
        );

    Resource Here => new("job-fair", "any") { UnitId = content.TitleUnit };
}

static class FairFaults
{
    public static readonly Fault Unknown = new("talent.unknown-fair", "没有这场招聘会，请从列表重新进入。", 404);

    public static readonly Fault Assigned = new("talent.fair-assigned", "这场招聘会已经分配，不能再分配一次。", 409);

    public static readonly Fault NoName = new("talent.fair-name", "请写招聘会的名称。") { Field = "name" };

    public static readonly Fault LastDay = new("talent.fair-last-day", "志愿截止日期不能早于今天。") { Field = "wishesTo" };

    public static readonly Fault NoResume = new("talent.no-resume", "还没有您的简历，填好简历才能报志愿。", 409);

    public static readonly Fault Twice = new("talent.wish-twice", "同一个岗位只能报一次，请换一个。") { Field = "wish" };

    public static readonly Fault Nobody = new("talent.fair-empty", "还没有人报志愿，不能分配。", 409);

    public static Fault Over(DateOnly last) => new("talent.fair-over", $"志愿已于 {last:yyyy-MM-dd} 截止，或已经分配。", 409);

    public static Fault Wishes(int most) => new("talent.wishes", $"请选 1 到 {most} 个岗位。") { Field = "wish" };

    public static Fault Licence(string post, IReadOnlyList<string> missing) =>
        new("talent.wish-licence", $"“{post}”依法要有{string.Join("、", missing)}，取得后才能报。") { Field = "wish" };
}
