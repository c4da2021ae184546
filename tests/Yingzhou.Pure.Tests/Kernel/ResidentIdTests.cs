using CsCheck;
using Yingzhou.Kernel;
using static Yingzhou.Pure.Tests.Kernel.Given;

namespace Yingzhou.Pure.Tests.Kernel;

public class ResidentIdTests
{
    static readonly DateOnly Today = Day("2025-11-24");

    static string? Refusal(string number) => ResidentId.Parse(number, Today).Fault?.Code;

    [Fact]
    public void P18_2_a_right_checksum_does_not_make_29_February_2001_exist()
    {
        Assert.True(ResidentId.IsValid("330902199001011238", Today));
        Assert.True(ResidentId.IsValid("330921198507152040", Today));
        Assert.Equal("resident-id.birthday", Refusal("330922200102290011"));
    }

    [Fact]
    public void The_suite_of_npm_id_validator_is_judged_alike()
    {
        var suite = Shared.Read<IdCase[]>("suites/cn-codes/idcard.json");

        Assert.Equal(80, suite.Length);
        Assert.All(
            suite,
            one =>
            {
                var outcome = ResidentId.Parse(one.Id, Today);
                Assert.True(one.Valid == outcome.Succeeded, $"{one.Id}: {outcome.Fault}");
                if (one.Info is { } info)
                    Assert.Equal(
                        (info.AddrCode, info.Birth, info.Sex == 1 ? Sex.Male : Sex.Female),
                        (outcome.Value.DivisionCode, outcome.Value.Birthday, outcome.Value.Sex)
                    );
            }
        );
    }

    [Theory]
    [InlineData("", "resident-id.length")]
    [InlineData("33090219900101123", "resident-id.length")]
    [InlineData("330902900101123", "resident-id.old-form")]
    [InlineData("33O902199001011238", "resident-id.character")]
    [InlineData("X30902199001011238", "resident-id.character")]
    [InlineData("990902199001011238", "resident-id.division")]
    [InlineData("330902199013011238", "resident-id.birthday")]
    [InlineData("330902202511251230", "resident-id.birthday-in-future")]
    [InlineData("330902199001011239", "resident-id.check-digit")]
    public void A_refusal_names_its_reason(string number, string reason) => Assert.Equal(reason, Refusal(number));

    [Fact]
    public void A_wrong_character_is_named_by_its_position()
    {
        Assert.Contains("第 3 位“O”", ResidentId.Parse("33O902199001011238", Today).Fault!.Detail, StringComparison.Ordinal);
        Assert.Contains("第 18 位", ResidentId.Parse("330902199001011239", Today).Fault!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Born_today_is_not_in_the_future() => Assert.True(ResidentId.IsValid(ResidentId.Compose("330902", Today, 1).Number, Today));

    [Fact]
    public void A_small_x_is_taken_for_a_capital() =>
        Assert.Equal("14060219931214460X", ResidentId.Parse("14060219931214460x", Today).Value.Number);

    [Fact]
    public void It_prints_masked()
    {
        var id = ResidentId.Parse("330902199001011238", Today).Value;

        Assert.Equal("3309**********1238", $"{id}");
        Assert.DoesNotContain("19900101", new Citizen("张三丰", id).ToString(), StringComparison.Ordinal);
        Assert.Equal("张**", new Citizen("张三丰", id).MaskedName);
    }

    [Theory]
    [InlineData("2008-01-01", 17)]
    [InlineData("2008-01-02", 18)]
    public void An_age_is_completed_on_the_birthday(string day, int age) =>
        Assert.Equal(age, ResidentId.Compose("330902", Day("1990-01-02"), 1).AgeOn(Day(day)));

    static readonly Gen<ResidentId> AnyId = Gen.Select(Gen.Int[0, 45_000], Gen.Int[0, 999])
        .Select((offset, sequence) => ResidentId.Compose("330902", Day("1900-01-01").AddDays(offset), sequence));

    [Fact]
    public void Composed_numbers_are_valid() => AnyId.Sample(id => ResidentId.IsValid(id.Number, Today));

    [Fact]
    public void Every_single_wrong_digit_is_caught() =>
        Gen.Select(AnyId, Gen.Int[0, 16], Gen.Int[1, 9])
            .Sample((id, position, shift) => !ResidentId.IsValid(Altered(id.Number, position, shift), Today));

    [Fact]
    public void Every_swap_of_neighbours_is_caught() =>
        Gen.Select(AnyId, Gen.Int[0, 15])
            .Where((id, i) => id.Number[i] != id.Number[i + 1])
            .Sample((id, i) => !ResidentId.IsValid($"{id.Number[..i]}{id.Number[i + 1]}{id.Number[i]}{id.Number[(i + 2)..]}", Today));

    static string Altered(string number, int position, int shift)
    {
        var digits = number.ToCharArray();
        digits[position] = (char)('0' + ((digits[position] - '0' + shift) % 10));
        return new string(digits);
    }

    sealed record IdCase(string Id, bool Valid, IdInfo? Info);

    sealed record IdInfo(string AddrCode, DateOnly Birth, int Sex);
}
