using System.Text.RegularExpressions;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>A file holds one idea: past 300 lines one looks for the second, past 400 it has a reason here or it is divided. And it runs on any machine.</summary>
public partial class SourceFilesLaw
{
    const int Longest = 400;

    /// <summary>Files that may be longer, each with its reason.</summary>
    static readonly Dictionary<string, string> MayBeLonger = new()
    {
        ["src/Yingzhou.Ui/wwwroot/yz.css"] = "the whole design system in one request, a block for each component",
    };

    static IEnumerable<string> TooLong(IEnumerable<SourceFile> sources, IReadOnlyDictionary<string, string> mayBeLonger)
    {
        var longFiles = sources.Where(file => file.LineOf(file.Text.Length) - 1 > Longest).Select(file => file.Path).ToHashSet();
        return longFiles
            .Except(mayBeLonger.Keys)
            .Select(path => $"{path} has more than {Longest} lines: find the second idea in it and give it a name.")
            .Concat(mayBeLonger.Keys.Except(longFiles).Select(path => $"{path} is excused from {Longest} lines and does not need it."));
    }

    // The homes of machines and accounts, and the addresses of package registries: both are settings of a machine, not of a product.
    [GeneratedRegex(@"(?<![\w./~-])/(?:root|home/\w+|work/(?:main|shared)|tmp/wt)/|registry\.npmjs\.|api\.nuget\.org")]
    static partial Regex Foreign { get; }

    static IEnumerable<string> BoundToAMachine(IEnumerable<SourceFile> sources) =>
        from file in sources
        from match in Foreign.Matches(file.Text)
        select $"{file.Path}:{file.LineOf(match.Index)} names '{match.Value}', which is true of one machine only.";

    [Fact]
    public void No_file_is_too_long_without_a_reason() =>
        Law.Holds(TooLong(Repository.Sources(["src", "tests", "tools", "bench"], ".cs", ".razor", ".js", ".mjs", ".css"), MayBeLonger));

    [Fact]
    public void No_file_is_bound_to_a_machine() =>
        Law.Holds(
            BoundToAMachine(
                Repository
                    .Sources(["."], "", ".cs", ".razor", ".js", ".mjs", ".json", ".csproj", ".props", ".sh", ".md", ".sql", ".npmrc")
                    .Where(NotThisOne)
            )
        );

    static bool NotThisOne(SourceFile file) => !file.Path.EndsWith($"/{nameof(SourceFilesLaw)}.cs", StringComparison.Ordinal);

    [Theory]
    [InlineData(400, 0)]
    [InlineData(401, 1)]
    public void Planted_a_long_file_is_caught(int lines, int violations) =>
        Assert.Equal(violations, TooLong([Lines(lines)], new Dictionary<string, string>()).Count());

    [Fact]
    public void A_long_file_with_a_reason_is_lawful_and_a_reason_without_need_is_not()
    {
        var excused = new Dictionary<string, string> { ["src/Planted.cs"] = "a table of the standard" };

        Assert.Empty(TooLong([Lines(401)], excused));
        Assert.Single(TooLong([Lines(10)], excused));
    }

    static SourceFile Lines(int count) => new("src/Planted.cs", string.Concat(Enumerable.Repeat("x\n", count)));

    [Theory]
    [InlineData("var data = \"/home/zhang/data/\";")]
    [InlineData("\"resolved\": \"https://registry.npmjs.org/x\"")]
    public void Planted_a_place_on_one_machine_is_caught(string text) => Assert.Single(BoundToAMachine([new("Planted.cs", text)]));

    [Fact]
    public void An_address_of_our_own_pages_is_lawful() => Assert.Empty(BoundToAMachine([new("Good.razor", "@page \"/desk/home/list\"")]));
}
