namespace Yingzhou.Support.SubjectAccess.Pages;

static class SubjectWords
{
    public static string Kind(SubjectRequestKind kind) =>
        kind switch
        {
            SubjectRequestKind.Copy => "查阅、复制",
            SubjectRequestKind.Correct => "更正",
            SubjectRequestKind.Delete => "删除",
            _ => "解释说明",
        };

    public static string State(SubjectRequest one, DateOnly today) =>
        one.IsLate(today) ? "已超期"
        : one.IsOpen ? $"最迟 {one.AnswerBy:yyyy-MM-dd} 答复"
        : one.Granted is true ? "已照办"
        : "不予处理";
}
