using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Source;

/// <summary>What comes off the log, in order.</summary>
/// <param name="Bytes">About how much memory it takes while it waits.</param>
abstract record Passenger(int Bytes);

/// <summary>A transaction of the source begins; everything up to its <see cref="Alighting"/> is one.</summary>
sealed record Boarding(WalPosition Position, uint Transaction, DateTimeOffset CommittedAt) : Passenger(0);

/// <summary>How a table is built from here on. Told anew after every connection.</summary>
sealed record TableTold(uint Relation, TableName Name, SourceShape Shape) : Passenger(0);

sealed record RowTold(
    uint Relation,
    RowOp Op,
    int Number,
    IReadOnlyDictionary<string, string?> Values,
    IReadOnlyList<string> Missing,
    IReadOnlyDictionary<string, string?>? Old,
    int Size
) : Passenger(Size);

sealed record TableEmptied(uint Relation, int Number) : Passenger(0);

/// <summary>The transaction is whole.</summary>
sealed record Alighting(WalPosition End) : Passenger(0);

/// <summary>Our own beat came back through the log.</summary>
sealed record BeatTold : Passenger
{
    public BeatTold()
        : base(0) { }
}
