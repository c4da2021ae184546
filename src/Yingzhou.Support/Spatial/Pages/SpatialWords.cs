using Yingzhou.Support.Spatial.Handling;

namespace Yingzhou.Support.Spatial.Pages;

/// <summary>How states of layers are said on pages.</summary>
static class SpatialWords
{
    public static string State(LayerVersionState state) =>
        state switch
        {
            LayerVersionState.Checked => "（待复核）",
            LayerVersionState.Published => "（已发布）",
            LayerVersionState.Superseded => "（已被替代）",
            _ => "（已退回）",
        };

    public static string Source(string source) =>
        source switch
        {
            SeedLayers.Source => "城市内容",
            "edit" => "人工编辑",
            _ => source,
        };
}
