using Yingzhou.Data.Amending;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Operation.PublicData.Pages;

static class AmendingWords
{
    public static string State(AmendmentState state) =>
        state switch
        {
            AmendmentState.Proposed => "待复核",
            AmendmentState.TurnedDown => "已退回",
            AmendmentState.Announced => "已公告，到期停用",
            _ => "已生效",
        };

    public static Tone Tone(AmendmentState state) =>
        state switch
        {
            AmendmentState.InForce => Ui.Components.Tone.Good,
            AmendmentState.TurnedDown => Ui.Components.Tone.Neutral,
            _ => Ui.Components.Tone.Attention,
        };
}
