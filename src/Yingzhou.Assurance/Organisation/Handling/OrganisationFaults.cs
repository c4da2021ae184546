using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Organisation;

/// <summary>Refusals that more than one use case gives.</summary>
static class OrganisationFaults
{
    public static readonly Fault UnknownPost = new("organisation.unknown-post", "没有这个岗位。", 404);

    public static readonly Fault UnknownOfficial = new("organisation.unknown-official", "没有这位工作人员。", 404);

    public static readonly Fault PeriodEmpty = new("organisation.period-empty", "结束时间应晚于开始时间。");
}
