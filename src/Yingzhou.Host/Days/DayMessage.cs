using System.Globalization;

namespace Yingzhou.Host.Days;

/// <summary>What came in at a moment of a day: sentences of AIS, or a packet of HJ 212.</summary>
readonly record struct DayMessage(DateTimeOffset At, string Text)
{
    public bool IsPacket => Text.StartsWith("##", StringComparison.Ordinal);

    /// <summary>A recording: a line for each message, its time as ISO 8601, a blank, the message. Lines that are empty or begin with # are left out.</summary>
    /// <exception cref="InvalidDataException">Names the line that is not so.</exception>
    public static IEnumerable<DayMessage> Read(IEnumerable<string> lines)
    {
        foreach (var (number, line) in lines.Index())
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            if (
                blank < 0
                || !DateTimeOffset.TryParse(line[..blank], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            )
                throw new InvalidDataException($"第 {number + 1} 行：应为“时间 报文”，时间写成 2026-11-30T08:00:00+08:00");
            yield return new(at.ToUniversalTime(), line[(blank + 1)..].Trim());
        }
    }
}
