using Yingzhou.Apps.Services.TalentServices.Jobs;

namespace Yingzhou.Apps.Services.TalentServices.Titles;

/// <param name="Years">In the lower title, for whoever has this education.</param>
public sealed record YearsNeeded(Education Education, int Years);

/// <summary>What a title asks for before anybody judges the work (申报条件).</summary>
/// <param name="LowerTitle">The title one must hold.</param>
/// <param name="Years">By education; one that is not listed does not suffice.</param>
/// <param name="Hours">Of continuing education (继续教育学时) in the year.</param>
public sealed record TitleCondition(
    string Level,
    string Title,
    string LowerTitle,
    string LowerTitleName,
    int Hours,
    IReadOnlyList<YearsNeeded> Years
);

/// <summary>What an applicant has; <c>null</c> where no register has said so yet.</summary>
public sealed record TitleRecord(string Level, Education? Education, string? Title, double? YearsInTitle, int? Hours);

/// <param name="Met"><c>null</c> while it is not known.</param>
public sealed record PreChecked(string What, bool? Met, string Found);

/// <summary>条件预审 (a10 §3): by table, before the panel; what is not known is not a no. Equal to the limit is enough.</summary>
public static class TitleConditions
{
    public static IReadOnlyList<PreChecked> Check(TitleCondition condition, TitleRecord record)
    {
        // Higher education than any that is listed counts as the highest listed.
        var needed = record.Education is { } has
            ? condition.Years.Where(one => one.Education <= has).OrderByDescending(one => one.Education).FirstOrDefault()
            : null;
        return
        [
            new(
                $"已有{condition.LowerTitleName}",
                record.Title is null ? null : record.Title == condition.LowerTitle,
                record.Title is null ? "未知" : "职称登记"
            ),
            new(
                needed is null ? "学历和任职年限" : $"任现职满 {needed.Years} 年",
                record.Education is null ? null
                    : needed is null ? false
                    : record.YearsInTitle is { } years ? years >= needed.Years
                    : null,
                record.YearsInTitle is { } known ? $"{known:0.#} 年" : "未知"
            ),
            new(
                $"当年继续教育不少于 {condition.Hours} 学时",
                record.Hours is { } hours ? hours >= condition.Hours : null,
                record.Hours is { } got ? $"{got} 学时" : "未知"
            ),
        ];
    }
}
