using System.Text.RegularExpressions;
using Yingzhou.Engines.Tests.Laws.Reading;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>
/// The code of a refusal is written once, as <c>prefix.kebab-case</c> and without holes: machines and help pages rely on it. A refusal needed in two places
/// is a named one: <c>static readonly Fault</c> or a method.
/// </summary>
public partial class FaultCodesLaw
{
    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$")]
    static partial Regex WellFormed { get; }

    static IEnumerable<string> Broken(IEnumerable<SourceFile> sources)
    {
        foreach (var same in sources.SelectMany(FaultCode.In).GroupBy(code => code.Code))
        {
            if (!WellFormed.IsMatch(same.Key))
                yield return $"{same.First().Place}: the code '{same.Key}' is not a literal prefix.kebab-case.";
            if (same.Count() > 1)
                yield return $"The code '{same.Key}' is written {same.Count()} times: {string.Join(", ", same.Select(code => code.Place))}.";
        }
    }

    [Fact]
    public void Every_code_is_written_once_and_well_formed() => Law.Holds(Broken(Repository.Sources(["src"], ".cs", ".razor")));

    [Theory]
    [InlineData("""return new Fault("cases.Overdue", "…");""")]
    [InlineData("""return new Fault("overdue", "…");""")]
    [InlineData("""static readonly Fault Late = new("cases.over_due", "…");""")]
    [InlineData("""static Fault Late(int days) => new("late", $"{days}");""")]
    [InlineData("""static Fault Late { get; } = new("late", "…");""")]
    [InlineData("""return new Fault($"cases.{reason}", "…");""")]
    [InlineData("""static Fault Late(int days) => new($"cases.{days}", "…");""")]
    public void Planted_a_code_that_is_no_literal_prefixed_kebab_is_caught(string source) =>
        Assert.Single(Broken([new("Planted.cs", source)]));

    [Fact]
    public void Planted_one_code_for_two_refusals_is_caught_with_both_places()
    {
        var planted = new SourceFile(
            "Planted.cs",
            "var a = new Fault(\"cases.late\", \"逾期\");\nvar b =\n    new Fault(\"cases.late\", \"已过期\");"
        );

        Assert.Contains("Planted.cs:1, Planted.cs:3", Assert.Single(Broken([planted])), StringComparison.Ordinal);
    }

    const string ShortHand = """static Fault Refuse(string reason, string detail) => new($"uscc.{reason}", detail);""";

    [Fact]
    public void Planted_a_code_written_twice_through_a_files_short_hand_is_caught() =>
        Assert.Contains(
            "'uscc.length' is written 2 times",
            Assert.Single(Broken([new("Planted.cs", $"""Refuse("length", "…"); Refuse("length", "…"); {ShortHand}""")])),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("""new Fault("cases.supplement-overdue", "补正已逾期")""")]
    [InlineData($"""Refuse("length", "…"); Refuse("check-digit", "…"); {ShortHand}""")]
    public void A_code_written_once_is_lawful(string source) => Assert.Empty(Broken([new("Good.cs", source)]));
}
