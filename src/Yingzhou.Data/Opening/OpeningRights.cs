using Yingzhou.Assurance.Permission;

namespace Yingzhou.Data.Opening;

/// <summary>Who may open what (开放权限): 信息专员 proposes for their own department, 数据官 or 平台管理员 lets out what somebody else proposed.</summary>
public static class OpeningRights
{
    public const string Propose = "opening.propose";
    public const string Release = "opening.release";
    public const string Withdraw = "opening.withdraw";

    /// <summary>Reviews applications for conditional data, answers requests and corrections.</summary>
    public const string Answer = "opening.answer";

    /// <summary>People and enterprises with a verified name: apply, ask, vote, correct, get a key.</summary>
    public const string TakePart = "opening.take-part";

    internal static IEnumerable<Grant> Grants =>
        [
            Grant.ToRole(Propose, "information-commissioner", Reach.Unit),
            Grant.ToRole(Propose, "platform-admin", Reach.Region),
            Grant.ToRole(Release, "data-officer", Reach.Region),
            Grant.ToRole(Release, "platform-admin", Reach.Region),
            Grant.ToRole(Withdraw, "data-officer", Reach.Region),
            Grant.ToRole(Withdraw, "platform-admin", Reach.Region),
            Grant.ToRole(Answer, "information-commissioner", Reach.Unit),
            Grant.ToRole(Answer, "data-officer", Reach.Region),
            Grant.ToRole(Answer, "platform-admin", Reach.Region),
            Grant.ToParty(TakePart),
        ];

    internal static FourEyes FourEyes => new(Release, Propose);

    /// <summary>The dataset, with who proposed what is to be decided.</summary>
    public static Resource ResourceOf(OpenDataset dataset, string? proposedBy = null) =>
        new("open-dataset", dataset.Dataset)
        {
            Region = dataset.Region,
            UnitId = dataset.Publisher,
            Deeds = proposedBy is null ? [] : [new(Propose, proposedBy)],
        };

    internal static Resource Own(Subject subject) => new("open-portal", "own") { Parties = subject.PartyKey is { } party ? [party] : [] };
}
