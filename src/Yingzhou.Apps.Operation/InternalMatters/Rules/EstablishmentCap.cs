using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.InternalMatters.Rules;

/// <summary>编制: how many people a unit may have, has, and is about to get.</summary>
/// <param name="Approved">核定编制数.</param>
/// <param name="Actual">实有人数.</param>
/// <param name="InFlight">Applications under way that will each take a place.</param>
public sealed record EstablishmentCap(string Unit, int Approved, int Actual, int InFlight)
{
    /// <summary>Places that may still be applied for; never negative, even where a unit already has too many.</summary>
    public int Free => Math.Max(0, Approved - Actual - InFlight);

    /// <summary>Nobody is applied for when those there are and those under way fill the places: 实有 + 在办 ≥ 核定 refuses (a01 §3).</summary>
    public Outcome<Done> Check() =>
        Actual + InFlight >= Approved
            ? new Fault(
                "internal.establishment-full",
                $"{Unit}核定编制 {Approved} 名，实有 {Actual} 名，在办 {InFlight} 名，没有空编，不能提交。请先向编办申请核增编制，或等在办申请办结、撤回。",
                409
            )
            {
                Field = "officialUnit",
            }
            : Done.It;
}
