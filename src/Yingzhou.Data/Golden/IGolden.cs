using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Golden;

/// <summary>Golden records (主记录): the records of departments' registers joined to persons and enterprises, each value with its source.</summary>
public interface IGolden
{
    IReadOnlyList<GoldenKind> Kinds { get; }

    Task<IReadOnlyList<GoldenBuild>> Builds(CancellationToken cancel = default);

    /// <summary>Builds a kind anew where a register has a newer version.</summary>
    /// <returns>How many kinds.</returns>
    Task<int> Build(CancellationToken cancel = default);

    /// <summary>Those in which registers contradict each other first.</summary>
    Task<Outcome<IReadOnlyList<GoldenRecord>>> List(GoldenFilter filter, Subject official, CancellationToken cancel = default);

    Task<Outcome<GoldenRecord>> Record(string kind, string id, Subject official, CancellationToken cancel = default);

    Task<Outcome<GoldenDispute>> Dispute(DisputeGolden request, Subject official, CancellationToken cancel = default);

    Task<Outcome<GoldenDispute>> Answer(AnswerGolden request, Subject official, CancellationToken cancel = default);

    /// <summary>What a clerk judges: pairs that weights left open, and those that were joined with little to spare.</summary>
    Task<Outcome<PairDesk>> Pairs(string kind, Subject official, CancellationToken cancel = default);

    /// <summary>Same, or not the same; the next build carries it.</summary>
    Task<Outcome<GoldenRuling>> Rule(RulePair request, Subject official, CancellationToken cancel = default);

    /// <summary>Takes a ruling back: what was merged by it comes apart at the next build, and the other way round.</summary>
    Task<Outcome<GoldenRuling>> UndoRuling(UndoRuling request, Subject official, CancellationToken cancel = default);

    /// <summary>Of the official's department as source, and those of all for 平台管理员; open ones first.</summary>
    Task<IReadOnlyList<GoldenDispute>> Disputes(Subject official, CancellationToken cancel = default);
}

/// <param name="Whole">The whole value of a field by which records are joined, e.g. a name or a number: nobody browses by beginnings.</param>
public sealed record GoldenFilter(string Kind, string? Whole = null, bool ConflictsOnly = false, int From = 0, int Size = 30);

/// <param name="Key">The same key again gives the first answer.</param>
public sealed record DisputeGolden(string Key, string Kind, string Golden, string Field, string Reason);

/// <param name="Seen">The version that the official saw.</param>
public sealed record AnswerGolden(Guid Id, int Seen, bool Accepts, string Answer);
