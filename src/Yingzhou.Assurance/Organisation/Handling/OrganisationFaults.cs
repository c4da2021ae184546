using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Organisation;

/// <summary>Refusals that more than one use case gives.</summary>
static class OrganisationFaults
{
    public static readonly Fault UnknownPost = new("organisation.unknown-post", "没有这个岗位。", 404);

    public static readonly Fault UnknownOfficial = new("organisation.unknown-official", "没有这位工作人员。", 404);

    public static Fault DutiesApart(ExclusiveRoles rule, Post held, Post wanted) =>
        new(
            "organisation.duties-apart",
            $"按{rule.Title}（{rule.Source}），同一人不能既任“{held.Title}”又任“{wanted.Title}”，请另选人员或先免去前一岗位。",
            409
        );

    public static readonly Fault PeriodEmpty = new("organisation.period-empty", "结束时间应晚于开始时间。");
}
