using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Starting;

namespace Yingzhou.Engines.Tests.Starting;

public class StartQueueTests
{
    [Fact]
    public async Task Steps_run_before_the_host_has_started_in_the_order_they_were_added()
    {
        var diary = new Diary();
        using var host = Program(services => services.AddSingleton(diary).AddAtStart<First>().AddAtStart<Second>());

        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["first", "second"], diary.Lines);
    }

    [Fact]
    public async Task Unsound_content_stops_the_start_and_names_file_and_field()
    {
        using var host = Program(services =>
            services.AddContent(_ => new ContentReading<Diary>(new(), [new("halls.json", "halls[0].seats", "应大于零")]))
        );

        var stopped = await Assert.ThrowsAsync<InvalidDataException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        foreach (var part in new[] { "halls.json", "halls[0].seats", "应大于零" })
            Assert.Contains(part, stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demonstration_seed_that_fails_does_not_keep_the_next_one_away_and_jobs_wait_for_the_last()
    {
        var diary = new Diary();
        using var host = Program(
            services => services.AddSingleton(diary).AddDemoSeed<Broken>().AddDemoSeed<Slow>().AddDemoSeed<Last>(),
            demonstration: true
        );
        var gate = host.Services.GetRequiredService<JobGate>();

        await host.StartAsync(TestContext.Current.CancellationToken);
        Assert.True(gate.IsClosed);
        Assert.False(host.Services.GetRequiredService<DemoSeeds>().Finished.IsCompleted);
        diary.GoOn.SetResult();
        await host.Services.GetRequiredService<DemoSeeds>().Finished.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["slow", "last"], diary.Lines);
        Assert.False(gate.IsClosed);
    }

    [Fact]
    public async Task A_demonstration_begins_when_what_it_waits_for_is_over()
    {
        var diary = new Diary();
        using var host = Program(
            services => services.AddSingleton(diary).AddSingleton<IDemoHold, Waiting>().AddDemoSeed<Last>(),
            demonstration: true
        );
        var seeds = host.Services.GetRequiredService<DemoSeeds>();

        await host.StartAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<TimeoutException>(() =>
            seeds.Finished.WaitAsync(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken)
        );
        Assert.Empty(diary.Lines);
        diary.GoOn.SetResult();
        await seeds.Finished.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["last"], diary.Lines);
    }

    [Fact]
    public async Task Without_a_demonstration_nothing_is_seeded_and_jobs_are_free_at_once()
    {
        var diary = new Diary();
        using var host = Program(services => services.AddSingleton(diary).AddDemoSeed<Last>());

        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.Services.GetRequiredService<DemoSeeds>().Finished.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Empty(diary.Lines);
        Assert.False(host.Services.GetRequiredService<JobGate>().IsClosed);
    }

    static IHost Program(Action<IServiceCollection> add, bool demonstration = false)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<IdentityOptions>(options => options.DemoAccounts = demonstration);
        builder.Services.AddDemoQueue();
        add(builder.Services);
        return builder.Build();
    }

    sealed class Diary
    {
        public List<string> Lines { get; } = [];

        public TaskCompletionSource GoOn { get; } = new();
    }

    sealed class First(Diary diary) : IAtStart
    {
        public async Task Run(CancellationToken cancel)
        {
            await Task.Yield();
            diary.Lines.Add("first");
        }
    }

    sealed class Second(Diary diary) : IAtStart
    {
        public Task Run(CancellationToken cancel)
        {
            diary.Lines.Add("second");
            return Task.CompletedTask;
        }
    }

    sealed class Waiting(Diary diary) : IDemoHold
    {
        public Task Over(CancellationToken cancel) => diary.GoOn.Task.WaitAsync(cancel);
    }

    sealed class Broken : IDemoSeed
    {
        public Task Seed(CancellationToken cancel) => throw new InvalidOperationException("this seed is broken");
    }

    sealed class Slow(Diary diary) : IDemoSeed
    {
        public async Task Seed(CancellationToken cancel)
        {
            await diary.GoOn.Task.WaitAsync(cancel);
            diary.Lines.Add("slow");
        }
    }

    sealed class Last(Diary diary) : IDemoSeed
    {
        public Task Seed(CancellationToken cancel)
        {
            diary.Lines.Add("last");
            return Task.CompletedTask;
        }
    }
}
