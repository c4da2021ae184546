using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Golden;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Lineage;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>主记录: registers joined to persons, each value with its source (p02 R6, R7, R10).</summary>
public class GoldenTests(CityTemplate template)
{
    const string People = "population-register";
    const string Insured = "medical-insured";

    static string Number(int sequence) => ResidentId.Compose("330902", new(1990, 1, 1), sequence).Number;

    const string Letters = "沈乐夏翁贺陈林周徐孙马朱胡郭何高罗王李张";

    static string Name(int at) => $"{Letters[at % 20]}{Letters[at / 20 % 20]}{Letters[(at * 7) % 20]}";

    static string Phone(int at) => $"138058{at:00000}";

    static Task Register(CityUnderTest city, int count = 400) =>
        city.Load(
            People,
            "sfzh,xm,xb,csrq,mz,hyzk,hh,yhzgx,qhdm,dz,sjh,gxsj\n"
                + string.Concat(
                    Enumerable
                        .Range(0, count)
                        .Select(at =>
                            $"{Number(at * 2 + 1)},{Name(at)},1,1990-01-01,01,10,{at},01,330902,环城路{at}号,{Phone(at)},2026-02-01 08:00:00\n"
                        )
                )
        );

    // Each tenth of them gave another telephone; the second is written with spaces before the name.
    static Task Insure(CityUnderTest city, int count = 300) =>
        city.Load(
            Insured,
            "sfzh,xm,cblx,cbzt,tyshxydm,sjh\n"
                + string.Concat(
                    Enumerable
                        .Range(0, count)
                        .Select(at =>
                            $"{Number(at * 2 + 1)},{(at == 1 ? "  " : "")}{Name(at)},310,参保,,{(at % 10 == 0 ? $"139111{at:00000}" : Phone(at))}\n"
                        )
                )
        );

    static Task<int> Build(CityUnderTest city) => city.Do<IGolden, int>(golden => golden.Build());

    static async Task<IReadOnlyList<GoldenRecord>> List(CityUnderTest city, GoldenFilter filter)
    {
        var listed = await city.Do<IGolden, Outcome<IReadOnlyList<GoldenRecord>>>(golden => golden.List(filter, city.Administrator()));
        CityUnderTest.Succeed(listed);
        return listed.Value;
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Two_registers_become_one_record_a_person_each_value_with_its_source(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        await Register(city);
        await Insure(city);

        Assert.Equal(1, await Build(city));
        Assert.Equal(0, await Build(city));
        var build = Assert.Single(await city.Do<IGolden, IReadOnlyList<GoldenBuild>>(golden => golden.Builds()));
        Assert.Null(build.Reason);
        Assert.Equal((700, 400, 300, 30), (build.Records, build.Golden, build.Joined, build.Conflicting));
        var record = Assert.Single(await List(city, new("person", ConflictsOnly: true, Size: 1)));
        var phone = record.Fields.Single(field => field.Name == "sjh");
        Assert.Equal((2, 1), (record.Members, record.Conflicts));
        var other = Assert.Single(phone.Others);
        Assert.NotEqual(phone.Source, other.Source);
        Assert.All(record.Fields.Where(field => field.Value is not null), field => Assert.NotNull(field.Source));
        // Nobody reads a whole number here.
        Assert.DoesNotMatch(@"\d{15,}", string.Concat(record.Fields.Select(field => field.Value)));
        Assert.Matches(@"\*", phone.Value!);
        Assert.Single(await List(city, new("person", Number(1))));
        Assert.Empty(await List(city, new("person", Number(1)[..10])));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_clerk_parts_what_was_joined_and_takes_it_back_and_both_stay_in_the_history(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        await Register(city);
        await Insure(city);
        await Build(city);
        async Task<PairDesk> Desk()
        {
            var desk = await city.Do<IGolden, Outcome<PairDesk>>(golden => golden.Pairs("person", city.Administrator()));
            CityUnderTest.Succeed(desk);
            return desk.Value;
        }
        async Task<(int Golden, int Joined)> Built()
        {
            Assert.Equal(1, await Build(city));
            var build = Assert.Single(await city.Do<IGolden, IReadOnlyList<GoldenBuild>>(golden => golden.Builds()));
            return (build.Golden, build.Joined);
        }
        Task<Outcome<GoldenRuling>> Rule(GoldenPair pair, string reason) =>
            city.Do<IGolden, Outcome<GoldenRuling>>(golden => golden.Rule(new(pair.Id, false, reason), city.Administrator()));

        var weak = (await Desk()).Weak[0];
        // The weakest of those that were joined gave another telephone.
        Assert.Contains(weak.FieldList, field => field.Likeness is PairLikeness.Differs or PairLikeness.Partly);
        Assert.DoesNotMatch(@"\d{15,}", weak.Fields);
        Assert.Equal("golden.ruling-reason", (await Rule(weak, " ")).Fault?.Code);
        Assert.Equal(
            403,
            (
                await city.Do<IGolden, Outcome<GoldenRuling>>(golden =>
                    golden.Rule(new(weak.Id, false, "不同的人"), city.Commissioner("tax"))
                )
            )
                .Fault
                ?.Status
        );
        var ruled = await Rule(weak, "两人同名同日，证件不同");
        CityUnderTest.Succeed(ruled);
        Assert.Equal("golden.no-pair", (await Rule(weak, "再判")).Fault?.Code);
        Assert.Equal((401, 299), await Built());
        Assert.DoesNotContain((await Desk()).Weak, pair => pair.One == weak.One && pair.Other == weak.Other);

        var undone = await city.Do<IGolden, Outcome<GoldenRuling>>(golden =>
            golden.UndoRuling(new(ruled.Value.Id, ruled.Value.Version, "核对户口簿，是同一个人"), city.Administrator())
        );
        CityUnderTest.Succeed(undone);
        Assert.Equal((400, 300), await Built());
        var ruling = Assert.Single((await Desk()).Rulings);
        Assert.Equal(("两人同名同日，证件不同", "核对户口簿，是同一个人"), (ruling.Reason, ruling.Undone));
        Assert.NotEmpty(await city.Read(context => context.Set<HistoryEntry>().Where(entry => entry.RecordId == ruling.Id).ToListAsync()));
    }

    [Fact]
    public async Task A_newer_register_makes_a_newer_version_and_the_same_ones_the_same_bytes()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        await Register(city);
        await Build(city);
        await Insure(city);
        Assert.Equal(1, await Build(city));

        var versions = await city.Do<ILake, Page<LakeLoad>>(lake => lake.Loads("golden-person"));

        Assert.Equal([2, 1], versions.Items.Select(load => load.Number!.Value));
        Assert.All(versions.Items, load => Assert.Equal((400L, 0L), (load.Rows, load.Rejected)));
        Assert.All(versions.Items, load => Assert.StartsWith("golden/person@", load.Batch, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_doubted_value_goes_to_the_department_it_comes_from_and_only_that_one_answers()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        await Register(city);
        await Build(city);
        var record = (await List(city, new("person", Number(1))))[0];
        Task<Outcome<GoldenDispute>> Doubt(string field, string reason, string key = "k") =>
            city.Do<IGolden, Outcome<GoldenDispute>>(golden =>
                golden.Dispute(new(key, "person", record.Id, field, reason), city.Commissioner("civil-affairs"))
            );

        Assert.Equal("golden.reason", (await Doubt("dz", " ", "k1")).Fault?.Code);
        Assert.Equal("golden.no-value", (await Doubt("dwdm", "没有单位", "k2")).Fault?.Code);
        var opened = await Doubt("dz", "已经搬走");
        CityUnderTest.Succeed(opened);
        Assert.Equal(opened.Value.Id, (await Doubt("dz", "已经搬走")).Value.Id);
        Assert.Equal(("public-security", People, new DateOnly(2026, 3, 16)), (opened.Value.Unit, opened.Value.Source, opened.Value.DueOn));
        Task<Outcome<GoldenDispute>> Answer(string unit, string text) =>
            city.Do<IGolden, Outcome<GoldenDispute>>(golden =>
                golden.Answer(new(opened.Value.Id, opened.Value.Version, true, text), city.Commissioner(unit))
            );
        Assert.Equal(403, (await Answer("civil-affairs", "改了")).Fault?.Status);
        Assert.Equal("golden.answer", (await Answer("public-security", " ")).Fault?.Code);
        CityUnderTest.Succeed(await Answer("public-security", "已按户籍变更"));
        var told = Assert.Single(
            await city.Do<IGolden, IReadOnlyList<GoldenDispute>>(golden => golden.Disputes(city.Commissioner("civil-affairs")))
        );
        Assert.Equal((GoldenDisputeState.Accepted, "已按户籍变更"), (told.State, told.Answer));
        Assert.Empty(await city.Do<IGolden, IReadOnlyList<GoldenDispute>>(golden => golden.Disputes(city.Commissioner("tax"))));
    }

    [Fact]
    public async Task A_clerk_without_the_right_sees_no_golden_record()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        var listed = await city.Do<IGolden, Outcome<IReadOnlyList<GoldenRecord>>>(golden =>
            golden.List(new("person"), city.Official("chen-haisheng", "dinghai-market-supervision/accept"))
        );

        Assert.Equal(403, listed.Fault?.Status);
    }

    [Fact]
    public async Task A_changed_column_of_a_register_reaches_the_golden_record_and_its_levels_hold()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);

        var graph = await city.Do<ILineage, LineageGraph>(lineage =>
            lineage.Around(new(LineageKind.Dataset, "golden-person"), city.Administrator())
        );
        var impact = await city.Do<ILineage, ImpactSheet>(lineage =>
            lineage.Impact(new LineageNode(LineageKind.Dataset, Insured).Column("sjh"), PlannedChange.Retired)
        );

        Assert.Empty(LineageLevels.Gaps(graph));
        Assert.Equal(["ly", "sjh"], impact.Impact.Affected.Single(one => one.Node.Id == "golden-person").Columns);
    }
}
