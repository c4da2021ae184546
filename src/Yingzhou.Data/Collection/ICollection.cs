using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Collection;

/// <summary>Collection by plan (数据采集): databases and interfaces of departments are pulled page by page into a file, and the lake takes it whole or not at all.</summary>
public interface ICollection
{
    Task<IReadOnlyList<CollectionView>> Sources(CancellationToken cancel = default);

    Task<Outcome<CollectionSource>> Register(RegisterSource request, Subject official, CancellationToken cancel = default);

    Task<Outcome<CollectionSource>> Switch(string code, bool on, int seen, Subject official, CancellationToken cancel = default);

    /// <summary>Pulls now; an interrupted pull goes on where it was.</summary>
    Task<Outcome<CollectionRun>> RunNow(string code, Subject official, CancellationToken cancel = default);

    /// <summary>Pulls of a source, or of all, newest first.</summary>
    Task<IReadOnlyList<CollectionRun>> Runs(string? code = null, int most = 30, CancellationToken cancel = default);

    /// <summary>Pulls what is due.</summary>
    /// <returns>How many pulls ended.</returns>
    Task<int> RunDue(CancellationToken cancel = default);
}
