using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Process;

namespace Yingzhou.Bench.Cases;

/// <summary>What is asked all day, each time by somebody else; the 95th percentile in milliseconds, permission included.</summary>
sealed class Questions(IServiceProvider city)
{
    readonly Desk desk = new(city.GetRequiredService<IOrganisation>());

    public Task<double> Inbox(int times) =>
        Time(times, tasks => tasks.Post, (cases, post) => cases.Inbox(desk.HolderOf(post), new InboxQuery()));

    public Task<double> Search(int times) => Time(times, tasks => tasks.Post, (cases, post) => cases.InArea(desk.HolderOf(post)));

    public Task<double> Number(int times) => TimeCases(times, (cases, @case, post) => cases.InArea(desk.HolderOf(post), @case.Number));

    public Task<double> Mine(int times) => TimeCases(times, (cases, @case, _) => cases.Mine(Desk.Applicant(@case.ApplicantKey)));

    async Task<double> Time(int times, Func<UserTask, string> of, Func<ICases, string, Task> ask)
    {
        var posts = (await Some<UserTask>(times)).Select(of).ToList();
        return await Time(posts, ask);
    }

    async Task<double> TimeCases(int times, Func<ICases, Case, string, Task> ask)
    {
        var post = (await Some<UserTask>(1))[0].Post;
        return await Time(await Some<Case>(times), (cases, @case) => ask(cases, @case, post));
    }

    async Task<double> Time<T>(IReadOnlyList<T> asked, Func<ICases, T, Task> ask)
    {
        var times = new List<double>();
        foreach (var one in asked)
        {
            await using var scope = city.CreateAsyncScope();
            var start = Stopwatch.GetTimestamp();
            await ask(scope.ServiceProvider.GetRequiredService<ICases>(), one);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        return times.Count == 0 ? double.NaN : times[(int)(times.Count * 0.95)];
    }

    // By random ids, so that what is asked lies anywhere in the tables and not in the cache.
    async Task<List<T>> Some<T>(int count)
        where T : class
    {
        await using var scope = city.CreateAsyncScope();
        var set = scope.ServiceProvider.GetRequiredService<CityContext>().Set<T>().AsNoTracking();
        var (first, last) = (
            await set.OrderBy(one => EF.Property<Guid>(one, "Id")).Select(one => EF.Property<Guid>(one, "Id")).FirstAsync(),
            await set.OrderByDescending(one => EF.Property<Guid>(one, "Id")).Select(one => EF.Property<Guid>(one, "Id")).FirstAsync()
        );
        var dice = new Random(7);
        var (from, to) = (Millis(first), Millis(last));
        var some = new List<T>();
        for (var i = 0; i < count; i++)
        {
            var at = Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(from + (long)(dice.NextDouble() * (to - from))));
            if (
                await set.Where(one => EF.Property<Guid>(one, "Id").CompareTo(at) >= 0)
                    .OrderBy(one => EF.Property<Guid>(one, "Id"))
                    .FirstOrDefaultAsync() is
                { } found
            )
                some.Add(found);
        }
        return some;
    }

    static long Millis(Guid id) => Convert.ToInt64(id.ToString("N")[..12], 16);
}
