using CsCheck;
using Yingzhou.Kernel;
using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process;

namespace Yingzhou.Engines.Tests.Processes;

/// <summary>Process mining over logs whose truth is known: what was planted is found, and nothing else.</summary>
public class MiningTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The bundle of A01 example 1.</summary>
    static readonly CriticalPath Hiring = CriticalPath
        .Of([
            new("编制", "市委编办", 2, []),
            new("录用", "市委组织部", 3, ["编制"]),
            new("工资", "市人社局", 2, ["录用"]),
            new("社保", "市社保中心", 1, ["录用"]),
            new("医保", "市医保局", 1, ["录用"]),
            new("门禁", "市机关事务中心", 1, ["录用"]),
            new("公积金", "市公积金中心", 1, ["工资"]),
            new("统发", "市财政局", 2, ["工资"]),
        ])
        .Value;

    static MiningReport Mine(CriticalPath plan, Planted? planted = null, int cases = 400, int seed = 1) =>
        ProcessMining.Mine(
            new SyntheticLog(plan, seed, planted).Cases(cases),
            DesignedFlow.Of(plan.Legs).Value,
            SyntheticLog.Expected(plan)
        );

    [Fact]
    public void Where_nothing_was_changed_the_discovered_way_is_the_design()
    {
        var report = Mine(Hiring);

        Assert.Equal(new RatioOf(400, 400), report.Conforming);
        Assert.Empty(report.NeverTaken);
        Assert.Equal(
            DesignedFlow.Of(Hiring.Legs).Value.Steps.Select(step => (step.From, step.To, 400L)).Order(),
            report.Steps.Select(step => (step.From, step.To, step.Count)).Order()
        );
        Assert.Empty(report.Bottlenecks);
        Assert.Empty(report.HiddenSteps);
        Assert.Empty(report.PingPongs);
        // Side by side, so in every order: the plain counts alone would draw a tangle.
        Assert.Contains(report.Directly, step => step is { From: "公积金", To: "统发" });
    }

    [Fact]
    public void The_planted_bottleneck_is_found_and_no_other()
    {
        var report = Mine(Hiring, new(Bottleneck: ("社保", 4)));

        var found = Assert.Single(report.Bottlenecks);
        Assert.Equal("社保", found.Id);
        Assert.Equal(400, found.Late.Denominator);
        Assert.True(found.Stay.Median > found.ExpectedHours && found.Stay.NinthDecile > found.Stay.Median);
        Assert.Empty(report.HiddenSteps);
        Assert.Empty(report.PingPongs);
        Assert.Empty(report.Outside);
    }

    [Fact]
    public void The_planted_ping_pong_is_found_with_its_cases_and_no_other()
    {
        var report = Mine(Hiring, new(PingPong: ("录用", "编制", 2, 0.1)));

        var found = Assert.Single(report.PingPongs);
        Assert.Equal(["市委编办", "市委组织部"], new[] { found.Unit, found.Other }.OrderDescending());
        Assert.Equal(2, found.Most);
        Assert.Equal(report.Conforming.Denominator - report.Conforming.Numerator, found.Cases);
        Assert.InRange(found.Cases, 25, 55);
        Assert.All(report.Outside, step => Assert.Equal(("录用", "编制", true), (step.From, step.To, step.IsRework)));
        Assert.Empty(report.Bottlenecks);
        Assert.Empty(report.HiddenSteps);
    }

    [Fact]
    public void A_single_return_is_rework_and_no_ping_pong()
    {
        var report = Mine(Hiring, new(PingPong: ("录用", "编制", 1, 0.3)));

        Assert.Empty(report.PingPongs);
        Assert.True(Assert.Single(report.Outside).IsRework);
    }

    [Fact]
    public void The_planted_hidden_step_is_found_and_no_other()
    {
        var report = Mine(Hiring, new(Hidden: "工资"));

        var found = Assert.Single(report.HiddenSteps);
        Assert.Equal("工资", found.Id);
        Assert.InRange(found.WaitingShare!.Value, 0.89, 0.91);
        Assert.Empty(report.Bottlenecks);
        Assert.Empty(report.PingPongs);
    }

    [Fact]
    public void A_leg_begun_before_its_time_is_a_way_that_nobody_drew()
    {
        var report = Mine(Hiring, new(Skipped: "统发"));

        Assert.Equal(new RatioOf(0, 400), report.Conforming);
        Assert.Contains("工资→统发", report.NeverTaken);
        Assert.All(report.Outside, step => Assert.Equal(("统发", false), (step.To, step.IsRework)));
    }

    [Fact]
    public void All_three_together_are_each_found_once()
    {
        var report = Mine(Hiring, new(Bottleneck: ("门禁", 4), Hidden: "医保", PingPong: ("录用", "编制", 3, 0.2)));

        Assert.Equal(["门禁"], report.Bottlenecks.Select(one => one.Id));
        Assert.Equal(["医保"], report.HiddenSteps.Select(one => one.Id));
        Assert.Equal(3, Assert.Single(report.PingPongs).Most);
    }

    [Fact]
    public void Without_an_expectation_nothing_is_called_a_bottleneck()
    {
        var report = ProcessMining.Mine(
            new SyntheticLog(Hiring, 1, new(Bottleneck: ("社保", 9))).Cases(200),
            DesignedFlow.Of(Hiring.Legs).Value
        );

        Assert.Empty(report.Bottlenecks);
        Assert.Equal("社保", report.Activities[0].Id); // but it heads the list
    }

    [Theory]
    [InlineData(99, 0, 0)] // fewer than a hundred cases
    [InlineData(100, 0, 1)]
    [InlineData(200, 1, 1)] // 0.5 %
    [InlineData(200, 2, 0)] // 1 % is not less than 1 %
    public void Two_steps_of_one_unit_of_which_the_second_never_refuses_could_be_one(int cases, int refused, int candidates)
    {
        var plan = CriticalPath
            .Of([new("初审", "市人社局", 1, []), new("复审", "市人社局", 1, ["初审"]), new("发放", "市财政局", 1, ["复审"])])
            .Value;
        var log = Enumerable
            .Range(0, cases)
            .SelectMany(i =>
                (LoggedEvent[])
                    [
                        new($"{i}", "初审", "市人社局", Start, LoggedKind.Ready),
                        new($"{i}", "初审", "市人社局", Start.AddHours(1), LoggedKind.Finished),
                        new($"{i}", "复审", "市人社局", Start.AddHours(1), LoggedKind.Ready),
                        new($"{i}", "复审", "市人社局", Start.AddHours(2), i < refused ? LoggedKind.Refused : LoggedKind.Finished),
                    ]
            );

        var report = ProcessMining.Mine(log, DesignedFlow.Of(plan.Legs).Value);

        Assert.Equal(candidates, report.MergeCandidates.Count);
    }

    [Fact]
    public void What_the_applicant_took_is_left_out_of_the_stay()
    {
        LoggedEvent[] log =
        [
            new("1", "办", "a", Start, LoggedKind.Ready),
            new("1", "办", "a", Start.AddHours(1), LoggedKind.Accepted),
            new("1", "办", "a", Start.AddHours(2), LoggedKind.Paused),
            new("1", "办", "a", Start.AddHours(50), LoggedKind.Resumed),
            new("1", "办", "a", Start.AddHours(51), LoggedKind.Finished),
        ];

        var activity = ProcessMining.Mine(log, DesignedFlow.Of([new("办", "a", 1, [])]).Value).Activities[0];

        Assert.Equal((3.0, 1.0), (activity.Stay.Median, activity.Wait.Median));
    }

    // Leg i may depend on legs before it: any such graph has no cycle.
    static readonly Gen<CriticalPath> AnyBundle = Gen.Select(Gen.Int[1, 5].Array[3, 9], Gen.Int[0, 511].Array[9])
        .Select(
            (days, edges) =>
                CriticalPath
                    .Of([
                        .. days.Select(
                            (d, i) =>
                                new PromisedLeg(
                                    $"L{i}",
                                    $"U{i}",
                                    d,
                                    [.. Enumerable.Range(0, i).Where(j => (edges[i] >> j & 1) == 1).Select(j => $"L{j}")]
                                )
                        ),
                    ])
                    .Value
        );

    [Fact]
    public void Any_bundle_lived_as_designed_is_discovered_as_designed_without_a_false_finding() =>
        Gen.Select(AnyBundle, Gen.Int[1, 1_000_000])
            .Sample(
                (plan, seed) =>
                {
                    var report = Mine(plan, cases: 40, seed: seed);
                    return report.Conforming.Share == 1
                        && report.NeverTaken.Count == 0
                        && !report.Bottlenecks.Any()
                        && !report.HiddenSteps.Any()
                        && report.PingPongs.Count == 0;
                },
                iter: 60
            );

    [Fact]
    public void In_any_bundle_the_planted_bottleneck_is_the_only_one() =>
        Gen.Select(AnyBundle, Gen.Int[0, 8], Gen.Int[1, 1_000_000])
            .Sample(
                (plan, which, seed) =>
                {
                    var leg = plan.Legs[which % plan.Legs.Count].Id;
                    return Mine(plan, new(Bottleneck: (leg, 4)), 60, seed).Bottlenecks.Select(one => one.Id).SequenceEqual([leg]);
                },
                iter: 40
            );

    static DesignedFlow Drawing(string content) => DesignedFlow.Of(BpmnXml.Read(Drawn.Process("p", content)).Definitions!.Processes[0]);

    [Fact]
    public void A_drawing_is_read_past_gateways_boundaries_and_sub_processes()
    {
        var flow = Drawing(
            Drawn.Start.Item2
                + Drawn.Task("accept").Item2
                + """<b:boundaryEvent id="late" attachedToRef="accept"><b:timerEventDefinition id="t"><b:timeDuration>PT1H</b:timeDuration></b:timerEventDefinition></b:boundaryEvent>"""
                + Drawn.Task("remind").Item2
                + """<b:parallelGateway id="fork"/><b:parallelGateway id="join"/>"""
                + """<b:subProcess id="sub"><b:startEvent id="s"/><b:userTask id="inner"/><b:endEvent id="e"/>"""
                + Drawn.Flow("s", "inner")
                + Drawn.Flow("inner", "e")
                + "</b:subProcess>"
                + Drawn.Task("beside").Item2
                + Drawn.Task("decide").Item2
                + Drawn.End.Item2
                + Drawn.Flow("start", "accept")
                + Drawn.Flow("accept", "fork")
                + Drawn.Flow("late", "remind")
                + Drawn.Flow("remind", "fork")
                + Drawn.Flow("fork", "sub")
                + Drawn.Flow("fork", "beside")
                + Drawn.Flow("sub", "join")
                + Drawn.Flow("beside", "join")
                + Drawn.Flow("join", "decide")
                + Drawn.Flow("decide", "end")
        );

        Assert.Equal(
            [
                ("accept", "beside", FollowKind.Done),
                ("accept", "inner", FollowKind.Done),
                ("accept", "remind", FollowKind.Interrupted),
                ("beside", "decide", FollowKind.Done),
                ("decide", DesignedFlow.End, FollowKind.Done),
                ("inner", "decide", FollowKind.Done),
                ("remind", "beside", FollowKind.Done),
                ("remind", "inner", FollowKind.Done),
                (DesignedFlow.Start, "accept", FollowKind.Done),
            ],
            flow.Steps.Select(step => (step.From, step.To, step.Kind))
                .OrderBy(step => step.From, StringComparer.Ordinal)
                .ThenBy(step => step.To, StringComparer.Ordinal)
        );
        Assert.Equal(
            ["sub-join", "join-decide"],
            flow.Steps.Single(step => step is { From: "inner", To: "decide" }).Flows.Where(id => id is "sub-join" or "join-decide")
        );
        Assert.True(flow.RunSideBySide("inner", "beside"));
        Assert.False(flow.RunSideBySide("accept", "decide"));
    }
}
