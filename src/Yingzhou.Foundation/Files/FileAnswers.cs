using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Yingzhou.Foundation.Files;

/// <summary>How a kept file leaves the city (文件下载): what came from outside is saved by the reader's browser, never guessed at, never cached on the way, never run within our pages.</summary>
public static class FileAnswers
{
    const string Inert = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /// <returns><c>null</c> when there is no such file.</returns>
    public static FileStreamHttpResult? Attachment(this IFiles files, HttpResponse http, string? digest, string? name) =>
        Open(files, http, digest) is { } content
            ? TypedResults.File(content, TypeOf(name)?.ContentType() ?? Unknown, name is { Length: > 0 } ? FileNames.Plain(name) : digest)
            : null;

    /// <summary>A picture, to stand within our pages.</summary>
    /// <returns><c>null</c> when there is no such file, or it is none.</returns>
    public static FileStreamHttpResult? Picture(this IFiles files, HttpResponse http, string? digest, string? name) =>
        TypeOf(name) is FileType.Jpg or FileType.Png && Open(files, http, digest) is { } content
            ? TypedResults.File(content, TypeOf(name)!.Value.ContentType())
            : null;

    const string Unknown = "application/octet-stream";

    static FileType? TypeOf(string? name) => name is null ? null : FileTypes.ClaimedBy(name);

    static Stream? Open(IFiles files, HttpResponse http, string? digest)
    {
        if (digest is null || files.Open(digest) is not { } content)
            return null;
        http.Headers.XContentTypeOptions = "nosniff";
        http.Headers.CacheControl = "private, no-store";
        http.Headers.ContentSecurityPolicy = Inert;
        return content;
    }
}
