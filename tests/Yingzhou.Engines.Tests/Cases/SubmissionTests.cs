using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Handling;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>收件: what comes in, and what is told before it may.</summary>
public class SubmissionTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_application_becomes_a_case_that_waits_at_the_acceptance_post(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);

        var id = await city.SignboardCase();

        var @case = await city.Case(id);
        var task = await city.OpenTask(id);
        Assert.Equal((CaseStatus.Submitted, "dinghai-urban-enforcement"), (@case.Status, @case.Unit));
        Assert.Equal(("accept", "dinghai-urban-enforcement/accept"), (task.Stage, task.Post));
        Assert.Equal([CaseEventKind.Submitted], await city.Log(id));
        Assert.True(CaseNumber.Parse(@case.Number).Succeeded);
        await city.Recount();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_double_click_gives_one_case(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var request = await Given.Signboard(city, key: "click");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => city.Submit(request))));

        Assert.All(answers, CityUnderTest.Succeed);
        Assert.Single(answers.Select(answer => answer.Value).Distinct());
        Assert.Equal(1, await city.Read(c => c.Set<Case>().CountAsync()));
        await city.Recount();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Several_people_at_once_get_cases_with_numbers_of_their_own(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var request = await Given.Signboard(city);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => city.Submit(request with { Key = $"person-{n}" }))));

        Assert.All(answers, CityUnderTest.Succeed);
        Assert.Equal(6, answers.Select(answer => answer.Value.Number).Distinct().Count());
        await city.Recount();
    }

    [Fact]
    public async Task A_missing_material_is_named()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var request = await Given.Signboard(city);

        var refused = await city.Submit(request with { Materials = [] });

        Assert.Equal(("cases.material-missing", "effect-picture"), (refused.Fault?.Code, refused.Fault?.Field));
    }

    [Theory]
    [InlineData("shopName", null, "shopName")]
    [InlineData("residentId", "33090219920815202", "residentId")]
    [InlineData("residentId", "330902199208152021", "residentId")]
    [InlineData("signKind", "floating", "signKind")]
    public async Task A_field_that_is_wrong_is_named_whatever_the_browser_said(string field, string? value, string named)
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var request = await Given.Signboard(city);
        request.Form[field] = value;

        var refused = await city.Submit(request);

        Assert.Equal(("cases.form-invalid", named), (refused.Fault?.Code, refused.Fault?.Field));
    }

    [Fact]
    public async Task What_only_citizens_apply_for_is_not_taken_from_an_enterprise()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var request = await Given.Request(city, "resident-id-replacement", [], Given.LinHaiyan);

        var refused = await city.Submit(request, Given.Haizhiwei);

        Assert.Equal("cases.wrong-subject", refused.Fault?.Code);
    }

    [Fact]
    public async Task Another_city_is_not_competent()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);

        var refused = await city.Submit((await Given.Signboard(city)) with { Region = "330106" });

        Assert.Equal(("cases.wrong-region", "region"), (refused.Fault?.Code, refused.Fault?.Field));
    }

    [Fact]
    public async Task An_item_without_commitment_is_not_taken_by_commitment()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);

        var refused = await city.Submit((await Given.Signboard(city)) with { ByCommitment = true });

        Assert.Equal("cases.no-commitment", refused.Fault?.Code);
    }

    [Fact]
    public async Task What_is_not_on_offer_is_unknown()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);

        var refused = await city.Submit((await Given.Signboard(city)) with { Target = "moon-landing" });

        Assert.Equal(("cases.unknown-item", 404), (refused.Fault?.Code, refused.Fault?.Status));
    }

    [Theory]
    [InlineData("large", "structure-drawing", true)]
    [InlineData("small", "structure-drawing", false)]
    public async Task The_answers_decide_which_materials_are_needed(string size, string material, bool needed)
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);

        var materials = await city.Cases(cases => Task.FromResult(cases.Needed("outdoor-signboard", new JsonObject { ["signSize"] = size })));

        Assert.Equal(needed, materials.Any(need => need.Material.Id == material && !need.Perhaps));
    }

    [Theory]
    [InlineData("no", "restaurant", "owned", false, false, false)]
    [InlineData("yes", "restaurant", "rented", true, true, false)]
    [InlineData("no", "canteen", "owned", false, false, true)]
    public async Task A_decision_table_decides_where_the_item_names_one(string cold, string business, string premises, bool coldRoom, bool lease, bool canteen)
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var answers = new JsonObject { ["coldDishes"] = cold, ["businessType"] = business, ["premises"] = premises, ["byAgent"] = "no" };

        var needed = await city.Cases(cases => Task.FromResult(cases.Needed("food-business-licence", answers).Select(need => need.Material.Id).ToList()));

        Assert.Equal((coldRoom, lease, canteen), (needed.Contains("cold-room-plan"), needed.Contains("premises-lease"), needed.Contains("canteen-statement")));
    }

    [Fact]
    public async Task A_draft_is_found_for_thirty_days_and_not_after()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var me = await city.Do<PersonalCipher, Assurance.Permission.Subject>(cipher => Task.FromResult(Given.LinHaiyan.Subject(cipher)));
        var saved = await city.Cases(cases => cases.SaveDraft(new("outdoor-signboard", Given.Dinghai, [], new() { ["shopName"] = "海之味" }, []), me));
        CityUnderTest.Succeed(saved);

        city.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await city.Cases(cases => cases.FindDraft("outdoor-signboard", me)));
        city.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await city.Cases(cases => cases.FindDraft("outdoor-signboard", me)));
    }

    [Fact]
    public async Task A_draft_changed_in_another_window_is_not_overwritten()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var me = await city.Do<PersonalCipher, Assurance.Permission.Subject>(cipher => Task.FromResult(Given.LinHaiyan.Subject(cipher)));
        var request = new SaveDraftRequest("outdoor-signboard", Given.Dinghai, [], [], []);
        var first = await city.Cases(cases => cases.SaveDraft(request, me));
        await city.Cases(cases => cases.SaveDraft(request with { Version = first.Value.Version }, me));

        var late = await city.Cases(cases => cases.SaveDraft(request with { Version = first.Value.Version }, me));

        Assert.Equal(("cases.draft-changed", 412), (late.Fault?.Code, late.Fault?.Status));
    }

    [Fact]
    public async Task A_draft_that_became_a_case_is_gone_and_nobody_elses_with_it()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var people = await city.Do<PersonalCipher, (Assurance.Permission.Subject Lin, Assurance.Permission.Subject Fang)>(cipher =>
            Task.FromResult((Given.LinHaiyan.Subject(cipher), Given.FangDahai.Subject(cipher)))
        );
        var mine = await city.Cases(cases => cases.SaveDraft(new("outdoor-signboard", Given.Dinghai, [], [], []), people.Lin));
        var other = await city.Cases(cases => cases.SaveDraft(new("outdoor-signboard", Given.Dinghai, [], [], []), people.Fang));

        CityUnderTest.Succeed(await city.Submit((await Given.Signboard(city)) with { Draft = mine.Value.Id }));
        CityUnderTest.Succeed(await city.Submit((await Given.Signboard(city)) with { Draft = other.Value.Id }));

        Assert.Null(await city.Cases(cases => cases.FindDraft("outdoor-signboard", people.Lin)));
        Assert.NotNull(await city.Cases(cases => cases.FindDraft("outdoor-signboard", people.Fang)));
    }
}
