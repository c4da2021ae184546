using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Store;

/// <param name="Living">Rows that stand and name the person: the source has them still.</param>
/// <param name="Erased">Marks of deleted rows, earlier states and rows kept apart that were erased.</param>
/// <param name="At">The position at which it was so: what is published from here on is without the person.</param>
sealed record ErasedRows(int Living, int Erased, WalPosition At);

sealed partial class LineStore
{
    // A value that is the person's number, in whatever column: what nobody registered counts too.
    const string NamesThem =
        "(content like $like and exists (select 1 from json_each(content) where value = $person)) or key = $person "
        + "or key like $person || char(31) || '%' or key like '%' || char(31) || $person";

    /// <summary>
    /// Erases what is past of a person; a row that stands is left, and counted. A mark may go: the source is asked from our position on and tells nothing older again.
    /// </summary>
    public ErasedRows Erase(string person)
    {
        var told = (("$person", (object?)person), ("$like", (object?)$"%{JsonSerializer.Serialize(person, Json)}%"));
        var (living, erased, at) = (0, 0, default(WalPosition));
        InOneTurn(() =>
        {
            at = Memory.Position;
            living = (int)Number($"select count(*) from rows where deleted = 0 and ({NamesThem})", told.Item1, told.Item2);
            erased += Execute($"delete from rows where deleted = 1 and ({NamesThem})", told.Item1, told.Item2);
            erased += Execute($"delete from history where {NamesThem}", told.Item1, told.Item2);
            erased += Execute($"delete from quarantine where {NamesThem}", told.Item1, told.Item2);
        });
        return new(living, erased, at);
    }

    /// <summary>
    /// Writes the file anew without what was deleted or replaced: such bytes stay in its pages and in its log otherwise. Takes as long as copying it, while which the line waits.
    /// </summary>
    public void Scrub()
    {
        Execute("vacuum");
        Number("pragma wal_checkpoint(truncate)");
    }
}
