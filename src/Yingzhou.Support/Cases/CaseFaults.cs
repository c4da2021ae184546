using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases;

static class CaseFaults
{
    public static readonly Fault Unknown = new("cases.unknown", "没有这件办件，请核对办件编号。", 404);

    public static Resource ResourceOf(Case @case) =>
        new("case", @case.Id.ToString())
        {
            Region = @case.Region,
            UnitId = @case.Unit,
            Parties = [@case.ApplicantKey],
        };
}
