namespace Yingzhou.Foundation.Storage;

/// <summary>
/// Something made of many records (an index, a shelf), as this process last made it, under the revision number of its owner: another number, and the first who asks makes it
/// anew while the others wait.
/// </summary>
public sealed class KeptByRevision<T> : IDisposable
    where T : class
{
    readonly SemaphoreSlim building = new(1, 1);
    Kept? kept;

    public async Task<T> Take(long revision, Func<Task<T>> make, CancellationToken cancel)
    {
        if (Volatile.Read(ref kept) is { } known && known.Revision == revision)
            return known.Made;
        await building.WaitAsync(cancel);
        try
        {
            if (kept is { } other && other.Revision == revision)
                return other.Made;
            var made = await make();
            Volatile.Write(ref kept, new(revision, made));
            return made;
        }
        finally
        {
            building.Release();
        }
    }

    public void Dispose() => building.Dispose();

    sealed record Kept(long Revision, T Made);
}
