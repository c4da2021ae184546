using System.Text.Json.Nodes;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>告知承诺: offered to whom the table says, asked again when it is handed in, checked by a deadline, and not free of consequence.</summary>
public class CommitmentTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    [Theory]
    [InlineData("drinks", "no", true, "低风险业态")]
    [InlineData("drinks", "yes", false, "要先看现场")]
    [InlineData("restaurant", "no", false, "要先看现场")]
    public async Task Whether_one_may_commit_is_told_with_its_reason(string businessType, string coldDishes, bool eligible, string reason)
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);

        var verdict = await Judge(city, new() { ["businessType"] = businessType, ["coldDishes"] = coldDishes });

        Assert.Equal(eligible, verdict!.Eligible);
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(verdict.Grounds);
    }

    [Fact]
    public async Task A_commitment_that_is_not_open_to_this_situation_is_refused_at_submission()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var request = await Given.Request(
            city,
            "food-business-licence",
            new() { ["businessType"] = "restaurant", ["coldDishes"] = "no" },
            Given.LinHaiyan
        );

        var refused = await city.Submit(request with { ByCommitment = true });

        Assert.Equal(("cases.commitment-not-eligible", "byCommitment"), (refused.Fault?.Code, refused.Fault?.Field));
        Assert.Contains("要先看现场", refused.Fault!.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_check_afterwards_is_a_task_with_a_deadline_and_lamps_of_its_own(DatabaseKind kind)
    {
        // Forty working days from Monday 2026-03-02 end on 04-28; 70 % of them are 28 days, on 04-10.
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var id = await Granted(city);

        var check = await city.OpenTask(id);

        Assert.Equal("inspect", check.Stage);
        Assert.Equal(CityTime.EndOf(new(2026, 4, 28)), check.DueAt);
        Assert.Equal((CityTime.StartOf(new(2026, 4, 10)), CityTime.StartOf(new(2026, 4, 28))), (check.YellowAt, check.OrangeAt));
        await city.GoTo(new(2026, 4, 29));
        Assert.Contains(CaseEventKind.Escalated, await city.Log(id));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_false_commitment_is_revoked_and_excludes_from_the_next_for_a_year(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var id = await Granted(city);
        CityUnderTest.Succeed(await city.Handle(await city.OpenTask(id), "fail", "现场有裱花间，与承诺不符"));

        var revoked = await city.Case(id);
        var again = await Judge(city, Drinks);
        var another = await city.Cases(cases =>
            cases.Commitment(
                "food-business-licence",
                Drinks,
                new()
                {
                    Kind = Assurance.Permission.SubjectKind.Citizen,
                    AccountId = "x",
                    Name = "x",
                    PartyKey = "x",
                }
            )
        );
        city.Clock.Advance(TimeSpan.FromDays(364));
        var beforeTheYear = await Judge(city, Drinks);
        city.Clock.Advance(TimeSpan.FromDays(2));
        var afterIt = await Judge(city, Drinks);

        Assert.Equal((CaseStatus.Revoked, "现场有裱花间，与承诺不符"), (revoked.Status, revoked.DecisionReason));
        Assert.Contains("42号", revoked.DecisionBasis, StringComparison.Ordinal);
        Assert.Equal((false, "以前的承诺核查不实，信用修复前请走一般办理"), (again!.Eligible, again.Reason));
        Assert.Equal((true, false, true), (another!.Eligible, beforeTheYear!.Eligible, afterIt!.Eligible));
        await city.Recount();
    }

    static JsonObject Drinks => new() { ["businessType"] = "drinks", ["coldDishes"] = "no" };

    static Task<CommitmentVerdict?> Judge(CityUnderTest city, JsonObject answers) =>
        city.Do<PersonalCipher, CommitmentVerdict?>(cipher =>
            city.Cases(cases => cases.Commitment("food-business-licence", answers, Given.LinHaiyan.Subject(cipher)))
        );

    static async Task<Guid> Granted(CityUnderTest city)
    {
        var request = await Given.Request(city, "food-business-licence", Drinks, Given.LinHaiyan);
        var submitted = await city.Submit(
            request with
            {
                ByCommitment = true,
                Materials = [.. request.Materials.Where(m => m.MaterialId != "layout-plan")],
            }
        );
        CityUnderTest.Succeed(submitted);
        foreach (var outcome in (string[])["accepted", "approved", "delivered"])
            CityUnderTest.Succeed(await city.Handle(await city.OpenTask(submitted.Value.Id), outcome));
        return submitted.Value.Id;
    }
}
