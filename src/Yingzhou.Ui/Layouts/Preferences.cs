using Microsoft.AspNetCore.Http;

namespace Yingzhou.Ui.Layouts;

/// <summary>How a visitor wants to see the pages. Kept in cookies, because it concerns the device and not the person.</summary>
/// <param name="Elder">长辈模式: larger type, fewer choices.</param>
/// <param name="Region">The code of the chosen place; the host knows whether it exists.</param>
public sealed record Preferences(bool Elder, string? Region)
{
    internal const string ElderCookie = "yz-elder";
    internal const string RegionCookie = "yz-region";

    public static Preferences Of(HttpContext? context) =>
        new(context?.Request.Cookies[ElderCookie] == "on", context?.Request.Cookies[RegionCookie]);
}
