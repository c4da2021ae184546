using System.Threading.Channels;
using Npgsql;
using Npgsql.Replication;
using Npgsql.Replication.PgOutput;
using Npgsql.Replication.PgOutput.Messages;
using NpgsqlTypes;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Source;

/// <summary>
/// Reads the source's log by its own protocol (pgoutput). What was read waits in a bounded memory until it is applied; when that is full, the source waits, and its log is held
/// back by our slot: nothing is thrown away.
/// </summary>
sealed class SourceStream(string connection, long bufferBytes) : IAsyncDisposable
{
    // A passenger without size takes some memory too.
    const int LeastBytes = 256;

    static readonly TimeSpan StatusEvery = TimeSpan.FromSeconds(1);

    // Questions about types, while others ask theirs on another connection.
    readonly SourceDatabase source = new(connection);
    readonly LogicalReplicationConnection log = new(SourceAddress.Of(connection)) { WalReceiverStatusInterval = StatusEvery };
    readonly Channel<Passenger> waiting = Channel.CreateUnbounded<Passenger>(new() { SingleReader = true, SingleWriter = true });
    readonly Dictionary<(uint Type, int Modifier), string> types = [];
    readonly Dictionary<uint, SourceShape> shapes = [];
    readonly SemaphoreSlim room = new(0);
    long bytes;

    public ChannelReader<Passenger> Waiting => waiting.Reader;

    public async Task Open(CancellationToken cancel)
    {
        await source.Open(cancel);
        await log.Open(cancel);
    }

    public async Task<string> SystemIdentifier(CancellationToken cancel) => (await log.IdentifySystem(cancel)).SystemId;

    /// <returns>From where on everything will come.</returns>
    public async Task<WalPosition> CreateSlot(string name, CancellationToken cancel) =>
        new(
            (ulong)
                (
                    await log.CreatePgOutputReplicationSlot(
                        name,
                        slotSnapshotInitMode: LogicalSlotSnapshotInitMode.NoExport,
                        cancellationToken: cancel
                    )
                ).ConsistentPoint
        );

    /// <summary>Tells the source that it need not keep what lies before. Only after it is durable here.</summary>
    public void Confirm(WalPosition durable) => log.SetReplicationStatus(new NpgsqlLogSequenceNumber(durable.Value));

    /// <summary>Frees the memory of what was applied. Who reads goes on when half of it is free: woken for each row, both would spend their time on waking.</summary>
    public void Taken(Passenger passenger)
    {
        var left = Interlocked.Add(ref bytes, -Math.Max(passenger.Bytes, LeastBytes));
        if (left < bufferBytes / 2 && room.CurrentCount == 0)
            room.Release();
    }

    /// <summary>Reads until it is stopped or broken; either ends <see cref="Waiting"/>.</summary>
    public async Task Read(string slot, string publication, WalPosition from, CancellationToken cancel)
    {
        try
        {
            var options = new PgOutputReplicationOptions(publication, PgOutputProtocolVersion.V1, messages: true);
            var number = 0;
            await foreach (
                var message in log.StartReplication(
                    new PgOutputReplicationSlot(slot),
                    options,
                    cancel,
                    new NpgsqlLogSequenceNumber(from.Value)
                )
            )
            {
                if (message is BeginMessage)
                    number = 0;
                else if (message is InsertMessage or UpdateMessage or DeleteMessage or TruncateMessage)
                    number += KeyMove.Step;
                if (message is TruncateMessage emptied)
                    foreach (var relation in emptied.Relations)
                        await Seat(new TableEmptied(relation.RelationId, number), cancel);
                else if (await Passenger(message, number, cancel) is { } passenger)
                    await Seat(passenger, cancel);
            }
            waiting.Writer.TryComplete();
        }
#pragma warning disable CA1031 // Whoever takes the passengers is told what broke.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            waiting.Writer.TryComplete(broken);
        }
    }

    async ValueTask Seat(Passenger passenger, CancellationToken cancel)
    {
        Interlocked.Add(ref bytes, Math.Max(passenger.Bytes, LeastBytes));
        waiting.Writer.TryWrite(passenger);
        while (Interlocked.Read(ref bytes) >= bufferBytes)
            await room.WaitAsync(cancel);
    }

    async ValueTask<Passenger?> Passenger(PgOutputReplicationMessage message, int number, CancellationToken cancel) =>
        message switch
        {
            BeginMessage begin => new Boarding(
                new((ulong)begin.TransactionFinalLsn),
                begin.TransactionXid,
                Utc(begin.TransactionCommitTimestamp)
            ),
            CommitMessage commit => new Alighting(new((ulong)commit.TransactionEndLsn)),
            RelationMessage relation => await Shape(relation, cancel),
            InsertMessage insert => Row(insert.Relation, RowOp.Insert, number, await Tuple(insert.NewRow, insert.Relation, cancel), null),
            FullUpdateMessage update => Row(
                update.Relation,
                RowOp.Update,
                number,
                old: await Tuple(update.OldRow, update.Relation, cancel),
                come: await Tuple(update.NewRow, update.Relation, cancel)
            ),
            IndexUpdateMessage update => Row(
                update.Relation,
                RowOp.Update,
                number,
                old: await Tuple(update.Key, update.Relation, cancel),
                come: await Tuple(update.NewRow, update.Relation, cancel)
            ),
            UpdateMessage update => Row(update.Relation, RowOp.Update, number, await Tuple(update.NewRow, update.Relation, cancel), null),
            FullDeleteMessage delete => Row(
                delete.Relation,
                RowOp.Delete,
                number,
                await Tuple(delete.OldRow, delete.Relation, cancel),
                null
            ),
            KeyDeleteMessage delete => Row(delete.Relation, RowOp.Delete, number, await Tuple(delete.Key, delete.Relation, cancel), null),
            LogicalDecodingMessage { Prefix: SourceDatabase.BeatPrefix } => new BeatTold(),
            _ => null,
        };

    static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc), TimeSpan.Zero);

    async Task<TableTold> Shape(RelationMessage relation, CancellationToken cancel)
    {
        var name = new TableName(relation.Namespace, relation.RelationName);
        // With the whole row as identity every column is marked; rows are known by the primary key all the same.
        var key =
            relation.ReplicaIdentity is RelationMessage.ReplicaIdentitySetting.AllColumns && await source.Table(name, cancel) is { } table
                ? table.Shape.Key.ToHashSet()
                : null;
        var columns = new List<SourceColumn>();
        foreach (var column in relation.Columns)
            columns.Add(
                new(
                    column.ColumnName,
                    await TypeName(column.DataTypeId, column.TypeModifier, cancel),
                    key?.Contains(column.ColumnName) ?? column.Flags.HasFlag(RelationMessage.Column.ColumnFlags.PartOfKey)
                )
            );
        return new(relation.RelationId, name, shapes[relation.RelationId] = new(columns));
    }

    async Task<string> TypeName(uint type, int modifier, CancellationToken cancel)
    {
        if (!types.TryGetValue((type, modifier), out var name))
            types.Add((type, modifier), name = await source.TypeName(type, modifier, cancel));
        return name;
    }

    static RowTold Row(RelationMessage relation, RowOp op, int number, ReadTuple come, ReadTuple? old)
    {
        // Where the whole old row came along, what did not change stands in it.
        var missing = come.Missing;
        if (missing.Count > 0 && relation.ReplicaIdentity is RelationMessage.ReplicaIdentitySetting.AllColumns && old is not null)
        {
            foreach (var column in missing)
                come.Values[column] = old.Values.GetValueOrDefault(column);
            missing = [];
        }
        return new(relation.RelationId, op, number, come.Values, missing, old?.Values, come.Size + (old?.Size ?? 0));
    }

    sealed record ReadTuple(Dictionary<string, string?> Values, List<string> Missing, int Size);

    async Task<ReadTuple> Tuple(ReplicationTuple tuple, RelationMessage relation, CancellationToken cancel)
    {
        var columns = shapes[relation.RelationId].Columns;
        var values = new Dictionary<string, string?>(columns.Count);
        List<string>? missing = null;
        var (place, size) = (0, LeastBytes);
        await foreach (var value in tuple.WithCancellation(cancel))
        {
            var name = columns[place++].Name;
            if (value.IsUnchangedToastedValue)
                (missing ??= []).Add(name);
            else if (value.IsDBNull)
                values[name] = null;
            else
            {
                var read = await value.Get<string>(cancel);
                values[name] = read;
                size += 2 * read.Length;
            }
        }
        return new(values, missing ?? [], size);
    }

    public async ValueTask DisposeAsync()
    {
        await log.DisposeAsync();
        await source.DisposeAsync();
        room.Dispose();
    }
}
