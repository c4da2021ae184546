using Yingzhou.Support.Cases.Handling;

namespace Yingzhou.Apps.Tests.Desk;

/// <summary>What officials do again and again.</summary>
static class Desk
{
    /// <summary>定海区综合行政执法局: 受理与送达, 审查, 决定.</summary>
    public const string Clerk = "xu-jiaqi";
    public const string Reviewer = "lin-tao";
    public const string Decider = "shao-xuemei";

    /// <summary>Opens the task of a case from the inbox, as one finds it there.</summary>
    public static async Task OpenTask(this Visitor official, SubmittedCase @case)
    {
        await official.Open("/desk/inbox");
        while (Row(official, @case) is null && official.Page.QuerySelector("a[rel=next]") is { } next)
            await official.Open(next.GetAttribute("href")!);
        var row = Row(official, @case);
        Assert.True(row is not null, $"{@case.Number} does not wait here: {official.Text}");
        await official.Open(row.QuerySelector("a")!.GetAttribute("href")!);
    }

    public static async Task Decide(this Visitor official, SubmittedCase @case, string outcome, string note = "")
    {
        await official.OpenTask(@case);
        await official.Press("提交办理结果", ("outcome", outcome), ("note", note));
        Assert.True(official.At.AbsolutePath == "/desk/inbox", official.Text);
    }

    public static bool Waits(this Visitor official, SubmittedCase @case) => Row(official, @case) is not null;

    static AngleSharp.Dom.IElement? Row(Visitor official, SubmittedCase @case) =>
        official.Page.QuerySelectorAll("tbody tr").FirstOrDefault(row => row.TextContent.Contains(@case.Number, StringComparison.Ordinal));
}
