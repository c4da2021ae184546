using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Matching;

/// <summary>
/// 免申即享 (a08 §3): paid without being applied for only where nobody has to judge and everything is known from its own register, fresh enough. Otherwise the
/// enterprise applies.
/// </summary>
static class NoApplication
{
    /// <param name="discretion">The clause leaves something to somebody's judgement.</param>
    /// <returns>Why it has to be applied for, in sentences; empty when it need not be.</returns>
    public static IReadOnlyList<string> Hindrances(Criterion criterion, bool discretion, FactSheet sheet, FactDictionary dictionary)
    {
        var hindrances = new List<string>();
        if (discretion)
            hindrances.Add("条款需要人工评审");
        if (criterion.Judge(sheet).Verdict is not Verdict.Entitled)
            hindrances.Add("还没有全部符合");
        foreach (var name in criterion.FactNames)
        {
            // A fact that the verdict does not need may be missing.
            if (sheet.Find(name) is not { } fact)
                continue;
            var definition = dictionary.Find(name);
            if (fact.Declared || definition is null || fact.Dataset != definition.Dataset)
                hindrances.Add($"“{dictionary.TitleOf(name)}”不是来自主管部门的数据");
            else if (!fact.IsFresh(definition.FreshDays, sheet.At))
                hindrances.Add($"“{definition.Title}”的数据已超过 {definition.FreshDays} 天没有更新");
        }
        return hindrances;
    }

    /// <summary>开户名核对: money goes only to an account in the enterprise's own name. Brackets of both widths and blanks do not make another name.</summary>
    public static bool IsOwnAccount(string holder, string enterprise) => Plain(holder) == Plain(enterprise);

    static string Plain(string name) =>
        string.Concat(
            name.Where(letter => !char.IsWhiteSpace(letter))
                .Select(letter =>
                    letter switch
                    {
                        '（' => '(',
                        '）' => ')',
                        _ => letter,
                    }
                )
        );
}
