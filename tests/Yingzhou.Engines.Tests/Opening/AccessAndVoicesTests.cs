using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Opening;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.Opening;

/// <summary>受限开放, 需求, 投票 and 意见: what people and enterprises do with what is open.</summary>
public class AccessAndVoicesTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    static Subject Party(string key, SubjectKind kind = SubjectKind.Citizen, RealNameLevel level = RealNameLevel.A2) =>
        new()
        {
            Kind = kind,
            AccountId = key,
            Name = "林海燕",
            PersonKey = key,
            PartyKey = kind is SubjectKind.Enterprise ? $"{key}-org" : key,
            PartyName = "舟山海数科技有限公司",
            Level = level,
        };

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Conditional_data_opens_to_its_key_from_the_agreement_to_the_proof_of_deletion(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        await Conditional(city);
        var (firm, officer) = (Party("p-1", SubjectKind.Enterprise), city.Official("he-lihua", "big-data/data-officer"));
        var asked = await city.Do<IOpenAccess, Outcome<AccessApplication>>(a =>
            a.Apply(new("k", "sea-area-use", "海域承载力研究", "专机存放"), firm)
        );
        CityUnderTest.Succeed(asked);
        Assert.Equal(
            "opening.applied",
            (await city.Do<IOpenAccess, Outcome<AccessApplication>>(a => a.Apply(new("k2", "sea-area-use", "再来", "一次"), firm)))
                .Fault
                ?.Code
        );
        Assert.False(await city.Do<IOpenAccess, bool>(a => a.MayRead("sea-area-use", null, firm)));

        Assert.Single(await city.Do<IOpenAccess, IReadOnlyList<AccessApplication>>(a => a.ToAnswer(officer)));
        Assert.Empty(
            await city.Do<IOpenAccess, IReadOnlyList<AccessApplication>>(a =>
                a.ToAnswer(city.Official("weng-haifeng", "government-services/callback"))
            )
        );
        Assert.Equal("opening.review-reason", (await Review(false, "")).Fault?.Code);
        CityUnderTest.Succeed(await Review(true, "不得外传"));
        var key = await city.Do<IOpenAccess, Outcome<string>>(a => a.Agree(asked.Value.Id, firm));
        CityUnderTest.Succeed(key);

        Assert.True(await city.Do<IOpenAccess, bool>(a => a.MayRead("sea-area-use", key.Value, Subject.Anonymous)));
        Assert.True(await city.Do<IOpenAccess, bool>(a => a.MayRead("sea-area-use", null, firm)));
        Assert.False(await city.Do<IOpenAccess, bool>(a => a.MayRead("sea-area-use", "yz-wrong", firm)));
        Assert.False(await city.Do<IOpenAccess, bool>(a => a.MayRead("fishing-boat", key.Value, firm)));
        CityUnderTest.Succeed(await city.Do<IOpenAccess, Outcome<Done>>(a => a.Report(asked.Value.Id, "建了模型", firm)));
        Assert.Equal(
            Monday.AddMonths(6),
            Assert.Single(await city.Do<IOpenAccess, IReadOnlyList<AccessApplication>>(a => a.Mine(firm))).ReportDue
        );
        Assert.Equal(404, (await city.Do<IOpenAccess, Outcome<Done>>(a => a.End(asked.Value.Id, "删了", Party("p-2")))).Fault?.Status);
        CityUnderTest.Succeed(await city.Do<IOpenAccess, Outcome<Done>>(a => a.End(asked.Value.Id, "三月八日删除", firm)));
        Assert.False(await city.Do<IOpenAccess, bool>(a => a.MayRead("sea-area-use", key.Value, Subject.Anonymous)));

        Task<Outcome<AccessApplication>> Review(bool approve, string reason) =>
            city.Do<IOpenAccess, Outcome<AccessApplication>>(a =>
                a.Review(new(asked.Value.Id, asked.Value.Version, approve, reason), officer)
            );
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_person_votes_once_an_enterprise_never_and_the_department_answers_within_ten_working_days(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var asked = await city.Do<IOpenVoices, Outcome<OpenRequest>>(v =>
            v.Ask(new("k", "渔港潮位", "出海安排", "ocean-fisheries"), Party("p-1"))
        );
        CityUnderTest.Succeed(asked);
        Assert.Equal(("林**", new DateOnly(2026, 3, 16)), (asked.Value.AskerName, asked.Value.Due));

        for (var again = 0; again < 2; again++)
            CityUnderTest.Succeed(await Vote(Party("p-2")));
        CityUnderTest.Succeed(await Vote(Party("p-3")));
        Assert.Equal("opening.vote-person", (await Vote(Party("p-4", SubjectKind.Enterprise))).Fault?.Code);
        Assert.Equal(403, (await Vote(Party("p-5", level: RealNameLevel.A1))).Fault?.Status);
        Assert.Equal(401, (await Vote(Subject.Anonymous)).Fault?.Status);
        var seen = Assert.Single(await city.Do<IOpenVoices, IReadOnlyList<OpenRequest>>(v => v.Requests()));
        Assert.Equal(2, seen.Votes);

        var officer = city.Official("he-lihua", "big-data/data-officer");
        Assert.Equal("opening.words", (await Answer("")).Fault?.Code);
        CityUnderTest.Succeed(await Answer("纳入下季度开放计划"));
        Assert.Equal("opening.stale", (await Answer("再答一次")).Fault?.Code);

        Task<Outcome<Done>> Vote(Subject party) => city.Do<IOpenVoices, Outcome<Done>>(v => v.Vote(asked.Value.Id, party));
        Task<Outcome<OpenRequest>> Answer(string text) =>
            city.Do<IOpenVoices, Outcome<OpenRequest>>(v => v.Answer(new(seen.Id, seen.Version, true, text), officer));
    }

    static async Task Conditional(CityUnderTest city)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "zsbh,qlr,yhlx,mj,yxqz\r\nH1,某公司,养殖,12.5,2030-01-01\r\n");
        CityUnderTest.Succeed(
            await city.Do<ILake, Outcome<LakeLoad>>(lake =>
                lake.Load(new("sea-area-use", "1", file, "t.csv", SourceFormat.Csv), Actor.System)
            )
        );
        File.Delete(file);
        var proposed = await city.Do<IOpening, Outcome<DatasetRelease>>(o =>
            o.Propose(
                new(
                    "p",
                    "sea-area-use",
                    new("", "海域使用权", "environment", "海域", "zs-conditional", ""),
                    [new("yhlx"), new("mj"), new("yxqz")]
                ),
                city.Official("dai-yong", "big-data/platform-admin")
            )
        );
        CityUnderTest.Succeed(proposed);
        CityUnderTest.Succeed(
            await city.Do<IOpening, Outcome<DatasetRelease>>(o =>
                o.Release(new(proposed.Value.Id, proposed.Value.Version), city.Official("he-lihua", "big-data/data-officer"))
            )
        );
    }
}
