using System.IO.Compression;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Calling;

/// <summary>Unpacks a body no further than it may be: after its signature was found genuine, and only while it grows lawfully.</summary>
static class PackedBody
{
    public static (ReadOnlyMemory<byte> Body, GatewayDenial? Denial) Unpack(
        ReadOnlyMemory<byte> packed,
        bool isPacked,
        SharingOptions limits
    )
    {
        if (packed.Length > limits.MostBody)
            return (default, TooLarge(limits));
        if (!isPacked || packed.IsEmpty)
            return (packed, null);
        var most = (int)Math.Min(limits.MostBody, (long)packed.Length * limits.MostRatio);
        var body = new byte[most + 1];
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            var length = gzip.ReadAtLeast(body, body.Length, throwOnEndOfStream: false);
            return length > most ? (default, TooLarge(limits)) : (body.AsMemory(0, length), null);
        }
        catch (InvalidDataException)
        {
            return (default, GatewayDenial.Query("请求体不是合法的 gzip。"));
        }
    }

    static GatewayDenial TooLarge(SharingOptions limits) =>
        GatewayDenial.Body($"请求体超过 {limits.MostBody / 1024} KB，或压缩比超过 {limits.MostRatio}。");
}
