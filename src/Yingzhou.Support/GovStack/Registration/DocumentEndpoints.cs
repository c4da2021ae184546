using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Foundation.Files;
using Yingzhou.Kernel;
using Yingzhou.Support.GovStack.Http;
using Yingzhou.Support.GovStack.Members;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>
/// Uploads before an application. The specification sends <c>file</c> as base64 texts in a form; files as browsers send them are taken as well. One call takes one
/// document, for the answer has one address.
/// </summary>
static class DocumentEndpoints
{
    const long MaxBytes = 10 * 1024 * 1024;

    static readonly FileTerms Terms = new(Enum.GetValues<FileType>(), MaxBytes);

    static readonly Fault NoFile = new(
        "govstack.document-missing",
        "没有收到文件：请用表单字段 file 上传一个文件，或它的 base64 文本。",
        400
    )
    {
        Field = "file",
    };

    static readonly Fault Several = new("govstack.document-several", "一次只收一个文件，请分次上传。", 400) { Field = "file" };

    static readonly Fault NotBase64 = new("govstack.document-not-base64", "字段 file 不是合法的 base64 文本。", 400) { Field = "file" };

    static readonly Fault Gone = new("govstack.document-unknown", "没有这个文件。", 404);

    public static RouteGroupBuilder MapDocuments(this RouteGroupBuilder registration)
    {
        registration.MapPost("/documents", Upload).WithName("GovStackUploadDocument").WithSummary("上传材料");
        registration.MapGet("/documents/{digest}", Download).WithName("GovStackGetDocument").WithSummary("取回上传的材料");
        return registration;
    }

    static async Task<IResult> Upload(string? additionalMetadata, HttpContext http, Callers callers, IFiles files, CancellationToken cancel)
    {
        var caller = callers.Known(http);
        if (!caller.Succeeded)
            return Answers.Refused(caller.Fault);
        var sent = await Document(http.Request, cancel);
        if (!sent.Succeeded)
            return Answers.Refused(sent.Fault);
        await using var content = sent.Value.Content;
        var kept = await files.Store(content, sent.Value.Name, Terms, cancel);
        if (!kept.Succeeded)
            return Answers.Refused(kept.Fault with { Status = StatusCodes.Status400BadRequest, Field = "file" });
        return Answers.Ok(
            new UploadedView(
                StatusCodes.Status200OK,
                kept.Value.Type.ContentType(),
                kept.Value.Name,
                new DocumentUrl(kept.Value.Digest, kept.Value.Name, kept.Value.Bytes, additionalMetadata).ToString()
            )
        );
    }

    static IResult Download(string digest, string? name, HttpContext http, Callers callers, IFiles files)
    {
        var caller = callers.Known(http);
        if (!caller.Succeeded)
            return Answers.Refused(caller.Fault);
        return files.Attachment(http.Response, digest, name) is { } sent ? sent : Answers.Refused(Gone);
    }

    static async Task<Outcome<(Stream Content, string Name)>> Document(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType)
            return NoFile;
        var form = await request.ReadFormAsync(cancel);
        var texts = form["file"].OfType<string>().Where(text => text.Length > 0).ToList();
        if (texts.Count + form.Files.Count > 1)
            return Several;
        if (form.Files is [var file])
            return (file.OpenReadStream(), file.FileName);
        return texts is [var text] ? Decoded(text) : NoFile;
    }

    // A text has no name: the file's own type gives it one.
    static Outcome<(Stream Content, string Name)> Decoded(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var written))
            return NotBase64;
        Stream content = new MemoryStream(bytes, 0, written);
        return (content, $"document.{FileTypes.Inside(content)?.Ending() ?? "txt"}");
    }
}

/// <summary>Schema <c>uploadResponse</c>.</summary>
/// <param name="Type">Media type, told by the content.</param>
/// <param name="Message">Name under which it is kept.</param>
/// <param name="Url">To be sent in <c>documentUrls</c>.</param>
sealed record UploadedView(int Code, string Type, string Message, string Url);
