using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Process;

namespace Yingzhou.Engines.Tests.Processes;

/// <summary>Jobs outside the step: at least once under one key, taken in once; silence is noticed, failure backs off, and nothing is lost when the worker dies.</summary>
public class JobTests(CityTemplate template)
{
    static readonly string Letter = Drawn.Process(
        "letter",
        Drawn.Line(Drawn.Start, Drawn.Job("send", "letter.send"), Drawn.Task("check"), Drawn.End)
    );
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_handler_is_given_the_job_and_its_result_lets_the_process_go_on(DatabaseKind kind)
    {
        var post = new PostOffice();
        await using var city = await Letters(kind, post);
        var instance = await city.Start("letter", new() { ["to"] = "林海燕" });

        await city.Round("process-jobs");

        Assert.Equal(["check"], await city.Waiting(instance));
        var order = Assert.Single(post.Orders);
        Assert.Equal(("林海燕", $"{instance:N}.", 1), ((string?)order.Variables["to"], order.Key[..33], order.Attempt));
        Assert.Contains("\"receipt\":\"R1\"", (await city.Instance(instance)).State, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_worker_that_dies_after_the_effect_and_before_the_commit_repeats_it_under_the_same_key(DatabaseKind kind)
    {
        var post = new PostOffice();
        await using var city = await Letters(kind, post);
        var instance = await city.Start("letter");
        // The effect has happened outside; the process is killed before it could tell.
        var dead = await city.Do<IProcessJobs, TakenJob>(async jobs =>
            Assert.Single(await jobs.Take(new(["letter.send"], "dead", Lease, 10)))
        );
        post.Send(dead.Order);

        await using var restarted = await city.Restarted();
        await restarted.Round("process-jobs");
        Assert.Empty(await restarted.Waiting(instance));
        city.Clock.Advance(Lease);
        await restarted.Round("process-jobs");

        Assert.Equal(["check"], await restarted.Waiting(instance));
        Assert.Equal([dead.Order.Key, dead.Order.Key], post.Orders.Select(order => order.Key));
        Assert.Single(post.Delivered);
        var late = await restarted.Do<IProcessJobs, Kernel.Outcome<Kernel.Done>>(jobs => jobs.Complete(dead.Lease, []));
        Assert.Equal("process.job-gone", late.Fault?.Code);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Of_workers_that_ask_and_answer_at_once_each_job_goes_to_one_and_is_taken_in_once(DatabaseKind kind)
    {
        await using var city = await Letters(kind);
        var instances = new List<Guid>();
        for (var count = 0; count < 12; count++)
            instances.Add(await city.Start("letter"));

        var taken = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(worker =>
                    Task.Run(() =>
                        city.Do<IProcessJobs, IReadOnlyList<TakenJob>>(jobs => jobs.Take(new(["letter.send"], $"w{worker}", Lease, 5)))
                    )
                )
        );
        var all = taken.SelectMany(jobs => jobs).ToList();
        Assert.Equal(all.Count, all.DistinctBy(job => job.Order.Key).Count());

        // Everybody answers twice at the same moment, as a client does that did not hear the first answer.
        var answers = await Task.WhenAll(
            all.Concat(all)
                .Select(job => Task.Run(() => city.Do<IProcessJobs, Kernel.Outcome<Kernel.Done>>(jobs => jobs.Complete(job.Lease, []))))
        );
        Assert.Equal(all.Count, answers.Count(answer => answer.Succeeded));
        foreach (var job in all)
            Assert.Equal(["check"], await city.Waiting(job.Lease.InstanceId));
    }

    [Fact]
    public async Task Failures_back_off_and_without_retries_become_an_incident_that_a_person_repairs()
    {
        var post = new PostOffice { Answer = _ => new JobAnswer.Failed("邮局关门") };
        await using var city = await Letters(DatabaseKind.Sqlite, post);
        var instance = await city.Start("letter");

        await city.Round("process-jobs");
        await city.Round("process-jobs");
        Assert.Single(post.Orders);
        city.Clock.Advance(TimeSpan.FromSeconds(10));
        await city.Round("process-jobs");
        city.Clock.Advance(TimeSpan.FromSeconds(19));
        await city.Round("process-jobs");
        Assert.Equal(2, post.Orders.Count);
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        await city.Round("process-jobs");

        var incident = Assert.Single(
            ProcessCity
                .Value(
                    await city.Do<IProcessCare, Kernel.Outcome<Kernel.Page<IncidentLine>>>(care =>
                        care.Incidents(new(), city.Administrator)
                    )
                )
                .Items
        );
        Assert.Equal(("邮局关门", "send 作业", instance), (incident.Reason, incident.ElementName, incident.InstanceId));

        post.Answer = null;
        ProcessCity.Value(
            await city.Do<IProcessCare, Kernel.Outcome<Kernel.Done>>(care =>
                care.Retry(new(incident.InstanceId, incident.ElementInstanceId), city.Administrator)
            )
        );
        await city.Round("process-jobs");
        Assert.Equal(["check"], await city.Waiting(instance));
        Assert.Single(post.Orders.Select(order => order.Key).Distinct());
    }

    [Fact]
    public async Task A_deferral_waits_and_uses_no_retry()
    {
        await using var city = await Letters(DatabaseKind.Sqlite);
        await city.Start("letter");
        for (var count = 0; count < 6; count++)
        {
            var job = await city.Do<IProcessJobs, TakenJob>(async jobs =>
                Assert.Single(await jobs.Take(new(["letter.send"], "w", Lease, 1)))
            );
            Assert.Equal(3, job.RetriesLeft);
            ProcessCity.Value(
                await city.Do<IProcessJobs, Kernel.Outcome<Kernel.Done>>(jobs => jobs.Defer(job.Lease, city.Clock.GetUtcNow().AddHours(1)))
            );
            Assert.Empty(await city.Do<IProcessJobs, IReadOnlyList<TakenJob>>(jobs => jobs.Take(new(["letter.send"], "w", Lease, 1))));
            city.Clock.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public async Task A_sign_of_life_keeps_the_lease_and_a_job_that_silences_five_workers_goes_to_a_person()
    {
        await using var city = await Letters(DatabaseKind.Sqlite);
        var instance = await city.Start("letter");
        var job = await city.Do<IProcessJobs, TakenJob>(async jobs => Assert.Single(await jobs.Take(new(["letter.send"], "w", Lease, 1))));
        city.Clock.Advance(TimeSpan.FromSeconds(20));
        ProcessCity.Value(await city.Do<IProcessJobs, Kernel.Outcome<Kernel.Done>>(jobs => jobs.Extend(job.Lease, Lease)));
        city.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Empty(await city.Do<IProcessJobs, IReadOnlyList<TakenJob>>(jobs => jobs.Take(new(["letter.send"], "w", Lease, 1))));

        for (var silent = 0; silent < 4; silent++)
        {
            city.Clock.Advance(Lease);
            Assert.Single(await city.Do<IProcessJobs, IReadOnlyList<TakenJob>>(jobs => jobs.Take(new(["letter.send"], "w", Lease, 1))));
        }
        city.Clock.Advance(Lease);
        Assert.Empty(await city.Do<IProcessJobs, IReadOnlyList<TakenJob>>(jobs => jobs.Take(new(["letter.send"], "w", Lease, 1))));
        Assert.True(await city.Read(c => c.Set<Support.Process.Storage.IncidentRow>().AnyAsync(i => i.InstanceId == instance)));
        var lost = await city.Do<IProcessJobs, Kernel.Outcome<Kernel.Done>>(jobs => jobs.Extend(job.Lease, Lease));
        Assert.Equal("process.lease-lost", lost.Fault?.Code);
    }

    [Theory]
    [InlineData("closed", "elsewhere")]
    [InlineData("unknown", null)]
    public async Task An_error_of_the_handler_takes_the_drawn_way_or_becomes_an_incident(string code, string? reached)
    {
        var drawing = Drawn.Process(
            "letter",
            Drawn.Line(Drawn.Start, Drawn.Job("send", "letter.send"), Drawn.End)
                + """<b:boundaryEvent id="caught" attachedToRef="send"><b:errorEventDefinition id="e" errorRef="error"/></b:boundaryEvent>"""
                + Drawn.Task("elsewhere").Item2
                + """<b:endEvent id="end2"/>"""
                + Drawn.Flow("caught", "elsewhere")
                + Drawn.Flow("elsewhere", "end2"),
            """<b:error id="error" name="关闭" errorCode="closed"/>"""
        );
        var post = new PostOffice { Answer = _ => new JobAnswer.Error(code, "不收信", []) };
        await using var city = await ProcessCity.On(DatabaseKind.Sqlite, template, services => services.AddSingleton<IJobHandler>(post));
        await city.Release(drawing);
        var instance = await city.Start("letter");

        await city.Round("process-jobs");

        Assert.Equal(reached is null ? [] : [reached], await city.Waiting(instance));
        Assert.Equal(reached is null, await city.Read(c => c.Set<Support.Process.Storage.IncidentRow>().AnyAsync()));
    }

    async Task<ProcessCity> Letters(DatabaseKind kind, PostOffice? post = null)
    {
        var city = await ProcessCity.On(
            kind,
            template,
            services =>
            {
                if (post is not null)
                    services.AddSingleton<IJobHandler>(post);
            }
        );
        await city.Release(Letter);
        return city;
    }

    /// <summary>The world outside: it keeps what was sent even if the sender dies, and knows a key that it has seen.</summary>
    sealed class PostOffice : IJobHandler
    {
        readonly Lock gate = new();

        public string Type => "letter.send";

        public List<JobOrder> Orders { get; } = [];

        public HashSet<string> Delivered { get; } = [];

        public Func<JobOrder, JobAnswer>? Answer { get; set; }

        public Task<JobAnswer> Do(JobOrder order, CancellationToken cancel)
        {
            Send(order);
            return Task.FromResult(Answer?.Invoke(order) ?? new JobAnswer.Completed(new JsonObject { ["receipt"] = "R1" }));
        }

        public void Send(JobOrder order)
        {
            lock (gate)
            {
                Orders.Add(order);
                Delivered.Add(order.Key);
            }
        }
    }
}
