using Yingzhou.Foundation.Modules;

namespace Yingzhou.Engines.Tests.Laws;

public class ModuleCatalogueTests
{
    [Fact]
    public void Applications_stand_in_the_order_of_the_plan_and_then_of_their_ids()
    {
        var catalogue = ModuleCatalogue.Of(new App("wages", new(6, 3)), new App("water", new(5, 3)), new App("credit", new(6, 3)));

        Assert.Equal(["water", "credit", "wages"], catalogue.Applications.Select(application => application.Id));
    }

    [Fact]
    public void An_engine_comes_after_those_it_needs_and_before_every_application()
    {
        var catalogue = ModuleCatalogue.Of(
            new App("a", new(3, 1)),
            new Gear("cases", "process"),
            new Gear("process", "rules"),
            new Gear("rules")
        );

        Assert.Equal(["rules", "process", "cases", "a"], catalogue.All.Select(module => module.Id));
    }

    [Fact]
    public void Two_modules_with_one_id_are_named_and_refused()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => ModuleCatalogue.Of(new App("cases", new(3, 1)), new Gear("cases")));

        Assert.Contains("'cases'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(Gear), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Engines_that_need_each_other_in_a_circle_are_refused_with_the_circle()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => ModuleCatalogue.Of(new Gear("a", "b"), new Gear("b", "a")));

        Assert.Contains("a → b → a", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_needed_engine_that_is_not_there_is_named()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => ModuleCatalogue.Of(new Gear("cases", "proces")));

        Assert.Contains("'proces'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 3, true)]
    [InlineData(5, 4, true)]
    [InlineData(5, 5, false)]
    [InlineData(8, 0, true)]
    [InlineData(8, 1, false)]
    [InlineData(2, 0, false)]
    public void A_section_of_the_plan_is_told_from_one_that_is_not(int chapter, int box, bool inPlan) =>
        Assert.Equal(inPlan, new PlanSection(chapter, box).IsInPlan);

    [Theory]
    [InlineData(5, 3, "专栏 5-3")]
    [InlineData(8, 0, "第八章")]
    public void A_section_reads_as_the_plan_writes_it(int chapter, int box, string text) =>
        Assert.Equal(text, new PlanSection(chapter, box).ToString());

    sealed class App(string id, PlanSection section) : Application
    {
        public override string Id => id;
        public override string Title => id;
        public override PlanSection Section => section;
        public override IReadOnlyList<string> LeadDepartments => ["市大数据局"];
    }

    sealed class Gear(string id, params string[] needs) : Engine
    {
        public override string Id => id;
        public override string Title => id;
        public override IReadOnlyList<string> Needs => needs;
    }
}
