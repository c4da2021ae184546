using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Protection;

/// <summary>What a column is found to hold.</summary>
public class DetectionTests
{
    static readonly DateOnly Today = new(2026, 11, 30);

    static string Person(int number) =>
        ResidentId.Compose("330902", new DateOnly(1950, 1, 1).AddDays(number * 37 % 20_000), number % 1_000).Number;

    static string[] Remarks(int persons, int of) =>
        [.. Enumerable.Range(0, of).Select(i => i < persons ? $"代办人{Person(i)}，已核" : $"第 {i} 号窗口，材料齐全")];

    [Theory]
    [InlineData(260, ColumnStanding.Found, "PII L3（26%）")]
    [InlineData(200, ColumnStanding.Found, "PII L3（20%）")]
    [InlineData(199, ColumnStanding.Watch, "观察 19.9%")]
    [InlineData(150, ColumnStanding.Watch, "观察 15%")]
    [InlineData(50, ColumnStanding.Watch, "观察 5%")]
    [InlineData(49, ColumnStanding.Nothing, "未发现")]
    [InlineData(0, ColumnStanding.Nothing, "未发现")]
    public void P15_1_a_remark_column_is_called_by_what_one_value_in_five_gives_away(int hits, ColumnStanding standing, string words)
    {
        var finding = ColumnDetection.Judge("bz 备注", Remarks(hits, 1_000), DataLevel.L1, Today);

        Assert.Equal(standing, finding.Standing);
        Assert.Equal(words, finding.Words);
        // Raised until the owner decides; what is only watched stays as it was declared.
        Assert.Equal(standing is ColumnStanding.Found ? DataLevel.L3 : DataLevel.L1, finding.Proposed);
        Assert.Equal(standing is ColumnStanding.Found, finding.IsConflict);
    }

    [Fact]
    public void P15_1_a_declared_level_is_never_lowered_and_an_undeclared_one_is_proposed()
    {
        Assert.Equal(DataLevel.L4, ColumnDetection.Judge("bz", Remarks(260, 1_000), DataLevel.L4, Today).Proposed);
        Assert.False(ColumnDetection.Judge("bz", Remarks(260, 1_000), DataLevel.L3, Today).IsConflict);
        Assert.Equal(DataLevel.L3, ColumnDetection.Judge("bz", Remarks(260, 1_000), null, Today).Proposed);
        Assert.Null(ColumnDetection.Judge("bz", [], null, Today).Proposed);
        // A column that says what it holds is believed sooner.
        Assert.Equal(ColumnStanding.Found, ColumnDetection.Judge("sfzh 身份证号", Remarks(150, 1_000), null, Today).Standing);
    }

    [Fact]
    public void P15_1_the_sample_is_random_repeatable_and_of_what_is_not_empty()
    {
        var values = Enumerable.Range(0, 50_000).Select(i => i % 2 == 0 ? null : i.ToString(CultureInfo.InvariantCulture)).ToArray();
        var sample = ColumnDetection.Draw(values, seed: 7);

        Assert.Equal(ColumnDetection.Sample, sample.Count);
        Assert.Equal(sample, ColumnDetection.Draw(values, seed: 7));
        Assert.NotEqual(sample, ColumnDetection.Draw(values, seed: 8));
        Assert.DoesNotContain(null, sample);
        // From the whole length of the column.
        Assert.InRange(sample.Average(one => int.Parse(one, CultureInfo.InvariantCulture)), 22_000, 28_000);
    }

    public static TheoryData<string, SensitiveKind?> Values =>
        new()
        {
            { "330902199001011238", SensitiveKind.ResidentId },
            { "身份证：３３０９０２１９９００１０１１２３８。", SensitiveKind.ResidentId },
            { "330902 19900101 1238", SensitiveKind.ResidentId },
            { "330902199001011239", null },
            { "1330902199001011238", null },
            { "6222 0212 3456 7890 " + SensitiveValue.LuhnDigit("6222021234567890"), SensitiveKind.BankCard },
            { "13812345678", SensitiveKind.Mobile },
            { "12012345678", null },
            { "91330900MA28K00017", null },
            { Uscc.Compose("91", "330902", "MA28K000").Code, SensitiveKind.Uscc },
            { "2026-11-30 10:00", null },
            { "", null },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_known_by_its_check_and_not_by_its_length(string value, SensitiveKind? kind) =>
        Assert.Equal(kind, SensitiveValue.KindOf(value, Today));

    [Fact]
    public void Precision_and_recall_on_a_labelled_set_reach_95_of_100()
    {
        // Columns with known truth: what gives persons away at 30–100 %, what looks like it (order numbers, meters, times), and texts.
        var random = new Random(20261130);
        var (right, missed, wrong) = (0, 0, 0);
        for (var i = 0; i < 400; i++)
        {
            var isPersonal = i % 2 == 0;
            var values = Enumerable
                .Range(0, 1_000)
                .Select(row =>
                    !isPersonal
                        ? (i % 6) switch
                        {
                            1 => random.NextInt64(100_000_000_000_000_000, 999_999_999_999_999_999).ToString(CultureInfo.InvariantCulture),
                            3 => random.NextInt64(1_000_000_000_000_000, 9_999_999_999_999_999).ToString(CultureInfo.InvariantCulture),
                            _ => $"水表 {random.Next(10_000_000, 99_999_999)} 读数 {random.Next(1_000)}",
                        }
                    : random.NextDouble() > 0.3 + (i % 8 * 0.1) ? "无"
                    : (i % 6) switch
                    {
                        0 => Person(random.Next(19_000)),
                        2 => $"联系人电话 139{random.Next(10_000_000, 99_999_999)}",
                        _ => Card(random.NextInt64(100_000_000, 999_999_999)),
                    }
                )
                .ToArray();
            var found = ColumnDetection.Judge("c", values, null, Today).Standing is ColumnStanding.Found;
            right += found && isPersonal ? 1 : 0;
            missed += !found && isPersonal ? 1 : 0;
            wrong += found && !isPersonal ? 1 : 0;
        }
        Assert.InRange((double)right / (right + wrong), 0.95, 1);
        Assert.InRange((double)right / (right + missed), 0.95, 1);
    }

    static string Card(long number)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"622588{number:000000000}");
        return body + SensitiveValue.LuhnDigit(body);
    }
}
