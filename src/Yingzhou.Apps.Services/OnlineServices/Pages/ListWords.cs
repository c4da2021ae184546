using Yingzhou.Apps.Services.OnlineServices.Consistency;

namespace Yingzhou.Apps.Services.OnlineServices.Pages;

/// <summary>How a difference between two lists is said.</summary>
static class ListWords
{
    public static string Title(this ListField field) =>
        field switch
        {
            ListField.Materials => "材料",
            ListField.Promise => "承诺时限",
            ListField.Conditions => "受理条件",
            ListField.Trips => "跑动次数",
            ListField.Fee => "收费",
            _ => "送达方式",
        };

    public static string Sentence(this FieldDifference difference) =>
        difference.Field switch
        {
            ListField.Promise => $"全市 {difference.Missing[0]} 个工作日，这里 {difference.Added[0]} 个",
            ListField.Trips => $"全市 {difference.Missing[0]} 次，这里 {difference.Added[0]} 次",
            ListField.Fee => $"全市 {difference.Missing[0]} 元，这里 {difference.Added[0]} 元",
            _ => string.Join("；", Parts(difference)),
        };

    static IEnumerable<string> Parts(FieldDifference difference)
    {
        if (difference.Added.Count > 0)
            yield return $"多出“{string.Join("”“", difference.Added)}”";
        if (difference.Missing.Count > 0)
            yield return $"缺少“{string.Join("”“", difference.Missing)}”";
    }
}
