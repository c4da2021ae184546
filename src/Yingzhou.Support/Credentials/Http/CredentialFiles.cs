using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Credentials.Http;

/// <summary>A credential as a file for its holder (版式文件): OFD (GB/T 33190) and PDF, line by line the same.</summary>
static class CredentialFiles
{
    public static string Href(Guid id, string format) => $"/my/credentials/{id}/{format}";

    public static IEndpointRouteBuilder MapCredentialFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/my/credentials/{id:guid}/ofd", Ofd)
            .RequireAuthorization()
            .WithName("DownloadCredential")
            .WithSummary("下载证照版式文件（OFD）")
            .WithTags("电子证照");
        endpoints
            .MapGet("/my/credentials/{id:guid}/pdf", Pdf)
            .RequireAuthorization()
            .WithName("DownloadCredentialPdf")
            .WithSummary("下载证照版式文件（PDF）")
            .WithTags("电子证照");
        return endpoints;
    }

    static Task<IResult> Ofd(Guid id, ISession session, ICredentials credentials, HttpContext http, CancellationToken cancel) =>
        Send(
            id,
            session,
            credentials,
            http,
            one =>
                TypedResults.File(
                    OfdDocument.Write(one.Id, one.Title, one.ValidFrom, LinesOf(one, http.Request)),
                    "application/ofd",
                    $"{one.Number}.ofd"
                ),
            cancel
        );

    static Task<IResult> Pdf(Guid id, ISession session, ICredentials credentials, HttpContext http, CancellationToken cancel) =>
        Send(
            id,
            session,
            credentials,
            http,
            one =>
                TypedResults.File(
                    PdfPaper.Write(one.Title, one.ValidFrom, LinesOf(one, http.Request)),
                    "application/pdf",
                    $"{one.Number}.pdf"
                ),
            cancel
        );

    static async Task<IResult> Send(
        Guid id,
        ISession session,
        ICredentials credentials,
        HttpContext http,
        Func<Credential, IResult> written,
        CancellationToken cancel
    )
    {
        var found = await credentials.Own(id, session.Current, cancel);
        if (found.Fault is { } refused)
            return TypedResults.Problem(refused.Detail, statusCode: refused.Status, title: refused.Code);
        http.Response.Headers.CacheControl = "private, no-store";
        return written(found.Value.Credential);
    }

    static IReadOnlyList<PaperLine> LinesOf(Credential one, HttpRequest request)
    {
        var address = new Uri($"{request.Scheme}://{request.Host}/credentials/verify?code={one.Code}");
        return
        [
            new(one.Title, PaperLine.Heading),
            new(""),
            new($"编号：{one.Number}"),
            new($"持有人：{one.Holder.Plain}"),
            .. one.Says.Select(line => new PaperLine($"{line.Label}：{line.Value}")),
            new($"有效期：{Day(one.ValidFrom)} {(one.IsWithoutEnd ? "起长期有效" : $"至 {Day(one.ValidTo)}")}"),
            new($"签发：{one.Issuer}"),
            new(""),
            new($"核验码：{CredentialCode.Written(one.Code)}"),
            new("到下面的地址核验真假，看现在是否有效："),
            new(address.AbsoluteUri) { Link = address },
            new($"签章摘要（SM3）：{CredentialSeals.DigestOf(one.Text)}", PaperLine.Body / 2),
            new($"国密 SM2 签章：{one.Seal}", PaperLine.Body / 2),
        ];
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
