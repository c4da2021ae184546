using CsCheck;
using Yingzhou.Kernel;
using static Yingzhou.Pure.Tests.Kernel.Given;

namespace Yingzhou.Pure.Tests.Kernel;

public class CaseNumberTests
{
    static readonly Gen<CaseNumber> AnyNumber = Gen.Select(Gen.Int[0, 4_000], Gen.Int[1, CaseNumber.MostPerDay])
        .Select((offset, sequence) => CaseNumber.Create("ZS", Day("2020-01-01").AddDays(offset), sequence));

    [Fact]
    public void It_reads_back_what_it_prints() => AnyNumber.Sample(number => CaseNumber.Parse(number.ToString()).Value == number);

    [Fact]
    public void It_prints_place_day_sequence_and_check() =>
        Assert.Matches("^ZS-20260104-000123-[0-9A-Z]$", CaseNumber.Create("ZS", Day("2026-01-04"), 123).ToString());

    [Fact]
    public void A_number_copied_by_hand_is_forgiven_its_case_spaces_and_wide_dashes()
    {
        var number = CaseNumber.Create("ZS", Day("2026-01-04"), 123);
        var copied = $" {number}".ToLowerInvariant().Replace('-', '－');

        Assert.Equal(number, CaseNumber.Parse(copied).Value);
    }

    [Fact]
    public void Every_single_wrong_digit_is_caught() =>
        Gen.Select(AnyNumber, Gen.Int[3, 17].Where(i => i != 11), Gen.Int[1, 9])
            .Sample(
                (number, position, shift) =>
                {
                    var text = number.ToString().ToCharArray();
                    text[position] = (char)('0' + ((text[position] - '0' + shift) % 10));
                    return !CaseNumber.IsValid(new string(text));
                }
            );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ZS-20260104-000123")]
    [InlineData("Z-20260104-000123-A")]
    [InlineData("ZS-20260230-000123-A")]
    [InlineData("ZS-20260104-000000-A")]
    [InlineData("ZS-20260104-+00123-A")]
    public void What_is_no_case_number_is_refused_by_shape(string? text) =>
        Assert.Equal("case-number.shape", CaseNumber.Parse(text).Fault?.Code);

    [Fact]
    public void A_sequence_outside_a_day_is_a_bug()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CaseNumber.Create("ZS", Day("2026-01-04"), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CaseNumber.Create("ZS", Day("2026-01-04"), 1_000_000));
    }

    // ISO/IEC 7064 in published use: ISNI takes MOD 11-2, GRid takes MOD 37,36 (its standard's example A1-2425G-ABC1234002-M).
    [Fact]
    public void Check_characters_agree_with_published_examples()
    {
        Assert.Equal('X', Iso7064.Mod11Check2("000000012150090"));
        Assert.Equal('M', Iso7064.Mod37Check36("A12425GABC1234002"));
    }
}
