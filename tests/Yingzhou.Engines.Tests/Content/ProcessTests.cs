using System.Text.Json.Nodes;

namespace Yingzhou.Engines.Tests.Content;

/// <summary>The shipped processes do what their names say, in the engine that will run them.</summary>
public class ProcessTests
{
    static ProcessPlay Play() => new(
        SpoiledCity.Zhoushan,
        new()
        {
            ["case"] = new JsonObject { ["department"] = "dinghai-public-security", ["countersigners"] = new JsonArray("dinghai-fire-rescue", "dinghai-health") },
            ["item"] = new JsonObject { ["commitment"] = new JsonObject { ["postCheckWorkdays"] = 40 } },
        });

    [Fact]
    public void An_approval_goes_through_acceptance_review_decision_finish_and_delivery()
    {
        var play = Play().When("accept", "accepted").When("review", "pass").When("decide", "approved").When("deliver", "delivered");

        play.Run("standard-approval");

        Assert.Equal(
            ["accept@accept", "case.accepted", "review@review", "decide@decide", "case.decided", "case.finished", "deliver@deliver", "case.delivered"],
            play.Story);
    }

    [Fact]
    public void What_is_not_accepted_ends_there()
    {
        var play = Play().When("accept", "not-accepted");

        play.Run("standard-approval");

        Assert.Equal(["accept@accept", "case.not-accepted"], play.Story);
    }

    [Fact]
    public void A_refusal_is_decided_against_the_review_if_need_be_and_told_with_its_reasons()
    {
        var play = Play().When("accept", "accepted").When("review", "pass").When("decide", "refused");

        play.Run("standard-approval");

        Assert.Equal(["case.decided", "case.finished", "case.refusal-delivered"], play.Story[^3..]);
    }

    [Fact]
    public void A_record_is_finished_with_its_acceptance_and_counts_as_approved()
    {
        var play = Play().When("accept", "accepted");

        play.Run("simple-record");

        Assert.Equal(["accept@accept", "case.accepted", "case.decided", "case.finished", "case.delivered"], play.Story);
    }

    [Fact]
    public void A_commitment_is_decided_at_once_and_checked_within_its_window()
    {
        var play = Play().When("accept", "accepted").When("decide", "approved").When("deliver", "delivered").When("post-check", "pass");

        play.Run("commitment-approval");

        Assert.Equal(["case.delivered", "timer wd:40", "post-check@inspect"], play.Story[^3..]);
    }

    [Fact]
    public void A_broken_commitment_is_recorded()
    {
        var play = Play().When("accept", "accepted").When("decide", "approved").When("deliver", "delivered").When("post-check", "fail");

        play.Run("commitment-approval");

        Assert.Equal("case.commitment-broken", play.Story[^1]);
    }

    [Fact]
    public void The_site_is_visited_between_review_and_decision_and_the_finding_stays_beside_the_opinion()
    {
        var play = Play().When("accept", "accepted").When("review", "pass").When("inspect", "fail").When("decide", "refused");

        var result = play.Run("onsite-inspection");

        Assert.Equal(
            ["review@review", "case.procedure-started", "timer wd:3", "inspect@inspect", "case.procedure-ended", "decide@decide"],
            play.Story.SkipWhile(line => line != "review@review").Take(6));
        Assert.Equal("fail", (string?)result["inspection"]);
    }

    [Fact]
    public void A_hopeless_file_is_decided_without_a_visit()
    {
        var play = Play().When("accept", "accepted").When("review", "fail").When("decide", "refused");

        play.Run("onsite-inspection");

        Assert.DoesNotContain("inspect@inspect", play.Story);
    }

    [Fact]
    public void All_departments_sign_at_once_and_their_opinions_are_kept()
    {
        var play = Play()
            .When("accept", "accepted").When("countersign", "agree", "agree").When("inspect", "pass").When("decide", "approved").When("deliver", "delivered");

        var result = play.Run("joint-review");

        Assert.Equal(
            ["countersign@dinghai-fire-rescue/review", "countersign@dinghai-health/review", "case.procedure-started"], play.Story.Skip(2).Take(3));
        Assert.Equal(
            ["dinghai-fire-rescue:agree", "dinghai-health:agree"],
            result["opinions"]!.AsArray().Select(opinion => $"{opinion!["department"]}:{opinion["outcome"]}"));
    }

    [Fact]
    public void One_department_that_disagrees_ends_the_signing_and_spares_the_visit()
    {
        var play = Play().When("accept", "accepted").When("countersign", "disagree", "agree").When("decide", "refused");

        play.Run("joint-review");

        Assert.DoesNotContain("inspect@inspect", play.Story);
        Assert.Contains("decide@decide", play.Story);
    }

    [Fact]
    public void An_internal_matter_is_taken_up_within_a_working_day_or_by_itself()
    {
        var play = Play().When("accept", "accepted").When("decide", "approved");

        play.Run("internal-leg");

        Assert.Equal(
            ["timer wd:1", "accept@accept", "case.accepted", "decide@decide", "case.decided", "case.finished", "case.delivered"], play.Story);
    }
}
