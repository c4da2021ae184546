using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

public class UsccTests
{
    const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    [Fact]
    public void P18_3_a_code_is_valid_and_its_twisted_twin_is_not()
    {
        Assert.True(Uscc.IsValid("91330900MA2A12345N"));
        Assert.Equal("uscc.check-digit", Uscc.Parse("91330900MA2A12354N").Fault?.Code);
    }

    [Theory]
    [InlineData("914403001922038216")] // 华为技术有限公司
    [InlineData("9144030071526726XG")] // 腾讯科技（深圳）有限公司
    public void Published_codes_of_real_enterprises_are_valid(string code) => Assert.Null(Uscc.Parse(code).Fault);

    [Fact]
    public void A_genuine_code_with_a_wrong_check_character_passes_only_as_a_documented_exception()
    {
        Assert.False(Uscc.IsValid("91350203M0001QAY9B"));
        Assert.True(Uscc.IsValid("91350203M0001QAY9B", new HashSet<string> { "91350203M0001QAY9B" }));
    }

    [Theory]
    [InlineData("", "uscc.length")]
    [InlineData("91330900MA2A12345", "uscc.length")]
    [InlineData("91330900MA2AI2345N", "uscc.character")]
    [InlineData("9133O900MA2A12345N", "uscc.character")]
    [InlineData("9133A900MA2A12345N", "uscc.division")]
    public void A_refusal_names_its_reason(string code, string reason) => Assert.Equal(reason, Uscc.Parse(code).Fault?.Code);

    [Fact]
    public void A_wrong_letter_is_named_by_its_position() =>
        Assert.Contains("第 13 位不能是“I”", Uscc.Parse("91330900MA2AI2345N").Fault!.Detail, StringComparison.Ordinal);

    static readonly Gen<Uscc> AnyCode = Gen.Int[0, Alphabet.Length - 1]
        .Array[8]
        .Select(values => Uscc.Compose("91", "330902", string.Concat(values.Select(value => Alphabet[value]))));

    [Fact]
    public void Composed_codes_are_valid() => AnyCode.Sample(code => Uscc.IsValid(code.Code));

    [Fact]
    public void Every_single_wrong_character_is_caught() =>
        Gen.Select(AnyCode, Gen.Int[0, 17], Gen.Int[1, 30])
            .Sample(
                (code, position, shift) =>
                {
                    var altered = code.Code.ToCharArray();
                    altered[position] = Alphabet[(Alphabet.IndexOf(altered[position], StringComparison.Ordinal) + shift) % 31];
                    return !Uscc.IsValid(new string(altered));
                }
            );

    [Fact]
    public void Every_swap_of_neighbours_is_caught() =>
        Gen.Select(AnyCode, Gen.Int[0, 15])
            .Where((code, i) => code.Code[i] != code.Code[i + 1])
            .Sample((code, i) => !Uscc.IsValid($"{code.Code[..i]}{code.Code[i + 1]}{code.Code[i]}{code.Code[(i + 2)..]}"));
}
