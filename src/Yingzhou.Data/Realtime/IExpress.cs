using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime;

/// <summary>The data express (数据高铁): tables of departments' PostgreSQL databases, followed change by change by their logs.</summary>
public interface IExpress
{
    Task<IReadOnlyList<LineView>> Lines(CancellationToken cancel = default);

    /// <returns><c>null</c> when there is none.</returns>
    Task<LineView?> Line(string code, CancellationToken cancel = default);

    Task<Outcome<ExpressLine>> Open(OpenLine request, Subject official, CancellationToken cancel = default);

    Task<Outcome<ExpressStation>> AddStation(OpenStation request, Subject official, CancellationToken cancel = default);

    /// <summary>The twelve prechecks, asked of the source now.</summary>
    Task<Outcome<IReadOnlyList<PrecheckItem>>> Precheck(string code, Subject official, CancellationToken cancel = default);

    /// <summary>The off-switch. Switched on it goes on where it was.</summary>
    Task<Outcome<ExpressLine>> Switch(string code, bool on, int seen, Subject official, CancellationToken cancel = default);

    /// <summary>Gives up the position and reads everything anew (重新同步). What was published stays.</summary>
    Task<Outcome<ExpressLine>> Resync(string code, int seen, Subject official, CancellationToken cancel = default);

    /// <summary>As <see cref="Resync"/>, for one station: how a stopped one goes on under its new structure.</summary>
    Task<Outcome<ExpressStation>> Resync(Guid station, int seen, Subject official, CancellationToken cancel = default);

    /// <summary>Compares a station with its source at the same position, and repairs what differs.</summary>
    Task<Outcome<ReconcileRun>> Reconcile(Guid station, Subject official, CancellationToken cancel = default);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ReconcileRun>> Reconciliations(Guid line, int days = 14, CancellationToken cancel = default);

    /// <summary>Rows that wait for somebody.</summary>
    Task<Outcome<IReadOnlyList<QuarantinedRow>>> Quarantine(
        string code,
        Subject official,
        int most = 50,
        CancellationToken cancel = default
    );

    /// <summary>Puts values right and takes the row at its own place in the order (修正并重放).</summary>
    /// <param name="values">By column; what is not named stays as it came.</param>
    Task<Outcome<Disposition>> Replay(
        string code,
        long row,
        IReadOnlyDictionary<string, string?> values,
        Subject official,
        CancellationToken cancel = default
    );

    /// <summary>When the line did not keep its promise, newest first.</summary>
    Task<IReadOnlyList<LineBreach>> Breaches(Guid line, int most = 50, CancellationToken cancel = default);

    /// <summary>Erases a person from the line as soon as its source has deleted them (个人信息清除).</summary>
    /// <returns>Id of the order.</returns>
    Task<Outcome<Guid>> Erase(OrderErasure request, Subject official, CancellationToken cancel = default);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ErasureOrder>> Erasures(Guid line, CancellationToken cancel = default);

    /// <summary>Looks after open orders now, as the city does every half minute.</summary>
    /// <returns>How many are done by it.</returns>
    Task<int> CarryErasures(CancellationToken cancel = default);

    Task<IReadOnlyList<SchemaVersion>> Schemas(string code, CancellationToken cancel = default);

    /// <summary>Publishes what stations hold as versions of their datasets, where the time has come and something changed.</summary>
    /// <param name="code"><c>null</c> for all lines; a line's code publishes at once.</param>
    /// <returns>How many versions.</returns>
    Task<int> Publish(string? code = null, CancellationToken cancel = default);
}

/// <summary>Runs the lines that are switched on, until it is stopped. Killed at any moment it goes on where it was.</summary>
public interface IExpressRunner
{
    Task Run(CancellationToken stop);

    /// <summary>As <see cref="IExpress.Reconcile"/>, by the city itself: every night for each station, and to prove a line.</summary>
    Task<Outcome<ReconcileRun>> Reconcile(Guid station, CancellationToken cancel = default);
}
