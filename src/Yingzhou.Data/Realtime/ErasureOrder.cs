using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime;

/// <summary>
/// An order to erase a person from a line (个人信息清除): what rows were before, marks of deleted ones, rows kept apart, and the dataset's older versions. What the source still
/// holds it deletes first; the order waits until that deletion has come along the line. Source: p04 R9.
/// </summary>
public sealed class ErasureOrder : Record
{
    public required Guid LineId { get; init; }

    /// <summary>What is left of the person's number once it is done: masked.</summary>
    public required string Person { get; init; }

    /// <summary>Number of the document by which it was ordered, and why.</summary>
    public required string Basis { get; init; }

    /// <summary>Rows that the source still has, at the last look; <c>null</c> before the first.</summary>
    public int? StillAtSource { get; set; }

    /// <summary>Rows, earlier states and rows kept apart that were erased.</summary>
    public int Erased { get; set; }

    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>Whom an order is about, as long as it is not done; never part of a history.</summary>
public sealed class ErasureSubject
{
    public required Guid OrderId { get; init; }

    public required Personal Person { get; init; }
}

public sealed record OrderErasure(string Line, string Person, string Basis, string IdempotencyKey);
