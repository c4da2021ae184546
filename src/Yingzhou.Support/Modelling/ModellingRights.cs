using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Modelling;

/// <summary>Who may draw and who may put into force (建模权限): 模型设计岗 and 模型审核岗, never the same person for one draft.</summary>
public static class ModellingRights
{
    public const string Draw = "modelling.draw";
    public const string Release = "modelling.release";

    internal static IEnumerable<Grant> Grants =>
        [Grant.ToRole(Draw, "model-designer", Reach.Region), Grant.ToRole(Release, "model-approver", Reach.Region)];

    internal static FourEyes FourEyes => new(Release, Draw);

    internal static Resource ResourceOf(DrawingDraft draft) =>
        new("drawing-draft", draft.Id.ToString()) { Region = draft.Region, Deeds = [.. draft.DrafterIds.Select(id => new Deed(Draw, id))] };

    /// <summary>A drawing on which nobody has drawn yet. Drawings are the whole city's.</summary>
    internal static Resource ResourceOf(string key, string region) => new("drawing", key) { Region = region };
}
