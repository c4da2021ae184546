using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using Yingzhou.Foundation.Storage.Holding;

namespace Yingzhou.Foundation.Storage;

/// <summary>
/// The key server (密钥服务): holds the key-encryption keys in a folder of its own, under an account of its own, and wraps and unwraps data keys for the city over a local socket. The rights on the socket's file
/// say who may ask. A line asks, a line answers: <c>unwrap 1 BASE64</c> → <c>ok BASE64</c> or <c>no</c>.
/// </summary>
public sealed class KeyServer : IAsyncDisposable
{
    const int LongestLine = 4_096;

    readonly FolderKeyHolder holder;
    readonly Socket listener;
    readonly string path;
    readonly CancellationTokenSource stop = new();
    readonly Task accepting;
    readonly Lock turn = new();

    KeyServer(string folder, string path)
    {
        (holder, this.path) = (new(folder), path);
        // What a killed server left behind.
        File.Delete(path);
        listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
        listener.Listen(64);
        accepting = Accept();
    }

    /// <param name="folder">Of the server: the keys lie in <c>keys/personal</c> below it.</param>
    /// <param name="path">Of the socket.</param>
    public static KeyServer Start(string folder, string path) => new(Path.GetFullPath(folder), path);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        File.Delete(path);
        stop.Dispose();
    }

    async Task Accept()
    {
        try
        {
            while (true)
                _ = Serve(await listener.AcceptAsync(stop.Token));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException) { }
    }

    async Task Serve(Socket asking)
    {
        using (asking)
            try
            {
                await using var stream = new NetworkStream(asking);
                using var reader = new StreamReader(stream);
                await using var writer = new StreamWriter(stream) { AutoFlush = true, NewLine = "\n" };
                while (await reader.ReadLineAsync(stop.Token) is { Length: < LongestLine } line)
                    await writer.WriteLineAsync(Answer(line.Split(' ')).AsMemory(), stop.Token);
            }
            catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            { }
    }

    string Answer(string[] asked)
    {
        try
        {
            if (
                asked is not [var deed, var number, var text]
                || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            )
                return "no";
            lock (turn)
                return deed switch
                {
                    "wrap" => $"ok {Convert.ToBase64String(holder.Wrap(id, Convert.FromBase64String(text)))}",
                    "unwrap" => $"ok {Convert.ToBase64String(holder.Unwrap(id, Convert.FromBase64String(text)))}",
                    _ => "no",
                };
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException or System.Text.Json.JsonException)
        {
            return "no";
        }
    }
}
