using System.Net;
using System.Text;
using Yingzhou.Foundation.Outgoing;
using Yingzhou.Kernel;
using Yingzhou.Support.Video.Content;

namespace Yingzhou.Support.Video.Handling;

/// <summary>
/// 水印截图: a picture of the camera within an SVG that repeats the viewer's name, post, minute and number of the view all over it, so that a photo of the screen says whose screen it was. The picture's own address never reaches a
/// browser.
/// </summary>
sealed class Stills(VideoContent content, IOutgoing outgoing) : IDisposable
{
    const int LargestPicture = 5_000_000;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly HttpClient client = new(outgoing.Handler()) { Timeout = Patience, MaxResponseContentBufferSize = LargestPicture };

    public async Task<Outcome<string>> Of(Camera camera, VideoView view, DateTimeOffset now, CancellationToken cancel)
    {
        if (!VideoContent.IsWeb(camera.Still))
            return Marked(content.Still(camera.Still), "image/svg+xml", view, now);
        try
        {
            using var answer = await client.GetAsync(new Uri(camera.Still), cancel);
            return
                answer is { IsSuccessStatusCode: true, Content.Headers.ContentType.MediaType: ("image/jpeg" or "image/png") and { } kind }
                ? Marked(await answer.Content.ReadAsByteArrayAsync(cancel), kind, view, now)
                : VideoFaults.NoAnswer;
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return VideoFaults.NoAnswer;
        }
    }

    static string Marked(byte[] picture, string kind, VideoView view, DateTimeOffset now)
    {
        var mark = WebUtility.HtmlEncode(
            $"{view.ViewerName} {view.PostTitle} {now.ToOffset(CityTime.Offset):yyyy-MM-dd HH:mm} {view.Id.ToString("N")[^8..]}"
        );
        var svg = new StringBuilder(
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" role="img" aria-label="{mark}"><image href="data:{kind};base64,{Convert.ToBase64String(picture)}" width="640" height="360"/><g fill="#fff" stroke="#000" stroke-width=".4" font-size="15" opacity=".55" transform="rotate(-18 320 180)">"""
        );
        for (var y = -60; y <= 460; y += 72)
        for (var x = -120; x <= 620; x += 370)
            svg.Append(System.Globalization.CultureInfo.InvariantCulture, $"""<text x="{x}" y="{y}">{mark}</text>""");
        return svg.Append("</g></svg>").ToString();
    }

    public void Dispose() => client.Dispose();
}
