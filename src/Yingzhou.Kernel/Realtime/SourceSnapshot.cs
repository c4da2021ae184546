using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>
/// What one query of a PostgreSQL source could see (源端快照), as <c>pg_current_snapshot()</c> writes it: <c>xmin:xmax:xip,xip</c>. Transactions below xmin are seen, from xmax on
/// are not, and of those between all but the listed ones are seen.
/// </summary>
public sealed class SourceSnapshot
{
    readonly ulong least;
    readonly ulong beyond;
    readonly HashSet<ulong> running;

    SourceSnapshot(ulong least, ulong beyond, HashSet<ulong> running) => (this.least, this.beyond, this.running) = (least, beyond, running);

    /// <exception cref="FormatException">It is no snapshot.</exception>
    public static SourceSnapshot Parse(string text)
    {
        if (text.Split(':') is not [var least, var beyond, var running])
            throw new FormatException($"'{text}' is not xmin:xmax:xip");
        return new(Number(least), Number(beyond), [.. running.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Number)]);
    }

    static ulong Number(string text) => ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <param name="transaction">As the stream names it, the lower 32 bits only; 0 for a row that came by a snapshot, which is always seen.</param>
    public bool Sees(uint transaction)
    {
        if (transaction == 0)
            return true;
        var whole = Whole(transaction);
        return whole < least || (whole < beyond && !running.Contains(whole));
    }

    // Numbers go round every 2^32: the one nearest to the snapshot is meant.
    ulong Whole(uint transaction)
    {
        const ulong round = 1UL << 32;
        var near = (beyond & ~(round - 1)) | transaction;
        if (near > beyond && near - beyond > round / 2 && near >= round)
            return near - round;
        return beyond > near && beyond - near > round / 2 ? near + round : near;
    }
}
