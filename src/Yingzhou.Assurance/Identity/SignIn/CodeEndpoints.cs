using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Yingzhou.Assurance.Identity.Pages;
using Yingzhou.Assurance.Identity.Provider;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Identity.SignIn;

/// <summary>The second step of the sign-in page: whoever typed the password is known by a cookie of five minutes that opens nothing.</summary>
static class CodeEndpoints
{
    public static async Task<IResult> Show(HttpContext http, string? to, IAntiforgery antiforgery) =>
        !SignInPaths.LeadsToProvider(to) ? TypedResults.LocalRedirect("/")
        : await AccountOf(http) is null ? TypedResults.LocalRedirect(SignInPaths.For(to!))
        : Form(http, to!, null, antiforgery);

    public static async Task<IResult> Accept(HttpContext http, IAntiforgery antiforgery, SecondFactor factors, CancellationToken cancel)
    {
        if (!http.Request.HasFormContentType)
            return TypedResults.LocalRedirect("/");
        var form = await http.Request.ReadFormAsync(cancel);
        var to = form["to"].ToString();
        if (!SignInPaths.LeadsToProvider(to))
            return TypedResults.LocalRedirect("/");
        if (!await antiforgery.IsRequestValidAsync(http) || await AccountOf(http) is not { } account)
            return TypedResults.LocalRedirect(SignInPaths.For(to));
        if ((await factors.Accept(account, form["code"].ToString(), cancel)).Fault is { } fault)
            return Form(http, to, fault, antiforgery);
        await http.SignOutAsync(ProviderServices.HalfScheme);
        await http.SignInAsync(ProviderServices.Scheme, Principal(account.ToString("N"), ProviderServices.Scheme, "pwd", "otp"));
        return TypedResults.LocalRedirect(to);
    }

    /// <param name="methods">How they showed who they are (amr, RFC 8176).</param>
    public static ClaimsPrincipal Principal(string subject, string scheme, params string[] methods) =>
        new(new ClaimsIdentity([new("sub", subject), .. methods.Select(method => new Claim("amr", method))], scheme));

    static async Task<Guid?> AccountOf(HttpContext http) =>
        Guid.TryParseExact(
            (await http.AuthenticateAsync(ProviderServices.HalfScheme)).Principal?.FindFirst("sub")?.Value,
            "N",
            out var account
        )
            ? account
            : null;

    static IResult Form(HttpContext http, string to, Fault? fault, IAntiforgery antiforgery) =>
        Page.Of<CodePage>(
            new()
            {
                ["To"] = to,
                ["Problem"] = fault?.Detail,
                ["Token"] = antiforgery.GetAndStoreTokens(http),
            },
            fault?.Status ?? StatusCodes.Status200OK
        );
}
