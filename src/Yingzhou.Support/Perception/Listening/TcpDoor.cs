using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Yingzhou.Support.Perception.Listening;

/// <summary>A port where devices connect (接入端口). A port that is taken closes this door and nothing else; a connection that breaks ends itself and nothing else.</summary>
abstract class TcpDoor(int? port, PerceptionOptions options, ILogger log) : BackgroundService
{
    readonly TaskCompletionSource<int?> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int connections;

    /// <summary>The port it listens at; <c>null</c> when it is closed.</summary>
    public Task<int?> Port => opened.Task;

    protected PerceptionOptions Options { get; } = options;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (port is not { } wanted)
        {
            opened.SetResult(null);
            return;
        }
        using var listener = new TcpListener(IPAddress.Parse(Options.Address), wanted);
        try
        {
            listener.Start();
        }
        catch (SocketException taken)
        {
            log.LogError(taken, "{Door} does not listen at {Address}:{Port}", GetType().Name, Options.Address, wanted);
            opened.SetResult(null);
            return;
        }
        opened.SetResult(((IPEndPoint)listener.LocalEndpoint).Port);
        while (!stoppingToken.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptSocketAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            if (Interlocked.Increment(ref connections) > Options.MostConnections)
            {
                Interlocked.Decrement(ref connections);
                socket.Dispose();
                continue;
            }
            _ = Task.Run(() => Live(socket, stoppingToken), CancellationToken.None);
        }
    }

    async Task Live(Socket socket, CancellationToken stop)
    {
        try
        {
            socket.NoDelay = true;
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            await Serve(stream, socket.RemoteEndPoint?.ToString() ?? "", stop);
        }
#pragma warning disable CA1031 // One connection must not end the door that others use; it is logged with its stack.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            if (broken is not (IOException or OperationCanceledException or ObjectDisposedException))
                log.LogError(broken, "A connection of {Door} ended badly", GetType().Name);
        }
        finally
        {
            Interlocked.Decrement(ref connections);
        }
    }

    /// <summary>Bytes that came, 0 at the end. A connection that is half open ends after <see cref="PerceptionOptions.Idle"/>.</summary>
    protected async ValueTask<int> Read(Stream stream, Memory<byte> buffer, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Options.Idle);
        return await stream.ReadAsync(buffer, patience.Token);
    }

    protected abstract Task Serve(Stream stream, string from, CancellationToken stop);
}
