using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases;

static class CaseFaults
{
    public static readonly Fault Unknown = new("cases.unknown", "没有这件办件，请核对办件编号。", 404);

    public static Fault NobodyCompetent(string item) =>
        new("cases.nobody-competent", $"所选地区没有承办“{item}”的部门，请换一个办理地区。") { Field = "region" };

    public static Resource ResourceOf(Case @case) =>
        new("case", @case.Id.ToString())
        {
            Region = @case.Region,
            UnitId = @case.Unit,
            Parties = [@case.ApplicantKey],
        };
}
