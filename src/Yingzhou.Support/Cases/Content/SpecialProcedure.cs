namespace Yingzhou.Support.Cases.Content;

/// <summary>A special procedure (特别程序) that a case of the item may need.</summary>
/// <param name="MaxWorkdays">How long it may last; told to the applicant in writing when it begins.</param>
/// <param name="StopsClock">
/// Whether its time does not count. Only what 行政许可法第四十五条 names may stop the clock; a site inspection (现场核查) is not among them.
/// </param>
public sealed record SpecialProcedure(
    SpecialProcedureKind Kind, string Name, int MaxWorkdays, bool StopsClock, LegalBasis Basis);

/// <summary>
/// 现场核查, 听证, 招标, 拍卖, 检验, 检测, 检疫, 鉴定, 专家评审.
/// </summary>
public enum SpecialProcedureKind
{
    SiteInspection,
    Hearing,
    Tender,
    Auction,
    Examination,
    Testing,
    Quarantine,
    Appraisal,
    ExpertReview,
}
