namespace Yingzhou.Assurance.Identity.Sessions;

/// <summary>
/// What a person calls the browser that names itself in a User-Agent header: 「微信，安卓手机」. Browsers name those they want to pass for, so the more particular name is looked for first.
/// </summary>
static class BrowserName
{
    static readonly (string Token, string Name)[] Browsers =
    [
        ("MicroMessenger/", "微信"),
        ("DingTalk/", "钉钉"),
        ("AlipayClient/", "支付宝"),
        ("Edg", "Edge 浏览器"),
        ("OPR/", "Opera 浏览器"),
        ("QQBrowser/", "QQ 浏览器"),
        ("HuaweiBrowser/", "华为浏览器"),
        ("MiuiBrowser/", "小米浏览器"),
        ("Firefox/", "Firefox 浏览器"),
        ("FxiOS/", "Firefox 浏览器"),
        ("Chrome/", "Chrome 浏览器"),
        ("CriOS/", "Chrome 浏览器"),
        ("Safari/", "Safari 浏览器"),
    ];
    static readonly (string Token, string Name)[] Systems =
    [
        ("OpenHarmony", "鸿蒙手机"),
        ("HarmonyOS", "鸿蒙手机"),
        ("iPhone", "苹果手机"),
        ("iPad", "苹果平板"),
        ("Android", "安卓手机"),
        ("Windows", "Windows 电脑"),
        ("Macintosh", "苹果电脑"),
        ("Linux", "Linux 电脑"),
    ];

    /// <param name="userAgent">The header as it came; <c>null</c>: there was none.</param>
    /// <returns>Both parts as far as they are known; what is unknown altogether is shown as it came, shortened.</returns>
    public static string Of(string? userAgent)
    {
        if (string.IsNullOrWhiteSpace(userAgent))
            return "没有说明";
        string?[] parts = [Find(Browsers, userAgent), Find(Systems, userAgent)];
        return parts.Any(part => part is not null) ? string.Join("，", parts.OfType<string>())
            : userAgent.Length > MostShown ? userAgent[..MostShown] + "…"
            : userAgent;
    }

    const int MostShown = 40;

    static string? Find((string Token, string Name)[] names, string text) =>
        names.FirstOrDefault(one => text.Contains(one.Token, StringComparison.Ordinal)).Name;
}
