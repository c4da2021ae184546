using Microsoft.AspNetCore.WebUtilities;
using Yingzhou.Assurance.Identity.Provider;

namespace Yingzhou.Assurance.Identity.SignIn;

/// <summary>Addresses of the provider's sign-in page. It leads nowhere but back to the provider: there is no open redirect.</summary>
static class SignInPaths
{
    public const string Page = "/connect/sign-in";
    public const string CodePage = "/connect/sign-in/code";
    public const string FailedPage = "/connect/not-signed-in";
    public const string Authorize = "/connect/authorize";

    public static string For(string authorizeRequest) => QueryHelpers.AddQueryString(Page, "to", authorizeRequest);

    public static string Code(string authorizeRequest) => QueryHelpers.AddQueryString(CodePage, "to", authorizeRequest);

    public static string Failed(bool official) => QueryHelpers.AddQueryString(FailedPage, "home", official ? "/desk" : "/sign-in");

    /// <summary>Where the page may send people on to.</summary>
    public static bool LeadsToProvider(string? to) => to is not null && to.StartsWith(Authorize + "?", StringComparison.Ordinal);

    /// <summary>The end that somebody is on the way to; other systems' users come by the citizens' door.</summary>
    public static OwnClient ClientOf(string to) =>
        OwnClient.Find(QueryHelpers.ParseQuery(to[to.IndexOf('?', StringComparison.Ordinal)..])["client_id"]) ?? OwnClient.Citizen;
}
