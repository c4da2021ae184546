using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Yingzhou.Apps.Tests.Desk;

namespace Yingzhou.Apps.Tests.OnlineServices;

/// <summary>What applicants do again and again, by the words they read.</summary>
static class Applicant
{
    public const string Restaurant = "haizhiwei";
    public const string RestaurantUscc = "91330902MA2B00182F";
    public const string Mother = "lin-haiyan";
    public const string Signboard = "/apply/outdoor-signboard";

    public static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1];

    public static async Task<Visitor> SignedIn(DeskCity city, string login, string back = "/")
    {
        var visitor = city.Visitor();
        await visitor.SignIn("/sign-in?back=" + Uri.EscapeDataString(back), login);
        return visitor;
    }

    /// <summary>Chooses among the answers by what stands beside the button.</summary>
    public static async Task Choose(this Visitor visitor, string answer, string button = "下一步")
    {
        var option = visitor
            .Page.QuerySelectorAll("label.yz-choice__option")
            .FirstOrDefault(label => label.TextContent.Trim().StartsWith(answer, StringComparison.Ordinal));
        Assert.True(option is not null, $"No answer {answer} at {visitor.At}: {visitor.Text}");
        var input = option.QuerySelector("input")!;
        await visitor.Press(button, (input.GetAttribute("name")!, input.GetAttribute("value")!));
    }

    /// <summary>Name of the field with this label.</summary>
    public static string Field(this Visitor visitor, string label)
    {
        var found =
            visitor.Page.QuerySelectorAll("label.yz-field__label").FirstOrDefault(one => Words(one) == label)?.GetAttribute("for")
            ?? visitor.Page.QuerySelectorAll("fieldset > legend").FirstOrDefault(one => Words(one) == label)?.ParentElement!.Id;
        return found ?? throw new InvalidOperationException($"No field {label} at {visitor.At}: {visitor.Text}");
    }

    /// <summary>What stands beside a field in red.</summary>
    public static string? ErrorAt(this Visitor visitor, string label) =>
        visitor.Page.GetElementById(visitor.Field(label) + "-error")?.TextContent.Trim();

    /// <summary>Sends the form of a button with files, as a browser does with <c>multipart/form-data</c>.</summary>
    public static async Task Send(this Visitor visitor, string button, params (string Label, string FileName, byte[] Content)[] files)
    {
        var form = visitor.Page.QuerySelectorAll("button[type=submit]").Single(one => one.TextContent.Trim() == button).Closest("form")!;
        Assert.Equal("multipart/form-data", form.GetAttribute("enctype"));
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
            content.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        foreach (var (label, fileName, bytes) in files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(file, visitor.Field(label), fileName);
        }
        await visitor.Follow(new(HttpMethod.Post, visitor.At) { Content = content });
    }

    /// <summary>From the first question to the review page of 户外招牌设置.</summary>
    public static async Task FillInSignboard(this Visitor visitor)
    {
        await visitor.AnswerSignboard();
        await visitor.Send("保存，下一步", ("招牌实景效果图（白天、夜间）", "效果图.jpg", Photo));
        await visitor.Press("保存，下一步", [.. SignboardForm]);
        Assert.Contains("请核对下面的内容", visitor.Text, StringComparison.Ordinal);
    }

    /// <summary>Answers every question, also those that a draft of an earlier test has answered, and takes its file away.</summary>
    public static async Task AnswerSignboard(this Visitor visitor)
    {
        foreach (
            var (question, answer) in new[] { ("region", "定海区"), ("signSize", "单层门头"), ("premises", "自己"), ("byAgent", "本人") }
        )
        {
            await visitor.Open($"{Signboard}?step=situation&ask={question}");
            await visitor.Choose(answer);
        }
        await visitor.Open($"{Signboard}?step=materials");
        while (visitor.Page.QuerySelector("a[href*='remove=']") is { } remove)
        {
            await visitor.Open(remove.GetAttribute("href")!);
            await visitor.Press("移除");
        }
    }

    /// <summary>Presses a button of a page that was left meanwhile.</summary>
    public static async Task PressAgain(
        this Visitor visitor,
        IHtmlDocument page,
        Uri at,
        string button,
        params (string Name, string Value)[] fields
    )
    {
        var form = page.QuerySelectorAll("button[type=submit]").Single(one => one.TextContent.Trim() == button).Closest("form")!;
        var hidden = form.QuerySelectorAll("input[type=hidden]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        var sent = hidden.Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        await visitor.Follow(new(HttpMethod.Post, at) { Content = new FormUrlEncodedContent(sent) });
    }

    /// <summary>Agrees and presses the last button.</summary>
    public static async Task SubmitReviewed(this Visitor visitor) =>
        await visitor.Press("提交申请", ("agreed", "yes"), ("applicantNumber", RestaurantUscc));

    public static readonly (string, string)[] SignboardForm =
    [
        .. Given.SignboardForm("海之味昌国店").Select(pair => (pair.Key, pair.Value!.ToString())),
    ];

    static string Words(IElement label) => label.ChildNodes.OfType<IText>().Select(text => text.Text).Aggregate("", string.Concat).Trim();
}
