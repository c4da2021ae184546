using Microsoft.Extensions.Options;

namespace Yingzhou.Foundation.Storage;

/// <summary>
/// Steps on SQLite take turns in the order in which they came (写入排队): the database has one writer at a time, and who merely tries again and again can be passed by others for ever.
/// PostgreSQL needs none of it.
/// </summary>
public sealed class WriterTurns(IOptions<StorageOptions> options) : IDisposable
{
    readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Waits for the turn; disposing what is returned gives it on.</summary>
    internal async ValueTask<Turn> Take(CancellationToken cancel)
    {
        if (options.Value.Kind is not DatabaseKind.Sqlite)
            return default;
        await one.WaitAsync(cancel);
        return new Turn(one);
    }

    public void Dispose() => one.Dispose();

    internal readonly struct Turn(SemaphoreSlim? held) : IDisposable
    {
        public void Dispose() => held?.Release();
    }
}
