namespace Yingzhou.Foundation.Jobs;

/// <summary>
/// Work that comes round by itself (定时任务): what is due stands in the database, the job only looks. Run as often as one likes, by as many processes as one
/// likes, it does each thing once, because every step takes its row in its own transaction.
/// </summary>
public interface ICityJob
{
    string Name { get; }

    /// <summary>How long to rest when there was nothing to do.</summary>
    TimeSpan Rest { get; }

    /// <summary>
    /// Of several processes of a city only the one with the lease runs a job (<see cref="Cluster.CityLease"/>); one that works on what each process has for itself runs in all of them.
    /// </summary>
    bool InEveryProcess => false;

    /// <returns>How many things were done; more than zero asks for another round at once.</returns>
    Task<int> Run(CancellationToken cancel);
}
