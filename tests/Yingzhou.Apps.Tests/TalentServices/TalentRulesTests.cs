using Yingzhou.Apps.Services.TalentServices.Awards;
using Yingzhou.Apps.Services.TalentServices.Codes;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Apps.Services.TalentServices.Jobs;
using Yingzhou.Apps.Services.TalentServices.Titles;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.TalentServices;

public class TalentRulesTests
{
    static readonly SkillTree Tree = new([
        new("engineering", "工程", null, []),
        new("welding", "焊接", "engineering", ["电焊"]),
        new("argon", "氩弧焊", "welding", []),
        new("cooking", "烹饪", null, []),
    ]);

    static TalentContent City() => TalentContent.Read(CityContent.Find(AppContext.BaseDirectory)!).Content!;

    static JobPost Post(params WantedSkill[] skills) =>
        new("p", "岗位", "单位", "", "", "main", skills, [], 5, Education.Bachelor, 8000, 12000, 1, false, "");

    static Resume Person(params ClaimedSkill[] skills) =>
        new("r", "张三", null, skills, [], 4, Education.Bachelor, 8000, 12000, new Dictionary<string, int> { ["main"] = 105 }, false);

    [Fact]
    public void A10_1_the_five_parts_add_up()
    {
        Assert.Equal(0.785, new MatchParts(0.75, 0.8, 1, 0.5, 1).Score, 12);

        // The same from a post and a person: 6 of 8 skills, 4 of 5 years, half-way between near and far.
        var tree = new SkillTree([.. Enumerable.Range(0, 8).Select(at => new Skill($"s{at}", $"技能{at}", null, []))]);
        var match = JobMatch.Of(
            Post([.. Enumerable.Range(0, 8).Select(at => new WantedSkill($"s{at}"))]),
            Person([.. Enumerable.Range(0, 6).Select(at => new ClaimedSkill($"s{at}", true))]),
            tree
        );

        Assert.Equal(new MatchParts(0.75, 0.8, 1, 0.5, 1), match.Parts);
        Assert.Equal(0.785, match.Score!.Value, 12);
    }

    [Theory]
    [InlineData("argon", "argon", 1)]
    [InlineData("welding", "argon", 0.5)] // one level more general
    [InlineData("engineering", "argon", 0.25)] // two
    [InlineData("argon", "welding", 1)] // a special case covers the general
    [InlineData("cooking", "argon", 0)]
    public void A_skill_covers_another_by_its_place_in_the_tree(string has, string wanted, double credit) =>
        Assert.Equal(credit, Tree.Credit(has, wanted));

    [Fact]
    public void A_synonym_is_the_same_skill()
    {
        Assert.Equal("welding", Tree.Find(" 电 焊"));
        Assert.Null(Tree.Find("航空"));
        Assert.Throws<ArgumentException>(() => new SkillTree([new("a", "甲", "b", []), new("b", "乙", "a", [])]));
    }

    [Fact]
    public void Words_without_evidence_count_three_tenths()
    {
        Assert.Equal(0.3, JobMatch.Of(Post(new WantedSkill("argon")), Person(new ClaimedSkill("argon", false)), Tree).Parts.Skills, 12);
        // A more general skill with evidence beats the word: 0.5 against 0.3.
        var both = JobMatch.Of(Post(new WantedSkill("argon")), Person(new("argon", false), new("welding", true)), Tree);
        Assert.Equal((0.5, "welding"), (both.Parts.Skills, both.Reasons[0].By));
    }

    [Fact]
    public void Importance_weighs_skills()
    {
        var match = JobMatch.Of(Post(new("argon", 3), new("cooking", 1)), Person(new ClaimedSkill("argon", true)), Tree);

        Assert.Equal(0.75, match.Parts.Skills);
    }

    [Fact]
    public void A_missing_licence_is_no_low_score_but_none()
    {
        var match = JobMatch.Of(
            Post(new WantedSkill("argon")) with
            {
                Licences = ["操作证"],
            },
            Person(new ClaimedSkill("argon", true)),
            Tree
        );

        Assert.Null(match.Score);
        Assert.Equal(["操作证"], match.Missing);
    }

    [Theory]
    [InlineData(8000, 12000, 1)]
    [InlineData(10000, 14000, 0.5)]
    [InlineData(13000, 15000, 0)]
    [InlineData(5000, 6000, 1)] // more than hoped for
    [InlineData(12000, 12000, 1)]
    [InlineData(12001, 12001, 0)]
    public void Hopes_and_pay_overlap(int from, int to, double share) =>
        Assert.Equal(
            share,
            JobMatch.Of(Post(new WantedSkill("argon")), Person() with { SalaryFrom = from, SalaryTo = to }, Tree).Parts.Salary
        );

    [Theory]
    [InlineData(30, false, 1)]
    [InlineData(180, false, 0)]
    [InlineData(30, true, 0.5)] // comes with somebody who finds no work
    public void Near_is_better_and_a_couple_needs_two_posts(int minutes, bool couple, double location) =>
        Assert.Equal(
            location,
            JobMatch
                .Of(
                    Post(new WantedSkill("argon")),
                    Person() with
                    {
                        CommuteMinutes = new Dictionary<string, int> { ["main"] = minutes },
                        NeedsSpouseJob = couple,
                    },
                    Tree
                )
                .Parts.Location
        );

    [Fact]
    public void At_a_fair_of_the_seeded_city_nobody_and_no_post_would_rather_have_each_other()
    {
        var city = City();
        var market = new JobMarket(city);
        var wishes = city.Resumes.ToDictionary(
            resume => resume.Id,
            resume =>
                (IReadOnlyList<string>)
                    [.. market.For(resume).Where(match => match.Score is not null).Select(match => match.Post.Id).Take(4)]
        );

        var assigned = market.Fair(wishes);

        MatchPost[] posts =
        [
            .. city.Posts.Select(post => new MatchPost(
                post.Id,
                post.Headcount,
                [
                    .. city
                        .Resumes.Select(resume => JobMatch.Of(post, resume, city.Tree))
                        .Where(match => match.Score is not null)
                        .OrderByDescending(match => match.Score)
                        .ThenBy(match => match.Resume.Id, StringComparer.Ordinal)
                        .Select(match => match.Resume.Id),
                ]
            )),
        ];
        Assert.NotEmpty(assigned);
        Assert.Empty(DeferredAcceptance.BlockingPairs([.. wishes.Select(one => new MatchCandidate(one.Key, one.Value))], posts, assigned));
    }

    [Theory]
    [InlineData("负责后厨。要求35岁以下，身体健康。", "35岁以下")]
    [InlineData("年龄不超过40。", "年龄不超过40")]
    [InlineData("工作地在六横，限男性。", "限男")]
    [InlineData("女士优先！", "女士优先")]
    [InlineData("已婚已育者优先", "已婚已育者")]
    [InlineData("只招本地户口。", "只招本地户口")]
    [InlineData("自愿放弃社保者另加五百元。", "自愿放弃社保")]
    public void A_post_that_discriminates_is_told_its_sentence(string text, string words)
    {
        var found = Assert.Single(City().Words.Check(text));

        Assert.Contains(words, found.Words, StringComparison.Ordinal);
        Assert.Contains(found.Words, found.Sentence, StringComparison.Ordinal);
        Assert.Equal(found.Sentence, text.Substring(found.Start, found.Sentence.Length));
    }

    [Theory]
    [InlineData("35 人团队，年薪 12 万，男女不限。")]
    [InlineData("五年以上经验，提供宿舍。")]
    [InlineData("妇女儿童医院护士。")]
    public void A_fair_post_is_left_alone(string text) => Assert.Empty(City().Words.Check(text));

    [Theory]
    [InlineData(300_000, 190_000, 0)]
    [InlineData(180_000, 70_000, 0)]
    [InlineData(100_000, 0, 10_000)]
    public void A10_6_who_leaves_after_22_of_60_months(int paid, int clawBack, int due)
    {
        var settled = new ServicePeriod(300_000, 60).Settle(22, paid);

        Assert.Equal((110_000m, clawBack, due), (settled.Entitled, settled.ClawBack, settled.Due));
    }

    [Fact]
    public void Bankruptcy_and_death_give_nothing_back_and_nobody_earns_more_than_all()
    {
        var period = new ServicePeriod(300_000, 60);

        Assert.Equal(0, period.Settle(22, 300_000, LeavingReason.EmployerBankrupt).ClawBack);
        Assert.Equal(0, period.Settle(0, 300_000, LeavingReason.Death).ClawBack);
        Assert.Equal(300_000, period.Settle(90, 300_000).Entitled);
        Assert.Equal(300_000, period.Calendar().Sum(one => one.Amount));
        Assert.Equal([(12, 200m), (24, 200m), (30, 100m)], new ServicePeriod(500, 30).Calendar());
    }

    [Fact]
    public void Two_months_without_insurance_are_leaving_and_three_between_employers_are_not()
    {
        DateOnly Month(int month) => new(2026, month, 1);

        Assert.Null(Leaving.Since([Month(1), Month(2)], Month(3)));
        Assert.Equal(Month(3), Leaving.Since([Month(1), Month(2)], Month(4)));
        Assert.Null(Leaving.Since([Month(1), Month(5)], Month(5))); // February to April between two employers
        Assert.Equal(Month(2), Leaving.Since([Month(1), Month(6)], Month(6)));
        Assert.Null(Leaving.Since([], Month(6)));
    }

    [Theory]
    [InlineData(59, true, null)]
    [InlineData(60, true, null)]
    [InlineData(61, true, "talent.code-expired")]
    [InlineData(130, true, "talent.code-expired")]
    [InlineData(59, false, null)]
    [InlineData(119, false, null)] // the window after
    [InlineData(120, false, "talent.code-expired")]
    [InlineData(130, false, "talent.code-expired")]
    [InlineData(-60, false, null)] // a gate whose clock is slow
    [InlineData(-61, false, "talent.code-clock")]
    public void A10_7_a_code_of_ten_o_clock(int seconds, bool online, string? refused)
    {
        var ten = new DateTimeOffset(2026, 11, 25, 10, 0, 0, TimeSpan.FromHours(8));

        Assert.Equal(refused, new TalentCode("holder", "D", 1, ten).Judge(ten.AddSeconds(seconds), online)?.Code);
    }

    [Fact]
    public void A10_7_a_second_use_is_refused_online_and_settled_when_it_was_offline()
    {
        var ten = new DateTimeOffset(2026, 11, 25, 10, 0, 0, TimeSpan.FromHours(8));
        var ledger = new BenefitLedger(3);

        Assert.Null(ledger.UseOnline(new("code", "h", "ferry", ten)));
        Assert.Equal("talent.code-replayed", ledger.UseOnline(new("code", "h", "museum", ten.AddSeconds(20)))!.Code);
        var settled = ledger.Reconcile(
            [
                new("code2", "h", "b", ten.AddSeconds(9)),
                new("code", "h", "a", ten.AddSeconds(5)),
                new("code2", "h", "a", ten.AddSeconds(8)),
                new("code3", "h", "a", ten.AddSeconds(12)),
                new("code4", "h", "b", ten.AddSeconds(13)),
                new("code5", "h", "b", ten.AddSeconds(14)),
            ],
            new Dictionary<string, int> { ["a"] = 2, ["b"] = 3 }
        );

        Assert.Equal(
            [
                Reconciled.DoubleSpend,
                Reconciled.Counted,
                Reconciled.DoubleSpend,
                Reconciled.OverTerminal,
                Reconciled.Counted,
                Reconciled.OverQuota,
            ],
            settled.Select(one => one.As)
        );
        Assert.Equal((0, 4), (ledger.Left, ledger.BilledToProviders));
        Assert.Equal("talent.no-quota", ledger.UseOnline(new("code6", "h", "a", ten))!.Code);
    }

    [Fact]
    public void A_forged_code_is_told_from_a_signed_one()
    {
        var (folder, elsewhere) = (Directory.CreateTempSubdirectory("yz-keys-"), Directory.CreateTempSubdirectory("yz-keys-"));
        static CodeSeal Seal(DirectoryInfo at) =>
            new(new(Microsoft.Extensions.Options.Options.Create(new Foundation.Storage.StorageOptions { Folder = at.FullName })));
        var seal = Seal(folder);
        var code = new TalentCode("holder", "D", 1, DateTimeOffset.FromUnixTimeSeconds(1_764_000_000));
        var shown = seal.Sign(code);

        Assert.Equal(code, seal.Open(shown).Value);
        Assert.Equal("talent.code-forged", seal.Open(shown.Replace(".D.", ".A.", StringComparison.Ordinal)).Fault!.Code);
        Assert.Equal("talent.code-forged", Seal(elsewhere).Open(shown).Fault!.Code);
        // The key outlives the process: gates may keep its public half.
        Assert.Equal(code, Seal(folder).Open(shown).Value);
        Assert.Equal(seal.PublicKey, Seal(folder).PublicKey);
        Assert.Equal("talent.not-a-code", seal.Open("hello").Fault!.Code);
        Assert.Equal("talent.code-forged", seal.Open(code.Text + "~!!").Fault!.Code);
        folder.Delete(recursive: true);
        elsewhere.Delete(recursive: true);
    }

    [Fact]
    public void A10_3_and_4_a_panel_comes_to_a_result()
    {
        decimal[] scores = [78, 82, 85, 85, 88, 60, 96];
        var votes = scores.Select((score, at) => new PanelVote($"e{at}", "a", score, at < 5)).ToList();

        var result = Assert.Single(PanelOutcome.Of(votes).Value.Results);

        Assert.Equal((83.6m, new RatioOf(5, 7)), (result.Score, result.Votes));
        Assert.True(result.Passes);
        Assert.False((result with { Votes = new(4, 7) }).Passes);
        Assert.True((result with { Votes = new(4, 6), Score = 60 }).Passes); // both exactly at the limit
        Assert.False((result with { Score = 59.9m }).Passes);
    }

    [Fact]
    public void A_panel_that_disagrees_talks_first_and_an_incomplete_one_has_no_result()
    {
        PanelVote[] Votes(params int[][] rows) =>
            [
                .. rows.SelectMany(
                    (row, expert) => row.Select((score, applicant) => new PanelVote($"e{expert}", $"a{applicant}", score, true))
                ),
            ];

        Assert.True(PanelOutcome.Of(Votes([90, 80], [90, 80], [90, 80], [80, 90], [80, 90])).Value.NeedsDiscussion);
        Assert.False(PanelOutcome.Of(Votes([90, 80], [90, 80], [90, 80], [90, 80], [90, 80])).Value.NeedsDiscussion);
        Assert.Equal("talent.too-few-experts", PanelOutcome.Of(Votes([90], [90], [90], [90])).Fault!.Code);
        Assert.Equal("talent.votes-incomplete", PanelOutcome.Of(Votes([90, 80], [90, 80], [90, 80], [90, 80], [90])).Fault!.Code);
        Assert.Equal("talent.score-range", PanelOutcome.Of(Votes([101], [90], [90], [90], [90])).Fault!.Code);
    }

    [Theory]
    [InlineData("2023-11-25", true)] // three years ago to the day
    [InlineData("2023-11-24", false)]
    public void Common_work_of_three_years_forbids(string last, bool forbidden)
    {
        var expert = new Expert(
            "e",
            "专家",
            "甲",
            "工程",
            null,
            [],
            new Dictionary<string, DateOnly> { ["a"] = DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture) }
        );

        Assert.Equal(forbidden, Avoidance.Between(expert, new("a", "申报人", "乙", null), new(2026, 11, 25)) is not null);
    }

    [Fact]
    public void A_thousand_random_panels_never_break_avoidance_and_can_be_recomputed()
    {
        var random = new Random(1000);
        var today = new DateOnly(2026, 11, 25);
        for (var panel = 0; panel < 1_000; panel++)
        {
            TitleApplicant[] applicants =
            [
                .. Enumerable
                    .Range(0, random.Next(1, 4))
                    .Select(at => new TitleApplicant(
                        $"a{at}",
                        "申报人",
                        $"u{random.Next(8)}",
                        random.Next(3) == 0 ? $"h{random.Next(4)}" : null
                    )),
            ];
            Expert[] experts =
            [
                .. Enumerable
                    .Range(0, 40)
                    .Select(at => new Expert(
                        $"e{at}",
                        "专家",
                        $"u{random.Next(8)}",
                        "工程",
                        random.Next(3) == 0 ? $"h{random.Next(4)}" : null,
                        random.Next(10) == 0 ? ["a0"] : [],
                        random.Next(10) == 0 ? new Dictionary<string, DateOnly> { ["a0"] = today.AddMonths(-random.Next(72)) } : []
                    )),
            ];
            var byId = experts.ToDictionary(expert => expert.Id);
            string? MayNot(string id) => Avoidance.WithAny(byId[id], applicants, today);
            var sealedPanel = TitlePanel
                .Seal("评审", [.. applicants.Select(one => one.Id)], [.. byId.Keys], $"seed{panel}", 7, "3309")
                .Value;
            if (sealedPanel.Draw($"{panel}", MayNot, DateTimeOffset.UnixEpoch) is { } few)
            {
                Assert.Equal("talent.experts-too-few", few.Code);
                Assert.True(experts.Count(expert => MayNot(expert.Id) is null) < 7);
                continue;
            }

            Assert.Equal(7, sealedPanel.DrawnIds.Count);
            Assert.All(sealedPanel.DrawnIds, id => Assert.Null(MayNot(id)));
            Assert.Null(sealedPanel.Recheck());
            var gone = sealedPanel.DrawnIds[random.Next(7)];
            if (sealedPanel.Replace(gone, "事后发现", MayNot) is null)
            {
                Assert.DoesNotContain(gone, sealedPanel.DrawnIds);
                Assert.All(sealedPanel.DrawnIds, id => Assert.Null(MayNot(id)));
                Assert.Null(sealedPanel.Recheck());
            }
        }
    }
}
