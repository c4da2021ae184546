using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Http;

/// <summary>What a write must carry: <c>Idempotency-Key</c> so that a weak link may send it twice, <c>If-Match</c> so that nobody is overwritten unseen.</summary>
public static class Preconditions
{
    const int LongestKey = 100;

    public static Outcome<string> IdempotencyKey(this HttpRequest request) =>
        request.Headers["Idempotency-Key"].ToString().Trim('"') is { Length: > 0 and <= LongestKey } key
            ? key
            : new Fault("http.idempotency-key-missing", "请求缺少 Idempotency-Key（1 到 100 个字符），请为每次操作生成一个新键，重发时沿用。", 400);

    /// <summary>The version that the caller saw, as <see cref="ETag"/> wrote it.</summary>
    public static Outcome<int> SeenVersion(this HttpRequest request) =>
        request.GetTypedHeaders().IfMatch is [{ IsWeak: false } tag]
        && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : new Fault("http.if-match-missing", "请求缺少 If-Match，请先读取最新内容，再带上它的 ETag 提交。", 428);

    public static void ETag(this HttpResponse response, int version) =>
        response.GetTypedHeaders().ETag = new EntityTagHeaderValue($"\"{version.ToString(CultureInfo.InvariantCulture)}\"");
}
