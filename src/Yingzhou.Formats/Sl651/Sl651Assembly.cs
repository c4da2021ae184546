namespace Yingzhou.Formats;

/// <summary>
/// Puts a divided message (分包报文, a picture of function 36) together again, in whatever order its packets come. Bounded: a message that did not become whole makes room for the newest.
/// </summary>
public sealed class Sl651Assembly(int most = 16)
{
    readonly Dictionary<(string Station, byte Function), Parts> pending = [];
    readonly int most = most;
    long turn;

    sealed class Parts(int count)
    {
        public byte[]?[] Texts { get; } = new byte[]?[count];

        public long Turn { get; set; }
    }

    /// <returns>The text of the whole message when this was its last missing packet: serial number, time and content; otherwise <c>null</c>.</returns>
    /// <param name="text">The packet's bytes between start and end byte, without the three of count and number.</param>
    public byte[]? Add(string station, byte function, int count, int number, ReadOnlySpan<byte> text)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, count);
        var key = (station, function);
        if (!pending.TryGetValue(key, out var parts) || parts.Texts.Length != count)
            pending[key] = parts = new(count);
        parts.Turn = turn++;
        parts.Texts[number - 1] = text.ToArray();
        if (parts.Texts.Contains(null))
        {
            if (pending.Count > most)
                pending.Remove(pending.MinBy(one => one.Value.Turn).Key);
            return null;
        }
        pending.Remove(key);
        return [.. parts.Texts.SelectMany(part => part!)];
    }
}
