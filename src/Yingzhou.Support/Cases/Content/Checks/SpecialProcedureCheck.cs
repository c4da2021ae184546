using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>
/// Only hearing, tender, auction, examination, testing, quarantine, appraisal and expert review are left out of the count
/// (行政许可法第四十五条). A visit to the site is part of the review and counts.
/// </summary>
sealed class SpecialProcedureCheck : IContentCheck<CasesContent>
{
    public IEnumerable<ContentProblem> Check(CasesContent content)
    {
        foreach (var file in content.Files.Items)
        {
            foreach (var (index, procedure) in file.Content.SpecialProcedures.Index())
            {
                if (procedure is { Kind: SpecialProcedureKind.SiteInspection, StopsClock: true })
                    yield return file.Problem(
                        $"specialProcedures[{index}].stopsClock", "现场核查不在行政许可法第四十五条所列之内，不得停止计时");
                if (procedure.MaxWorkdays < 1)
                    yield return file.Problem($"specialProcedures[{index}].maxWorkdays", "特别程序应写明所需时间");
            }
        }
    }
}
