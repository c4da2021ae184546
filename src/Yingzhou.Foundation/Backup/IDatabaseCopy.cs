namespace Yingzhou.Foundation.Backup;

/// <summary>How a kind of database is copied out and in.</summary>
interface IDatabaseCopy
{
    /// <summary>Writes one consistent snapshot to a new file, while others go on writing.</summary>
    Task Save(string file, CancellationToken cancel);

    /// <summary>Names of the schema scripts that have been applied.</summary>
    Task<IReadOnlyList<string>> Scripts(CancellationToken cancel);

    Task<bool> IsEmpty(CancellationToken cancel);

    /// <summary>Replaces everything in the database by the snapshot.</summary>
    Task Load(string file, CancellationToken cancel);
}
