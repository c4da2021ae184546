using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Quality;
using Yingzhou.Data.Quality.Compiling;
using Yingzhou.Data.Quality.Running;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>One pass finds what was put in, and the score says what it does not know.</summary>
public sealed class QualityTests(CityTemplate template) : IDisposable
{
    static readonly DateOnly Monday = new(2026, 3, 2);
    static readonly DateTimeOffset Now = CityTime.StartOf(Monday).AddHours(9);
    static readonly DuckDb Duck = new(Options.Create(new LakeOptions()));

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yz-quality-");

    static HashSet<string> Holding(RuleKind kind, IReadOnlyList<string> values)
    {
        var pass = new CompiledPass([], Empty());
        var fails = pass.Fails(new("r", "v", kind));
        using var connection = Duck.Open();
        using var reader = DuckDb.Ask(
            connection,
            $"select v from {pass.WithHelpers("*", $"(select unnest([{string.Join(", ", values.Select(DuckDb.Text))}]) as v)")} where not {fails}"
        );
        var holding = new HashSet<string>();
        while (reader.Read())
            holding.Add(reader.GetString(0));
        return holding;
    }

    // Numbers that are right, and each way in which they are often wrong.
    static readonly Gen<string> SomeNumber = Gen.Select(
            Gen.Int[0, 7],
            Gen.Int[0, 30_000],
            Gen.Int[0, 999],
            Gen.Int[0, 17],
            Gen.Char["0123456789Xx A+e"]
        )
        .Select(
            (kind, day, sequence, place, letter) =>
            {
                var right = ResidentId.Compose(kind == 1 ? "110105" : "330902", new DateOnly(1930, 1, 1).AddDays(day), sequence).Number;
                return kind switch
                {
                    0 or 1 => right,
                    2 => right.ToLowerInvariant(),
                    3 => right[..place] + letter + right[(place + 1)..],
                    4 => right[..10] + "0230" + right[14..],
                    5 => right[..17],
                    6 => "99" + right[2..],
                    _ => right[..12] + letter + right[13..],
                };
            }
        );

    [Fact]
    public void Resident_numbers_are_judged_as_the_kernel_judges_them() =>
        SomeNumber
            .List[200]
            .Sample(
                numbers =>
                {
                    var holding = Holding(RuleKind.ResidentId, numbers);
                    // The kernel forgives blanks around a number; a register does not.
                    Assert.All(
                        numbers,
                        number =>
                            Assert.True(
                                holding.Contains(number)
                                    == (ResidentId.IsValid(number, Monday) && number.Length == 18 && number.Trim() == number),
                                number
                            )
                    );
                },
                iter: 10
            );

    // What a cast to a number would forgive, and what would overflow it.
    [Theory]
    [InlineData("33090219900101e030")]
    [InlineData("3309021990010e0040")]
    [InlineData("1e18             X")]
    [InlineData("9e17              ")]
    [InlineData("0x99A0000000000000")]
    [InlineData("3309021990010101 X")]
    [InlineData("330902199001_10112")]
    [InlineData("33090219900101.000")]
    [InlineData("99999999999999999X")]
    [InlineData("１２３４５６")]
    [InlineData("")]
    public void What_only_looks_like_a_number_is_no_resident_number(string text) => Assert.Empty(Holding(RuleKind.ResidentId, [text]));

    [Fact]
    public void Social_credit_codes_are_judged_as_the_kernel_judges_them() =>
        Gen.Select(Gen.Int[0, 99_999_999], Gen.Int[0, 17], Gen.Char["0123456789ABIOSVZXY"], Gen.Bool)
            .Select(
                (number, place, letter, spoiled) =>
                {
                    var right = Uscc.Compose("91", "330902", $"{number:00000000}").Code;
                    return spoiled ? right[..place] + letter + right[(place + 1)..] : right;
                }
            )
            .List[200]
            .Sample(
                codes =>
                {
                    var holding = Holding(RuleKind.Uscc, codes);
                    Assert.All(codes, code => Assert.True(holding.Contains(code) == Uscc.IsValid(code), code));
                },
                iter: 10
            );

    [Theory]
    [InlineData("瀛洲中国公司")]
    [InlineData("ééééééééé")]
    [InlineData("")]
    public void What_is_not_written_in_its_letters_is_no_social_credit_code(string text) => Assert.Empty(Holding(RuleKind.Uscc, [text]));

    [Theory]
    [InlineData("13805800000", true)]
    [InlineData("12805800000", false)]
    [InlineData("1380580000", false)]
    [InlineData("1380580000a", false)]
    [InlineData("13805800000 ", false)]
    [InlineData(" 1380580000", false)]
    [InlineData("138058000e2", false)]
    [InlineData("1.3805E+010", false)]
    [InlineData("13805_80000", false)]
    [InlineData("0x306DC4200", false)]
    [InlineData("１３８０５８０００００", false)]
    public void A_mobile_number_has_eleven_digits_and_begins_with_13_to_19(string number, bool right) =>
        Assert.Equal(right, Holding(RuleKind.Mobile, [number]).Count == 1);

    IReadOnlyList<GeneratedTable> Generated(int people = 20_000, int enterprises = 5_000, int payments = 30_000) =>
        new DepartmentalData(Duck).Write(people, enterprises, payments, seed: 7, Monday, folder.FullName);

    [Fact]
    public async Task The_rules_find_the_errors_that_were_put_in_and_nothing_else()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var tables = Generated();
        var rules = new Dictionary<string, IReadOnlyList<QualityRule>>();
        foreach (var table in tables)
            rules[table.Dataset] = await city.Do<IQuality, IReadOnlyList<QualityRule>>(quality => quality.Rules(table.Dataset));

        var scores = new DetectionScore(Duck, city.Clock).Of(tables, rules);

        Assert.Equal(DepartmentalData.Errors.Count, scores.Count);
        Assert.All(
            scores,
            score =>
                Assert.True(score.Quality.Recall is { Denominator: > 0, Share: >= 0.98m }, $"{score.Rule} recall {score.Quality.Recall}")
        );
        Assert.All(
            scores,
            score => Assert.True(score.Quality.Precision.Share >= 0.98m, $"{score.Rule} precision {score.Quality.Precision}")
        );
    }

    [Fact]
    public void The_same_seed_gives_the_same_rows()
    {
        var digest = Digest(Generated(500, 100, 800)[0].File);
        var again = Digest(Generated(500, 100, 800)[0].File);

        Assert.Equal(digest, again);
    }

    static long Digest(string file)
    {
        using var connection = Duck.Open();
        return DuckDb.Count(connection, $"select (sum(hash(t::varchar)) % 1000000007)::bigint from {DuckDb.Files([file])} t");
    }

    [Fact]
    public void However_many_rules_there_are_it_is_one_question_over_the_files()
    {
        var rules = Enumerable.Range(0, 60).Select(i => new QualityRule($"sfzh.{i}", "sfzh", RuleKind.ResidentId)).ToList();
        var pass = new CompiledPass(rules, Empty("sfzh"));

        var sql = pass.Sql(["a.parquet"]);

        Assert.Single(System.Text.RegularExpressions.Regex.Matches(sql, "read_parquet"));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(sql, "as \"n_sfzh\""));
    }

    static PassContext Empty(params string[] columns) =>
        new(columns.ToHashSet(), new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, double[]>(), [], Now);

    static IReadOnlyList<RuleFinding> Pass(string select, PassContext context, params QualityRule[] rules)
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var connection = Duck.Open())
                DuckDb.Run(connection, $"copy ({select}) to {DuckDb.Text(path)} (format parquet)");
            return new QualityPass(Duck).Run(rules, [path], context).Findings;
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void An_empty_value_is_missing_and_not_wrong_and_a_value_that_cannot_be_judged_is_wrong()
    {
        var found = Pass(
            "select * from (values ('13805800000', 1), (null, 2), ('x', null)) t(sjh, n)",
            Empty("sjh", "n"),
            new("a", "sjh", RuleKind.Required),
            new("b", "sjh", RuleKind.Mobile),
            new("c", "n", RuleKind.Range) { Least = 2 },
            new("d", "gone", RuleKind.Required)
        );

        Assert.Equal([(3L, 1L), (2L, 1L), (2L, 1L)], found.Take(3).Select(finding => (finding.Checked!.Value, finding.Failed!.Value)));
        Assert.Equal(["x"], found[1].Samples);
        Assert.Equal((null, "这个版本没有 gone 列"), (found[3].Failed, found[3].Unmeasured));
    }

    [Fact]
    public void What_stands_in_a_rule_cannot_reach_out_of_its_place_and_a_broken_pattern_costs_its_rule_only()
    {
        var found = Pass(
            "select 'a' as c, 1 as n",
            Empty("c", "n"),
            new("p", "c", RuleKind.Pattern) { Pattern = @"a'\); drop table x; --" },
            new("e", "c", RuleKind.Enumeration) { Values = ["'a'", "b'||'"] },
            new("broken", "c", RuleKind.Pattern) { Pattern = "(" },
            new("mobile", "n", RuleKind.Mobile)
        );

        Assert.Equal([1L, 1L, null, null], found.Select(finding => finding.Failed));
        Assert.All(found.Skip(2), finding => Assert.StartsWith("规则写错了", finding.Unmeasured, StringComparison.Ordinal));
    }

    [Fact]
    public void Outliers_are_told_by_what_the_version_before_held()
    {
        QualityRule rule = new("o", "n", RuleKind.Outlier);
        const string rows = "select range::double as n from range(1001)";
        var first = new CompiledPass([rule], Empty("n"));
        Assert.NotNull(Pass(rows, Empty("n"), rule)[0].Unmeasured);

        var second = Pass(
            rows + " union all select 99999",
            Empty("n") with
            {
                Quartiles = new Dictionary<string, double[]> { ["n"] = [250, 500, 750] },
            },
            rule
        )[0];

        Assert.Equal((1_002L, 1L), (second.Checked, second.Failed));
        Assert.Contains("approx_quantile", first.Sql(["x"]), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
