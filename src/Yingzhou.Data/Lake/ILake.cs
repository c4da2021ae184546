using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Lake;

/// <summary>
/// The lake (数据湖): datasets in versions, as Parquet files. A load is all or nothing; whoever reads a version reads it whole, also while the next one comes in.
/// </summary>
public interface ILake
{
    /// <summary>Takes a file in. The same batch again, also at the same moment, gives the first one's answer.</summary>
    /// <returns>The load, also when it was refused for what is in the file; a fault when the request itself makes no sense.</returns>
    Task<Outcome<LakeLoad>> Load(LoadRequest request, Actor by, CancellationToken cancel = default);

    /// <summary>As <see cref="Load"/>, for an official who sends their department's file.</summary>
    Task<Outcome<LakeLoad>> Send(LoadRequest request, Subject official, CancellationToken cancel = default);

    /// <param name="number"><c>null</c> for the newest.</param>
    Task<Outcome<LakeVersion>> Version(string dataset, int? number = null, CancellationToken cancel = default);

    /// <summary>Loads of a dataset, or of all, newest first.</summary>
    /// <param name="after">Id of the last one on the page before.</param>
    Task<Page<LakeLoad>> Loads(string? dataset = null, Guid? after = null, int size = 30, CancellationToken cancel = default);

    /// <summary>Rows that a version kept apart.</summary>
    Task<Outcome<IReadOnlyList<RejectedRow>>> Rejected(string dataset, int number, int most = 100, CancellationToken cancel = default);

    /// <summary>What each dataset stores, most first.</summary>
    Task<IReadOnlyList<StoredBytes>> Storage(CancellationToken cancel = default);

    /// <summary>Removes all versions but the newest: who was erased from it must not stand in an older one.</summary>
    /// <returns>How many versions went.</returns>
    Task<int> ForgetEarlier(string dataset, CancellationToken cancel = default);

    /// <summary>Removes versions beyond retention, and files that no version names.</summary>
    /// <returns>How many folders were removed.</returns>
    Task<int> Sweep(CancellationToken cancel = default);
}
