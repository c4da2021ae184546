using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Engines.Tests.Content;

public class SituationTests
{
    static readonly Question Premises = new("premises", "店面是谁的？", [new("owned", "自己的"), new("rented", "租来的"), new("free", "免费给我用")]);
    static readonly Question ByAgent = new("byAgent", "谁来办？", [new("no", "本人办"), new("yes", "委托别人办")]);

    [Fact]
    public void An_open_question_may_still_be_answered_in_each_of_its_ways() =>
        Assert.Equal(
            ["owned/no", "owned/yes", "rented/no", "rented/yes", "free/no", "free/yes"],
            Situation.Unknown.Completions([Premises, ByAgent]).Select(Told));

    [Fact]
    public void An_answer_given_stays() => Assert.Equal(["rented/no", "rented/yes"], Rented.Completions([Premises, ByAgent]).Select(Told));

    [Fact]
    public void A_situation_without_open_questions_has_only_itself() => Assert.Equal([Rented], Rented.Completions([Premises]));

    [Fact]
    public void An_answer_that_no_question_offers_is_named()
    {
        var situation = new Situation(new Dictionary<string, string> { ["premises"] = "stolen", ["byAgent"] = "no", ["colour"] = "red" });

        Assert.Equal(["premises", "colour"], situation.NotOffered([Premises, ByAgent]));
    }

    static readonly Situation Rented = new(new Dictionary<string, string> { ["premises"] = "rented" });

    static string Told(Situation situation) => $"{situation.Answers["premises"]}/{situation.Answers["byAgent"]}";
}
