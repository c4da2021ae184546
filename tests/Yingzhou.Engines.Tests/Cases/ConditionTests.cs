using System.Text.Json.Nodes;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Handling;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>受理条件预检: true, false, and unknown wherever what nobody knows could turn it.</summary>
public class ConditionTests(CityTemplate template)
{
    static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData("330902194603021239", true)] // eighty on this very day
    [InlineData("330902194603031231", false)] // tomorrow
    public void An_age_is_reckoned_from_the_number_on_the_day(string number, bool met)
    {
        var id = number[..17] + Kernel.ResidentId.ComputeCheckDigit(number);

        Assert.Equal(met, Verdict("applicant.age >= 80", new() { }, number: id));
    }

    [Theory]
    [InlineData("facts.residentMonths >= 6", null)] // a register that nobody has asked
    [InlineData("not(facts.barredFromOffice)", null)]
    [InlineData("facts.kind = \"ship\"", null)] // FEEL alone would say false
    [InlineData("if answers.motherInsured = \"no\" then false else facts.insured", false)] // whatever the register says
    [InlineData("answers.motherInsured = \"no\" or facts.insured", true)]
    public void The_unknown_decides_nothing(string rule, bool? met) => Assert.Equal(met, Verdict(rule, new() { ["motherInsured"] = "no" }));

    [Theory]
    [InlineData(null, null)] // not answered: each choice would say something else
    [InlineData("yes", true)]
    [InlineData("no", false)]
    public void An_open_question_is_tried_with_each_of_its_choices(string? answer, bool? met)
    {
        JsonObject answers = answer is null ? [] : new() { ["agree"] = answer };

        Assert.Equal(
            met,
            Verdict("answers.agree != \"no\"", answers, new Question("agree", "同意吗？", [new("yes", "同意"), new("no", "不同意")]))
        );
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void What_was_typed_is_known(int ratio, bool met) =>
        Assert.Equal(met, Verdict("form.fundRatio >= 5 and form.fundRatio <= 12", [], form: new() { ["fundRatio"] = ratio }));

    [Fact]
    public async Task A_case_carries_its_conditions_to_the_official_with_what_they_looked_at()
    {
        await using var city = await CityUnderTest.On(Today, DatabaseKind.Sqlite, template);
        var submitted = await city.Submit(await Given.Request(city, "food-business-licence", [], Given.Haizhiwei), Given.Haizhiwei);
        CityUnderTest.Succeed(submitted);
        var task = await city.OpenTask(submitted.Value.Id);

        var seen = await city.Cases(cases => cases.Task(task.Id, city.HolderOf(task.Post)));

        CityUnderTest.Succeed(seen);
        var conditions = seen.Value.Case.Conditions;
        Assert.Equal([true, null, null, null], conditions.Select(condition => condition.Met));
        Assert.Equal(("businessLicensed", "是"), (conditions[0].Facts[0].Name, conditions[0].Facts[0].Value));
        Assert.Null(conditions[1].Rule);
        Assert.Null(conditions[2].Facts[0].Value);
    }

    static bool? Verdict(
        string rule,
        JsonObject answers,
        Question? question = null,
        JsonObject? form = null,
        string number = "33090219920815202X"
    )
    {
        var check = new ConditionCheck();
        var item = Anything with { Conditions = [new("it", "条件", rule, "没有办法")], Questions = question is null ? [] : [question] };
        return check.Of(item, KnownOfCase.Of(Subject.Citizen, number, answers, form ?? [], Today), CityTime.StartOf(Today))[0].Met;
    }

    static readonly ServiceItem Anything = new()
    {
        Id = "anything",
        Code = "000000000000",
        Version = 1,
        EffectiveFrom = Today,
        Name = "任意事项",
        AlsoCalled = [],
        Summary = "",
        Kind = PowerKind.PublicService,
        Subjects = [Subject.Citizen],
        Department = "anybody",
        Level = Assurance.Organisation.Content.DivisionLevel.County,
        Regions = [],
        LegalBasis = [],
        Conditions = [],
        Clock = new()
        {
            Kind = ClockKind.PromiseOnly,
            StatutoryWorkdays = null,
            PromisedWorkdays = 1,
        },
        Questions = [],
        Materials = [],
        Outcome = null!,
        Fee = null!,
        Trips = 0,
        Delivery = [],
        Form = "none",
        Process = "none",
        Remedy = "",
    };
}
