using MudBlazor;

namespace Yingzhou.Ui.Layouts;

/// <summary>MudBlazor in our type and shape. Its colours are tied to the tokens in yz-desk.css, so that light and dark have one source.</summary>
static class DeskTheme
{
    static readonly string[] Font =
        ["-apple-system", "BlinkMacSystemFont", "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        LayoutProperties = new() { DefaultBorderRadius = "0.5rem" },
        Typography = new()
        {
            Default = new DefaultTypography { FontFamily = Font, FontSize = "1rem", LineHeight = "1.6", LetterSpacing = "0" },
            Body1 = new Body1Typography { FontFamily = Font, FontSize = "1rem", LineHeight = "1.6", LetterSpacing = "0" },
            Body2 = new Body2Typography { FontFamily = Font, FontSize = "1rem", LineHeight = "1.6", LetterSpacing = "0" },
            Button = new ButtonTypography { FontFamily = Font, FontSize = "1rem", FontWeight = "600", LetterSpacing = "0", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = Font, FontSize = "1rem", LineHeight = "1.5", LetterSpacing = "0" },
        },
    };
}
