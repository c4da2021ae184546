using System.Text.RegularExpressions;

namespace Yingzhou.Apps.Tests.Authorisation;

/// <summary>A written decision: who may enter the doors that fit, and why.</summary>
/// <param name="Who">A word, or rights of which one is enough.</param>
sealed record Decision(string Who, string Methods, string Route, string Why)
{
    readonly Regex route = new(
        "^" + Regex.Escape(Route).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$"
    );

    public bool Fits(Door door) => (Methods == "*" || Methods.Split(',').Contains(door.Method)) && route.IsMatch(door.Route);

    /// <summary>Rights of which an official's acting post needs one; <c>null</c> when the decision is a word.</summary>
    public IReadOnlyList<string>? Rights => Who.Contains('.', StringComparison.Ordinal) ? Who.Split(',') : null;

    public override string ToString() => $"{Who} {Methods} {Route}";
}

/// <summary>The list of decisions (<c>decisions.txt</c>): the first that fits a door decides.</summary>
sealed class Decisions(IReadOnlyList<Decision> lines)
{
    static readonly string[] Words = ["everybody", "entrance", "key", "citizens", "enterprises", "signed-in", "officials", "posts"];

    public static Decisions OfTheCity { get; } =
        Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Authorisation", "decisions.txt")));

    public IReadOnlyList<Decision> Lines => lines;

    public static Decisions Read(string text)
    {
        var why = "";
        var read = new List<Decision>();
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
            if (line.StartsWith("##", StringComparison.Ordinal))
                why = line[2..].Trim();
            else if (line.Length > 0 && line[0] != '#')
                read.Add(
                    line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var who, var methods, var route] && why.Length > 0
                        ? new(who, methods, route, why)
                        : throw new FormatException($"WHO METHODS ROUTE, below a reason: {line}")
                );
        return new(read);
    }

    public Decision? For(Door door) => lines.FirstOrDefault(line => line.Fits(door));

    /// <summary>Doors of which nobody decided who may enter.</summary>
    public IEnumerable<string> Undecided(IEnumerable<Door> doors) =>
        doors.Where(door => For(door) is null).Select(door => $"{door} has no decision");

    /// <summary>Lines that decide nothing: they would let the next door of that name in unseen. And words that nobody knows.</summary>
    public IEnumerable<string> Idle(IReadOnlyCollection<Door> doors, IReadOnlySet<string> rights)
    {
        var used = doors.Select(For).ToHashSet();
        foreach (var line in lines)
        {
            if (!used.Contains(line))
                yield return $"{line} decides about no door";
            foreach (
                var unknown in line.Rights?.Where(right => !rights.Contains(right.Split('@')[0]))
                    ?? (Words.Contains(line.Who) ? [] : [line.Who])
            )
                yield return $"{line}: {unknown} is neither a word nor a right";
        }
    }
}
