namespace Yingzhou.Kernel;

/// <summary>
/// Why a resident number in a table is wrong, for the source's clerk: the date is judged before the check digit, and the expected one is named, since the clerk has the
/// register before him. Source: p02 §9.5.
/// </summary>
public static class ResidentIdFinding
{
    /// <returns><c>null</c> when the number is right.</returns>
    public static string? Of(string text, DateOnly today) =>
        ResidentId.Parse(text, today).Fault switch
        {
            null => null,
            { Code: "resident-id.check-digit" } => $"校验码不符，应为 {ResidentId.ComputeCheckDigit(text.Trim())}",
            { Code: "resident-id.birthday" } => $"没有这一天：{text.Trim()[6..14]}",
            { Code: "resident-id.birthday-in-future" } => $"出生日期晚于今天：{text.Trim()[6..14]}",
            { Code: "resident-id.division" } => $"前两位不是省级行政区划代码：{text.Trim()[..2]}",
            { Code: "resident-id.old-form" } => "15 位旧号码",
            { Code: "resident-id.length" } => $"位数不是 18：{text.Trim().Length}",
            _ => "含有不是数字的字符",
        };
}
