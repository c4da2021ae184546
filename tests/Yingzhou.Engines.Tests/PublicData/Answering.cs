using System.Net;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>A server on the loopback: <c>null</c> never answers, an empty text sends elsewhere.</summary>
sealed class Answering : IDisposable
{
    readonly HttpListener listener = new();
    readonly Func<string, string?> answer;

    public Answering(Func<string, string?> answer)
    {
        this.answer = answer;
        Authority = $"127.0.0.1:{FreePort.Next()}";
        listener.Prefixes.Add($"http://{Authority}/");
        listener.Start();
        _ = Listen();
    }

    public string Authority { get; }

    async Task Listen()
    {
        while (listener.IsListening)
            try
            {
                var context = await listener.GetContextAsync();
                if (answer(context.Request.RawUrl!) is not { } text)
                    continue;
                if (text.Length == 0)
                    context.Response.Redirect("http://169.254.169.254/");
                else
                    await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
                context.Response.Close();
            }
            catch (Exception over) when (over is HttpListenerException or ObjectDisposedException) { }
    }

    public void Dispose() => ((IDisposable)listener).Dispose();
}
