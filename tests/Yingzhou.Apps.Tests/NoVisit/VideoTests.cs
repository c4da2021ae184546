using Yingzhou.Apps.Services.NoVisit.Figures;
using Yingzhou.Apps.Services.NoVisit.Guides;
using Yingzhou.Apps.Services.NoVisit.Identity;
using Yingzhou.Apps.Services.NoVisit.Video;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.NoVisit;

public class VideoTests
{
    static readonly DateTimeOffset Nine = new(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(8));
    static readonly Actor Clerk = new("clerk", "窗口", ActorKind.Official);

    [Fact]
    public void A07_5_three_clerks_are_an_alert_and_four_are_enough()
    {
        Assert.True(new VideoLoad(18, 10, 3).Overloaded);
        Assert.Equal(1, new VideoLoad(18, 10, 3).LoadShare, 9);
        var four = new VideoLoad(18, 10, 4);

        Assert.False(four.Overloaded);
        Assert.Equal((0.509, 5.09), (Math.Round(four.WaitProbability, 3), Math.Round(four.MeanWaitMinutes!.Value, 2)));
    }

    [Fact]
    public void A_call_back_is_offered_when_the_wait_is_over_ten_minutes()
    {
        // Nobody gives up within a lifetime: one clerk of ten minutes is exactly ten minutes away, two of 21 are 10.5.
        Assert.False(new VideoLoad(6, 10, 1, 1e9).OffersCallBack(0));
        Assert.True(new VideoLoad(6, 21, 2, 1e9).OffersCallBack(0));
        Assert.False(new VideoLoad(6, 21, 2).OffersCallBack(-1));
    }

    [Theory]
    [InlineData(1500, false, MediaStep.Video720)]
    [InlineData(1499, false, MediaStep.Video360)]
    [InlineData(500, false, MediaStep.Video360)]
    [InlineData(499, false, MediaStep.None)]
    [InlineData(499, true, MediaStep.AudioAndPhoto)]
    [InlineData(47, true, MediaStep.None)]
    public void The_picture_follows_the_line(double kilobits, bool audio, MediaStep step) =>
        Assert.Equal(step, MediaLadder.For(kilobits, audio));

    [Theory]
    [InlineData(5.0, AssuranceLevel.L3)]
    [InlineData(5.1, AssuranceLevel.L1)]
    public void A_line_that_comes_back_within_five_minutes_goes_on(double minutes, AssuranceLevel level)
    {
        var call = InCall();
        call.Identified(CheckMethod.Face);
        call.Drop(Nine.AddMinutes(10));

        call.Resume(Nine.AddMinutes(10 + minutes));

        Assert.Equal((CallStatus.InCall, level), (call.Status, call.Level));
    }

    [Fact]
    public void Only_what_was_shown_is_signed_and_only_at_the_level_that_is_needed()
    {
        var call = InCall();
        call.Share("同意继承");
        var shown = call.DocumentHash!;

        Assert.Equal("no-visit.level-too-low", call.Sign(shown, Nine)!.Code);
        call.Identified(CheckMethod.VideoClerk);
        call.Share("同意继承全部");
        Assert.Equal("no-visit.document-changed", call.Sign(shown, Nine)!.Code);
        Assert.Null(call.Sign(call.DocumentHash!, Nine));
        call.Share("改了");
        Assert.Null(call.SignedAt);
    }

    [Fact]
    public void It_ends_with_everything_done_or_with_a_reason_to_come()
    {
        var call = InCall();
        Assert.Equal("no-visit.level-too-low", call.Finish(2, null, null, Nine)!.Code);
        call.Identified(CheckMethod.Face);
        Assert.Equal("no-visit.checklist-open", call.Finish(2, null, null, Nine)!.Code);
        call.Tick([0, 1]);
        Assert.Null(call.Finish(2, null, null, Nine));

        var other = InCall();
        Assert.Null(other.Finish(2, "original-paper", null, Nine));
        Assert.Equal("original-paper", other.VisitReason);
    }

    [Fact]
    public void What_was_signed_under_suspicion_does_not_stand()
    {
        var call = InCall();
        call.Identified(CheckMethod.Face);
        call.Share("赠与");
        call.Sign(call.DocumentHash!, Nine);

        Assert.NotNull(call.Stop(" ", Nine));
        Assert.Null(call.Stop("画面里有第二个人", Nine));

        Assert.Equal((CallStatus.Stopped, null), (call.Status, call.SignedAt));
    }

    [Fact]
    public void A_weaker_check_takes_no_level_away_and_a_call_has_one_clerk()
    {
        var call = InCall();
        call.Identified(CheckMethod.FaceAndChip);
        call.Identified(CheckMethod.Sms);

        Assert.Equal(AssuranceLevel.L4, call.Level);
        Assert.NotNull(call.Answer(new Actor("other", "另一位", ActorKind.Official), Nine));
        Assert.Null(call.Answer(Clerk, Nine));
    }

    [Fact]
    public void Rates_reasons_and_hours_are_counted_from_the_cases()
    {
        VisitedCase[] cases = [new(0, null, "dongji"), new(1, "sign", "dongji"), new(2, null, "qushan"), new(1, "sign", "qushan")];

        Assert.Equal(new RatioOf(1, 4), NoVisitRate.Of(cases));
        Assert.Equal([("sign", 2), (NoVisitRate.NotGiven, 1)], NoVisitRate.ForcedVisits(cases).Select(line => (line.Reason, line.Count)));
        Assert.Equal(
            3 * 6 + 2 * 6.5,
            NoVisitRate.SavedFerryHours(
                [("dongji", 3), ("qushan", 2), ("nowhere", 9)],
                new Dictionary<string, double> { ["dongji"] = 6, ["qushan"] = 6.5 }
            )
        );
    }

    [Fact]
    public void A_plain_guide_is_plain_and_a_legal_one_goes_to_rewrite()
    {
        var plain = new PlainLanguage(["具结", "羁束", "受理"], new Dictionary<string, string> { ["受理"] = "开始办" });

        var good = plain.Read("带上身份证。我们当天受理！原则上三天办好。");
        var bad = plain.Read("申请人应当据实具结并承担羁束责任，否则不予受理，因此则须重新申请且期间不中断不延长不停止计算。");

        Assert.Equal((0, 0, false), (good.Unexplained.Count, good.Connectives, good.NeedsRewrite));
        Assert.Equal(["具结", "羁束"], bad.Unexplained);
        Assert.Equal(3, bad.Connectives); // 否则, 因此, 则
        Assert.True(bad.NeedsRewrite);
        Assert.Null(plain.Read("").MeanSentence);
    }

    [Fact]
    public void The_mean_sentence_counts_characters_without_punctuation()
    {
        var read = new PlainLanguage([], new Dictionary<string, string>()).Read(
            new string('字', 25) + "，。" + new string('字', 25) + "；"
        );

        Assert.Equal((25.0, 0.0), (read.MeanSentence, read.Points));
    }

    static VideoCall InCall()
    {
        var call = VideoCall.Queue(
            new()
            {
                Region = "330903105",
                Item = "x",
                ItemName = "x",
                Needed = AssuranceLevel.L3,
                PartyKey = "me",
                CallerName = Personal.Name("张三"),
                QueuedAt = Nine,
            },
            callBack: false
        );
        call.Answer(Clerk, Nine);
        return call;
    }
}
