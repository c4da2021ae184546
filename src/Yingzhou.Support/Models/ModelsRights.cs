using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Models;

/// <summary>模型库权限: 模型设计岗 registers versions, 模型审核岗 releases them, never the same person for one version.</summary>
public static class ModelsRights
{
    public const string See = "models.see";

    public const string Register = "models.register";

    public const string Release = "models.release";

    internal static IEnumerable<Grant> Grants =>
        [
            .. Grant.ToLeaders(See),
            Grant.ToRole(See, "model-designer", Reach.Region),
            Grant.ToRole(See, "model-approver", Reach.Region),
            Grant.ToRole(See, "data-officer", Reach.Region),
            Grant.ToRole(Register, "model-designer", Reach.Region),
            Grant.ToRole(Release, "model-approver", Reach.Region),
        ];

    internal static readonly FourEyes ReleasedByAnother = new(Release, Register);
}
