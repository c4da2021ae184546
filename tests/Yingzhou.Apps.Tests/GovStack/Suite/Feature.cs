using System.Text.RegularExpressions;

namespace Yingzhou.Apps.Tests.GovStack.Suite;

/// <summary>One scenario of a feature file, its outline expanded and the background in front.</summary>
/// <param name="Row">Values of the outline's row, for the report; empty when it is no outline.</param>
public sealed record Scenario(string File, string Name, string Row, IReadOnlyList<string> Tags, IReadOnlyList<string> Steps)
{
    public bool IsNegative => Tags.Contains("@negative");

    public override string ToString() => Row.Length == 0 ? $"{File} › {Name}" : $"{File} › {Name} [{Row}]";
}

/// <summary>Reads the Gherkin that the suites use: Feature, Background, Scenario (Outline), steps, Examples, tags, comments.</summary>
static partial class Feature
{
    [GeneratedRegex(@"^(Given|When|Then|And|But|\*)\s+(?<text>.*)$")]
    private static partial Regex Step();

    public static IReadOnlyList<Scenario> Read(string path)
    {
        List<Draft> drafts = [];
        List<string> background = [];
        List<string> tags = [];
        var steps = background;
        foreach (var line in File.ReadLines(path).Select(line => line.Trim()))
            if (line.StartsWith('@'))
                tags.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            else if (line.StartsWith("Feature:", StringComparison.Ordinal))
                tags.Clear();
            else if (line.StartsWith("Background:", StringComparison.Ordinal))
                steps = background;
            else if (line.StartsWith("Scenario", StringComparison.Ordinal))
            {
                drafts.Add(new(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim(), [.. tags]));
                steps = drafts[^1].Steps;
                tags.Clear();
            }
            else if (line.StartsWith('|') && drafts.Count > 0)
                drafts[^1].Table.Add([.. line.Trim('|').Split('|').Select(cell => cell.Trim())]);
            else if (Step().Match(line) is { Success: true } step)
                steps.Add(step.Groups["text"].Value.Trim());
        return [.. drafts.SelectMany(draft => draft.Expand(Path.GetFileName(path), background))];
    }

    sealed record Draft(string Name, IReadOnlyList<string> Tags)
    {
        public List<string> Steps { get; } = [];

        public List<IReadOnlyList<string>> Table { get; } = [];

        public IEnumerable<Scenario> Expand(string file, IReadOnlyList<string> background)
        {
            if (Table.Count == 0)
                return [new(file, Name, "", Tags, [.. background, .. Steps])];
            var names = Table[0];
            return Table
                .Skip(1)
                .Select(row => new Scenario(
                    file,
                    Name,
                    string.Join(", ", row),
                    Tags,
                    [
                        .. background
                            .Concat(Steps)
                            .Select(step =>
                                names
                                    .Index()
                                    .Aggregate(
                                        step,
                                        (text, name) => text.Replace($"<{name.Item}>", row[name.Index], StringComparison.Ordinal)
                                    )
                            ),
                    ]
                ));
        }
    }
}
