using System.Text.Json.Nodes;
using Yingzhou.Data.Sharing;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using static Yingzhou.Engines.Tests.PublicData.SharingCity;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>用途绑定 over real cases: open, party, and what the item needs.</summary>
public sealed class PurposeTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);
    static readonly string[] Benefit = ["sfzh", "xm", "ffny", "ffje", "dylb"];

    const string Deceased = "33092119500228305X";
    const string Brother = "330921195208163010";

    static async Task<(string Number, Guid Id)> DeathCase(CityUnderTest city)
    {
        var request = await Given.Request(city, "pension-termination", [], Given.LinHaiyan);
        request.Form["deceasedId"] = Deceased;
        var submitted = await city.Submit(request);
        CityUnderTest.Succeed(submitted);
        return ((await city.Case(submitted.Value.Id)).Number, submitted.Value.Id);
    }

    static Task LoadPensions(CityUnderTest city) =>
        city.Load(Pensions, $"sfzh,xm,ffny,ffje,dylb\n{Deceased},周某,202602,3210.5,1\n{Brother},周二,202602,2900,1\n");

    [Fact]
    public async Task P03_5_the_pension_of_the_deceased_is_given_for_the_open_case_that_of_the_brother_is_not()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        await LoadPensions(city);
        var caller = await city.Granted(Ask(Pensions, "DEATH-ONE-THING", Benefit));
        var (number, id) = await DeathCase(city);
        string Body(string subject, string of) => $$"""{"subject":"{{subject}}","case":"{{of}}"}""";

        var answer = await caller.Query(Body(Deceased, number));
        var row = Answered(answer)["rows"]!.AsArray().Single()!;
        Assert.Equal((Deceased, 3210.5m), ((string)row["sfzh"]!, (decimal)row["ffje"]!));
        Assert.Equal("403-case", await caller.Refusal(Body(Brother, number)));
        Assert.Equal("403-case", await caller.Refusal(Body(Deceased, "330900000000")));
        Assert.Equal("403-case", await caller.Refusal($$"""{"case":"{{number}}"}"""));
        Assert.Equal("403-case", await caller.Refusal($$$"""{"case":"{{{number}}}","filter":{"eq":["sfzh","{{{Brother}}}"]}}"""));

        CityUnderTest.Succeed(await city.As(Given.LinHaiyan, (cases, subject) => cases.Withdraw(new(id, "不办了"), subject)));
        Assert.Equal("403-case", await caller.Refusal(Body(Deceased, number)));
    }

    [Fact]
    public async Task Who_was_read_sees_by_whom_what_for_and_by_which_law()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        await LoadPensions(city);
        await city.Load(Pensions, $"sfzh,xm,ffny,ffje,dylb\n{Given.LinHaiyan.Number},林海燕,202602,10,1\n");
        var caller = await city.Granted(Ask(Pensions, "DEATH-ONE-THING", Benefit));
        var (number, _) = await DeathCase(city);
        Answered(await caller.Query($$"""{"subject":"{{Given.LinHaiyan.Number}}","case":"{{number}}","fields":["ffje"]}"""));

        var me = await city.Do<PersonalCipher, IReadOnlyList<ReadAboutMe>>(cipher =>
            city.Sharing(sharing => sharing.ReadsAbout(Given.LinHaiyan.Subject(cipher)))
        );
        var somebody = await city.Do<PersonalCipher, IReadOnlyList<ReadAboutMe>>(cipher =>
            city.Sharing(sharing => sharing.ReadsAbout(Given.FangDahai.Subject(cipher)))
        );

        var read = Assert.Single(me);
        Assert.Equal((number, "履行法定职责", true), (read.CaseNumber, read.LegalBasis, read.Delivered));
        Assert.Contains("人力资源", read.Provider, StringComparison.Ordinal);
        Assert.Empty(somebody);
    }
}
