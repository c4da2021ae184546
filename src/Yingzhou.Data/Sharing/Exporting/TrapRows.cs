using Yingzhou.Data.Sharing.Calling;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Exporting;

/// <summary>Puts rows that exist nowhere between those of a batch (诱饵记录), where the provider allows it; one in each ten thousand, at least one.</summary>
/// <param name="isTaken">Whether a row of the source has this key.</param>
sealed class TrapRows(AllowedQuery query, Guid export, byte[] key, Func<string, bool> isTaken, TimeProvider clock)
{
    const int Nearby = 64;
    const int MostTries = 20;

    readonly List<string?[]> near = [];
    readonly int keyAt = query.Fields.ToList().FindIndex(field => field.Column == query.Grant.KeyColumn && field.MaskOf.IsOpen);
    long rows;
    bool isSet;

    bool IsOn => query.Grant.TrapRows && !query.Sandbox;

    public List<TrapRecord> Set { get; } = [];

    /// <summary>Looks at a row that is written, and gives one that is to be written after it.</summary>
    public string?[]? After(string?[] row, int part)
    {
        if (!IsOn)
            return null;
        if (near.Count < Nearby)
            near.Add(row);
        else
            near[(int)(rows % Nearby)] = row;
        var (block, place) = (rows / TrapRow.Every, (int)(rows % TrapRow.Every));
        rows++;
        if (place == 0)
            isSet = false;
        if (isSet || place < TrapRow.PlaceIn(key, export, block, TrapRow.Every))
            return null;
        return Make(block, part);
    }

    /// <summary>Of a last block that was shorter than the place of its trap.</summary>
    public string?[]? Last(int part) => IsOn && rows > 0 && !isSet ? Make((rows - 1) / TrapRow.Every, part) : null;

    string?[]? Make(long block, int part)
    {
        isSet = true;
        var made = query.Fields.Select((field, at) => near[TrapRow.Neighbour(key, export, block, field.Column, near.Count)][at]).ToArray();
        if (keyAt >= 0 && made[keyAt] is { } real)
        {
            var attempt = 0;
            string like;
            do like = TrapRow.KeyLike(real, key, export, block, attempt);
            while (isTaken(like) && ++attempt < MostTries);
            // Rather none than one that says something untrue about somebody.
            if (attempt == MostTries)
                return null;
            made[keyAt] = like;
        }
        Set.Add(
            new()
            {
                Export = export,
                Grant = query.Grant.Code,
                Part = part,
                Digest = Digest(keyAt >= 0 && made[keyAt] is { } written ? written : Line(made)),
                At = clock.GetUtcNow(),
            }
        );
        return made;
    }

    public static string Line(IEnumerable<string?> cells) => CsvLine.Of(cells).TrimEnd('\r', '\n');

    public static string Digest(string text) => Sm3.Hex(text);
}
