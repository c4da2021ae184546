using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Formats;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Support.Credentials.Http;

/// <summary>A credential as a file for its holder (版式文件, GB/T 33190).</summary>
static class CredentialFiles
{
    public static string Href(Guid id) => $"/my/credentials/{id}/ofd";

    public static IEndpointRouteBuilder MapCredentialFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/my/credentials/{id:guid}/ofd", Download)
            .RequireAuthorization()
            .WithName("DownloadCredential")
            .WithSummary("下载证照版式文件（OFD）")
            .WithTags("电子证照");
        return endpoints;
    }

    static async Task<IResult> Download(Guid id, ISession session, ICredentials credentials, HttpResponse http, CancellationToken cancel)
    {
        var found = await credentials.Own(id, session.Current, cancel);
        if (found.Fault is { } refused)
            return TypedResults.Problem(refused.Detail, statusCode: refused.Status, title: refused.Code);
        var one = found.Value.Credential;
        http.Headers.CacheControl = "private, no-store";
        return TypedResults.File(OfdDocument.Write(one.Id, one.Title, one.ValidFrom, LinesOf(one)), "application/ofd", $"{one.Number}.ofd");
    }

    static IReadOnlyList<OfdLine> LinesOf(Credential one) =>
        [
            new(one.Title, OfdLine.Heading),
            new(""),
            new($"编号：{one.Number}"),
            new($"持有人：{one.Holder.Plain}"),
            .. one.Says.Select(line => new OfdLine($"{line.Label}：{line.Value}")),
            new($"有效期：{Day(one.ValidFrom)} {(one.IsWithoutEnd ? "起长期有效" : $"至 {Day(one.ValidTo)}")}"),
            new($"签发：{one.Issuer}"),
            new(""),
            new($"核验码：{CredentialCode.Written(one.Code)}"),
            new("到“核验证照”输入核验码，查真假和现在是否有效。"),
            new($"国密 SM2 签章：{one.Seal}", OfdLine.Body / 2),
        ];

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
