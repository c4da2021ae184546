using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection;

/// <summary>
/// Export control (导出控制): the one way by which a table leaves. Large and sensitive ones wait for the consent of others, every file carries its reader's code, every taking is evidence, and after seven days the file is
/// destroyed with its key.
/// </summary>
public interface IExports
{
    /// <summary>What the official may ask for, of all sources.</summary>
    Task<IReadOnlyList<ExportChoice>> Choices(Subject official, CancellationToken cancel = default);

    /// <summary>Makes the file, sealed, and says whether it may be taken at once.</summary>
    Task<Outcome<ExportTicket>> Ask(AskForExport request, Subject official, CancellationToken cancel = default);

    Task<Outcome<ExportTicket>> Decide(DecideExport request, Subject official, CancellationToken cancel = default);

    Task<Outcome<ExportTicket>> Withdraw(Guid id, Subject official, CancellationToken cancel = default);

    /// <summary>用毕确认: whoever took it says that their copies are gone.</summary>
    Task<Outcome<ExportTicket>> Return(Guid id, Subject official, CancellationToken cancel = default);

    /// <summary>The file, after its taking has been kept as evidence.</summary>
    Task<Outcome<TakenExport>> Take(Guid id, Subject official, CancellationToken cancel = default);

    /// <summary>As who asked or who may agree sees it.</summary>
    Task<Outcome<ExportTicket>> Find(Guid id, Subject official, CancellationToken cancel = default);

    /// <summary>One's own, and what waits for one's consent; newest first.</summary>
    Task<ExportDesk> Desk(Subject official, CancellationToken cancel = default);

    /// <summary>For what another engine writes and keeps itself: joins its step. The first consent was given with the grant.</summary>
    /// <returns>The ticket; it is ready at once when nobody else has to agree.</returns>
    Task<ExportTicket> Weigh(WeighExport request, CancellationToken cancel = default);

    /// <returns><c>null</c> when it was never weighed.</returns>
    Task<ExportStanding?> StandingOf(string source, string thing, CancellationToken cancel = default);
}

/// <param name="Key">The same key again gives the first answer.</param>
public sealed record AskForExport(string Key, string Source, string Table, string Purpose);

/// <param name="Words">Why not, when it is refused.</param>
public sealed record DecideExport(Guid Id, bool Agrees, string? Words);

public sealed record WeighExport(
    string Source,
    string Thing,
    string Title,
    DataLevel Level,
    long Rows,
    string Columns,
    string KeyColumn,
    string Purpose,
    string AskedBy,
    string AskedName,
    string Unit,
    string Region
);

public sealed record TakenExport(ExportTicket Ticket, byte[] Content, string FileName);

public sealed record ExportDesk(IReadOnlyList<ExportTicket> Own, IReadOnlyList<ExportTicket> Waiting);

/// <summary>Gives tables to the export control; engines register theirs as services.</summary>
public interface IExportSource
{
    /// <summary>Stable, e.g. <c>cases</c>.</summary>
    string Id { get; }

    Task<IReadOnlyList<ExportChoice>> Choices(Subject official, CancellationToken cancel = default);

    /// <summary>Reads a table under the rights of who asks.</summary>
    Task<Outcome<ExportTable>> Read(string table, Subject official, CancellationToken cancel = default);
}

public sealed record ExportChoice(string Source, string Table, string Title, DataLevel Level);

/// <param name="Columns">As the header writes them.</param>
/// <param name="KeyColumn">One of them, different in every row; never marked.</param>
public sealed record ExportTable(
    string Title,
    DataLevel Level,
    IReadOnlyList<string> Columns,
    string KeyColumn,
    IAsyncEnumerable<IReadOnlyList<string?>> Rows
);
