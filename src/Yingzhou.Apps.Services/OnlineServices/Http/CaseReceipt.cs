using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Formats;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Reading;
using Yingzhou.Support.Credentials;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Apps.Services.OnlineServices.Http;

/// <summary>收件凭证: what was handed in, when and to whom, as a sealed PDF for the applicant. It says how the case stood at the moment it was made.</summary>
static class CaseReceipt
{
    const int ShownOfDigest = 16;

    public static string Href(Guid @case) => $"/my/cases/{@case}/receipt";

    public static IEndpointRouteBuilder MapCaseReceipt(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet("/my/cases/{case:guid}/receipt", Download)
            .WithName("DownloadCaseReceipt")
            .WithSummary("下载收件凭证（PDF）")
            .RequireAuthorization();
        return endpoints;
    }

    static async Task<IResult> Download(
        Guid @case,
        ICases cases,
        ICredentials credentials,
        ISession session,
        TimeProvider clock,
        HttpContext http,
        CancellationToken cancel
    )
    {
        var found = await cases.Case(@case, session.Current, cancel);
        if (!found.Succeeded)
            return TypedResults.Problem(found.Fault.Detail, statusCode: found.Fault.Status, title: found.Fault.Code);
        var now = clock.GetUtcNow();
        IReadOnlyList<string> text = TextOf(found.Value, now);
        var seal = credentials.Seal(string.Join('\n', text));
        var address = new Uri($"{http.Request.Scheme}://{http.Request.Host}/track");
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(
            PdfPaper.Write(
                "收件凭证",
                now.Day(),
                [
                    new("收件凭证", PaperLine.Heading),
                    new(""),
                    .. text.Select(line => new PaperLine(line)),
                    new(""),
                    new("不登录也能查进度：凭办件编号和证件号码后四位"),
                    new(address.AbsoluteUri) { Link = address },
                    new($"签章摘要（SM3，以上各行用换行连起来）：{seal.Digest}", PaperLine.Body / 2),
                    new($"国密 SM2 签章：{seal.Signature}", PaperLine.Body / 2),
                ]
            ),
            "application/pdf",
            $"{found.Value.Line.Number}.pdf"
        );
    }

    static IReadOnlyList<string> TextOf(CaseView view, DateTimeOffset now) =>
        [
            $"办件编号：{view.Line.Number}",
            $"事项：{view.Line.ItemName}",
            $"申请人：{view.ApplicantName}　{view.ApplicantNumber}",
            $"承办：{view.Line.UnitName}",
            $"提交时间：{Moment(view.Line.SubmittedAt)}",
            $"承诺：{view.PromisedDays} 个工作日",
            .. view.Legs.Select(leg => $"其中：{leg.Line.Number} {leg.Line.ItemName}（{leg.Line.UnitName}）"),
            .. view.Materials.Select(material => $"材料：{material.Name}（{Handed(material)}）"),
            $"打印时间：{Moment(now)}",
        ];

    static string Handed(MaterialView material) =>
        material.Source switch
        {
            MaterialSource.Fetched => "免提交，部门取用",
            MaterialSource.Committed => "已承诺",
            _ => string.Join(
                "、",
                material.Files.Select(file => $"{file.Name} {file.Digest?[..Math.Min(ShownOfDigest, file.Digest.Length)]}".TrimEnd())
            ),
        };

    static string Moment(DateTimeOffset? at) =>
        at?.ToOffset(CityTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "—";
}
