using Yingzhou.Support.Releases;
using Yingzhou.Ui.Components;

namespace Yingzhou.Support.Modelling.Pages;

/// <summary>What drawings and drafts are called on screens, and in addresses.</summary>
static class ModelWords
{
    public static string Kind(ModelKind kind) =>
        kind switch
        {
            ModelKind.Process => "流程",
            ModelKind.Decision => "决策表",
            _ => "表单",
        };

    /// <summary>What is drawn here. The order of a bundle's legs is drawn where bundles are kept.</summary>
    public static IReadOnlyList<ModelKind> Drawn { get; } = [ModelKind.Process, ModelKind.Decision, ModelKind.Form];

    public static string InAddress(ModelKind kind) => kind.ToString().ToLowerInvariant();

    public static string Address(ModelKind kind, string key) => $"/desk/modelling/{InAddress(kind)}/{key}";

    public static ModelKind? Read(string? address) =>
        Enum.TryParse<ModelKind>(address, ignoreCase: true, out var kind) && Drawn.Contains(kind) ? kind : null;

    public static string Status(DraftStatus status) =>
        status switch
        {
            DraftStatus.Drawing => "编辑中",
            DraftStatus.Submitted => "待审核",
            DraftStatus.Released => "已发布",
            _ => "已放弃",
        };

    public static Tone Tone(DraftStatus status) =>
        status switch
        {
            DraftStatus.Drawing => Ui.Components.Tone.Info,
            DraftStatus.Submitted => Ui.Components.Tone.Attention,
            DraftStatus.Released => Ui.Components.Tone.Good,
            _ => Ui.Components.Tone.Neutral,
        };
}
