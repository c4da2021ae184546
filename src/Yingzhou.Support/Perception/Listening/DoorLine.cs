namespace Yingzhou.Support.Perception.Listening;

/// <summary>The way back to one connection (下行): answers and commands take turns, so that no frame is written into another.</summary>
sealed class DoorLine(Stream stream) : IDisposable
{
    readonly SemaphoreSlim turn = new(1, 1);

    public async Task Write(byte[] bytes, CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            await stream.WriteAsync(bytes, stop);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
