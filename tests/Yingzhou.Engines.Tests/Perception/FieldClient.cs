using System.Net.Sockets;
using Yingzhou.Formats;

namespace Yingzhou.Engines.Tests.Perception;

/// <summary>A station or terminal on a raw socket, which hears whole frames.</summary>
sealed class FieldClient<TFraming>(int port) : IDisposable
    where TFraming : IFraming
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly TcpClient tcp = new("127.0.0.1", port);
    readonly FrameSplitter<TFraming> splitter = new();

    public Task Send(params byte[] bytes) => tcp.GetStream().WriteAsync(bytes).AsTask();

    public async Task<byte[]> Hear()
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[4096];
        while (true)
        {
            if (splitter.TryNext(out var piece))
                return piece.Bytes.ToArray();
            var length = await tcp.GetStream().ReadAsync(buffer, patience.Token);
            Assert.NotEqual(0, length);
            splitter.Append(buffer.AsSpan(0, length));
        }
    }

    public void Dispose() => tcp.Dispose();
}
