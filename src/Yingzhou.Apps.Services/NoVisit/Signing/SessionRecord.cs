using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Signing;

/// <summary>A line of the session record (会话记录).</summary>
/// <param name="Who">办事人, 窗口 with the clerk's name, or 系统.</param>
/// <param name="Link">SM3 over the line before and this one: who changes a line changes every one after it.</param>
public sealed record SessionLine(DateTimeOffset At, string Who, string What, string Link);

/// <summary>
/// What happened in a session, in order, each line bound to the one before (a07 §3: a common session record). It is the same for both sides and says nothing that they
/// have not both seen.
/// </summary>
public static class SessionRecord
{
    public static IReadOnlyList<SessionLine> Append(IReadOnlyList<SessionLine> lines, DateTimeOffset at, string who, string what) =>
        [.. lines, new(at, who, what, Link(LinkOf(lines), at, who, what))];

    /// <summary>Of the last line; empty before the first.</summary>
    public static string LinkOf(IReadOnlyList<SessionLine> lines) => lines.Count == 0 ? "" : lines[^1].Link;

    /// <returns>The first line that does not follow from the one before; <c>null</c> when the record is whole.</returns>
    public static int? Broken(IReadOnlyList<SessionLine> lines)
    {
        var before = "";
        foreach (var (at, line) in lines.Index())
        {
            if (Link(before, line.At, line.Who, line.What) != line.Link)
                return at;
            before = line.Link;
        }
        return null;
    }

    static string Link(string before, DateTimeOffset at, string who, string what) =>
        Sm3.Hex(string.Join('\n', before, at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), who, what));
}
