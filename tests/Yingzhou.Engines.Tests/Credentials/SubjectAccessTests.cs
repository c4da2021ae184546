using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.SubjectAccess;

namespace Yingzhou.Engines.Tests.Credentials;

/// <summary>个人信息权利 (p15 R11): asked, given or answered in time, and provable.</summary>
public class SubjectAccessTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    static async Task<Subject> Who(CityUnderTest city, Person person)
    {
        var who = await city.Do<PersonalCipher, Subject>(cipher => Task.FromResult(person.Subject(cipher)));
        return who with { Level = RealNameLevel.A2, PersonKey = who.PersonKey ?? who.PartyKey };
    }

    static Task<Outcome<Guid>> Ask(CityUnderTest city, Subject who, SubjectRequestKind? kind, string? words = null, string? key = null) =>
        city.Do<ISubjectAccess, Outcome<Guid>>(access => access.Ask(new(kind, words, key), who));

    static Task<Outcome<SubjectCopy>> Copy(CityUnderTest city, Guid id, Subject who) =>
        city.Do<ISubjectAccess, Outcome<SubjectCopy>>(access => access.Copy(id, who));

    static Subject Officer(CityUnderTest city) => city.HolderOf("big-data/data-officer");

    static Task<Outcome<Done>> Answer(CityUnderTest city, Guid id, bool? granted, string? reply, string? basis, int seen = 1) =>
        city.Do<ISubjectAccess, Outcome<Done>>(access => access.Answer(new(id, granted, reply, basis, seen), Officer(city)));

    static async Task<SubjectRequest> Only(CityUnderTest city, Subject who) =>
        Assert.Single(await city.Do<ISubjectAccess, IReadOnlyList<SubjectRequest>>(access => access.Mine(who)));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task P15_R11_A_copy_is_given_at_once_to_the_person_alone_and_every_taking_is_evidence(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var who = await Who(city, Given.LinHaiyan);
        await city.SignboardCase();
        var id = (await Ask(city, who, SubjectRequestKind.Copy, key: "pressed")).Value;
        Assert.Equal(id, (await Ask(city, who, SubjectRequestKind.Copy, key: "pressed")).Value);

        var copy = (await Copy(city, id, who)).Value;

        Assert.Superset(
            new HashSet<string>(["账号", "办件", "证照、授权同意和查阅记录", "部门之间谁读过您的数据"]),
            copy.Parts.Select(part => part.Title).ToHashSet()
        );
        Assert.Contains(
            "33090219920815202X",
            Assert.Single(copy.Parts.Single(part => part.Title == "办件").Lines).Value,
            StringComparison.Ordinal
        );
        Assert.Equal(404, (await Copy(city, id, await Who(city, Given.FangDahai))).Fault?.Status);
        Assert.NotNull((await Only(city, who)).LastCopiedAt);
        while (await city.Do<ILedgerKeeping, int>(keeping => keeping.Place()) > 0) { }
        var evidence = (await city.Do<ILedger, Page<LedgerLine>>(ledger => ledger.List(new(Size: 50)))).Items;
        Assert.Superset(
            new HashSet<string>(["subject-access.asked", "subject-access.copied"]),
            evidence.Select(one => one.Kind).ToHashSet()
        );

        await city.GoTo(Monday.AddDays(SubjectRequest.CopyDays));
        CityUnderTest.Succeed(await Copy(city, id, who));
        await city.GoTo(Monday.AddDays(SubjectRequest.CopyDays + 1));
        Assert.Equal("subject-access.copy-over", (await Copy(city, id, who)).Fault?.Code);
    }

    [Fact]
    public async Task P15_R11_A_correction_is_answered_within_15_working_days_and_a_refusal_names_the_article()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var who = await Who(city, Given.LinHaiyan);
        var id = (await Ask(city, who, SubjectRequestKind.Delete, "删除 2024 年的办件记录")).Value;

        var asked = await Only(city, who);
        Assert.Equal(new DateOnly(2026, 3, 23), asked.AnswerBy);
        Assert.Equal((false, true), (asked.IsLate(asked.AnswerBy), asked.IsLate(asked.AnswerBy.AddDays(1))));
        Assert.Equal("subject-access.reply", (await Answer(city, id, true, "好", null)).Fault?.Code);
        Assert.Equal("basis", (await Answer(city, id, false, "办件档案依法保存。", " ")).Fault?.Field);
        Assert.Equal("granted", (await Answer(city, id, null, "办件档案依法保存。", null)).Fault?.Field);
        Assert.Equal(412, (await Answer(city, id, true, "已经处理完毕。", null, seen: 2)).Fault?.Status);
        Assert.Equal(
            403,
            (await city.Do<ISubjectAccess, Outcome<Done>>(access => access.Answer(new(id, true, "已经处理完毕。", null, 1), who)))
                .Fault
                ?.Status
        );

        CityUnderTest.Succeed(await Answer(city, id, false, "办件档案依法保存。", "档案法第十四条"));

        var answered = await Only(city, who);
        Assert.Equal((false, "档案法第十四条"), (answered.Granted, answered.Basis));
        Assert.Equal(409, (await Answer(city, id, true, "已经处理完毕。", null, seen: 2)).Fault?.Status);
    }

    [Fact]
    public async Task P15_R11_Whoever_is_not_surely_the_person_is_refused()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var who = await Who(city, Given.LinHaiyan);

        Assert.Equal("subject-access.level", (await Ask(city, who with { Level = RealNameLevel.A1 }, SubjectRequestKind.Copy)).Fault?.Code);
        Assert.Equal(
            "subject-access.person",
            (await Ask(city, who with { Kind = SubjectKind.Enterprise }, SubjectRequestKind.Copy)).Fault?.Code
        );
        Assert.Equal("kind", (await Ask(city, who, null)).Fault?.Field);
        Assert.Equal("words", (await Ask(city, who, SubjectRequestKind.Correct, "错了")).Fault?.Field);
        Assert.Empty(await city.Do<ISubjectAccess, IReadOnlyList<SubjectRequest>>(access => access.Mine(who)));
    }
}
