using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Assurance.Identity.Demo;
using Yingzhou.Assurance.Identity.Pages;
using Yingzhou.Assurance.Identity.Provider;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Identity.SignIn;

static class SignInEndpoints
{
    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(SignInPaths.Page, Show).WithName("ShowSignIn").WithSummary("登录页").AllowAnonymous();
        endpoints.MapPost(SignInPaths.Page, SignIn).WithName("SignIn").WithSummary("登录").AllowAnonymous().DisableAntiforgery();
        endpoints.MapGet(SignInPaths.CodePage, CodeEndpoints.Show).WithName("ShowCode").WithSummary("动态口令页").AllowAnonymous();
        endpoints
            .MapPost(SignInPaths.CodePage, CodeEndpoints.Accept)
            .WithName("AcceptCode")
            .WithSummary("以动态口令登录")
            .AllowAnonymous()
            .DisableAntiforgery();
        endpoints
            .MapGet(
                SignInPaths.FailedPage,
                (string? home) => Page.Of<SignInFailed>(new() { ["Home"] = home is "/desk" ? "/desk" : "/sign-in" })
            )
            .WithName("ShowSignInFailed")
            .WithSummary("登录未完成")
            .AllowAnonymous();
        return endpoints;
    }

    static IResult Show(HttpContext http, string? to, IAntiforgery antiforgery, DemoLogins demo) =>
        SignInPaths.LeadsToProvider(to) ? Form(http, to!, "", null, antiforgery, demo) : TypedResults.LocalRedirect("/");

    static async Task<IResult> SignIn(
        HttpContext http,
        IAntiforgery antiforgery,
        CheckPasswordHandler passwords,
        DemoLogins demo,
        SecondFactor factors,
        SignInLog log,
        CancellationToken cancel
    )
    {
        var form = await http.Request.ReadFormAsync(cancel);
        var to = form["to"].ToString();
        if (!SignInPaths.LeadsToProvider(to))
            return TypedResults.LocalRedirect("/");
        // A form of another site, or a page left open over a restart: show it again, it costs a press.
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.LocalRedirect(SignInPaths.For(to));

        var client = SignInPaths.ClientOf(to);
        var (login, demoLogin) = (form["login"].ToString(), form["demo"].ToString());
        var outcome =
            demoLogin.Length > 0
                ? await passwords.Demo(demoLogin, client.End, cancel)
                : await passwords.Run(new(login, form["password"].ToString(), client.End), cancel);
        log.Note(http, demoLogin.Length > 0 ? demoLogin : login, outcome.Succeeded);
        if (outcome.Fault is { } fault)
            return Form(http, to, login, fault, antiforgery, demo);

        var subject = outcome.Value.SubjectId;
        if (await factors.Asked(outcome.Value.Id, cancel))
        {
            await http.SignInAsync(ProviderServices.HalfScheme, CodeEndpoints.Principal(subject, ProviderServices.HalfScheme, "pwd"));
            return TypedResults.LocalRedirect(SignInPaths.Code(to));
        }
        await http.SignInAsync(ProviderServices.Scheme, CodeEndpoints.Principal(subject, ProviderServices.Scheme, "pwd"));
        return TypedResults.LocalRedirect(to);
    }

    static IResult Form(HttpContext http, string to, string login, Fault? fault, IAntiforgery antiforgery, DemoLogins demo)
    {
        var client = SignInPaths.ClientOf(to);
        return Page.Of<SignInPage>(
            new()
            {
                ["End"] = client.Title,
                ["To"] = to,
                ["Login"] = login,
                ["Problem"] = fault?.Detail,
                ["Token"] = antiforgery.GetAndStoreTokens(http),
                ["Demo"] = demo.For(client.End),
            },
            fault?.Status ?? StatusCodes.Status200OK
        );
    }
}
