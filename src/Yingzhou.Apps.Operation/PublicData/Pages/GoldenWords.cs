using Yingzhou.Data.Golden;
using Yingzhou.Kernel;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Operation.PublicData.Pages;

static class GoldenWords
{
    public static string Likeness(PairLikeness likeness) =>
        likeness switch
        {
            PairLikeness.Agrees => "一致",
            PairLikeness.Partly => "相近",
            PairLikeness.Differs => "不同",
            _ => "缺一方",
        };

    public static Tone Tone(PairLikeness likeness) =>
        likeness switch
        {
            PairLikeness.Agrees => Ui.Components.Tone.Good,
            PairLikeness.Partly => Ui.Components.Tone.Attention,
            PairLikeness.Differs => Ui.Components.Tone.Bad,
            _ => Ui.Components.Tone.Neutral,
        };

    public static string Ground(GoldenGround ground) =>
        ground switch
        {
            GoldenGround.Authoritative => "权威数源",
            GoldenGround.NewestVerified => "最近核实",
            _ => "多数一致",
        };

    public static string State(GoldenDisputeState state) =>
        state switch
        {
            GoldenDisputeState.Open => "待来源部门答复",
            GoldenDisputeState.Accepted => "源头已改",
            _ => "源头无误",
        };

    public static Tone Tone(GoldenDisputeState state) =>
        state switch
        {
            GoldenDisputeState.Open => Ui.Components.Tone.Attention,
            GoldenDisputeState.Accepted => Ui.Components.Tone.Good,
            _ => Ui.Components.Tone.Neutral,
        };
}
