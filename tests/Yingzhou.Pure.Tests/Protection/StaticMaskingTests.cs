using System.Globalization;
using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Protection;

public class StaticMaskingTests
{
    const string Known = "330902199001011238";
    static readonly DateOnly Today = new(2026, 11, 30);
    static readonly StaticMasking Job = new("the key of one job"u8.ToArray());
    static readonly StaticMasking OtherJob = new("the key of another"u8.ToArray());

    [Fact]
    public void P15_6_a_resident_number_becomes_another_valid_one_of_the_same_division()
    {
        var masked = Job.Of(Known, SensitiveKind.ResidentId, Today);

        Assert.NotEqual(Known, masked);
        Assert.True(ResidentId.IsValid(masked, Today));
        Assert.StartsWith("330902", masked, StringComparison.Ordinal);
        // The same in all six tables of the job, another one under another key.
        Assert.Single(
            Enumerable
                .Range(0, 6)
                .Select(_ => new StaticMasking("the key of one job"u8.ToArray()).Of(Known, SensitiveKind.ResidentId, Today))
                .Distinct()
        );
        Assert.NotEqual(masked, OtherJob.Of(Known, SensitiveKind.ResidentId, Today));
    }

    [Fact]
    public void P15_6_no_two_persons_become_one_and_nobody_stays_who_they_were()
    {
        var people = (
            from day in Enumerable.Range(0, 366)
            from sequence in Enumerable.Range(0, 40)
            select ResidentId.Compose("330902", new DateOnly(1992, 1, 1).AddDays(day), sequence).Number
        ).ToArray();
        var masked = people.Select(one => Job.Of(one, SensitiveKind.ResidentId, Today)).ToArray();

        Assert.Equal(people.Length, masked.Distinct().Count());
        Assert.All(people.Zip(masked), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.All(
            people.Zip(masked),
            pair =>
            {
                var (was, now) = (ResidentId.Parse(pair.First, Today).Value, ResidentId.Parse(pair.Second, Today).Value);
                Assert.Equal((was.DivisionCode, was.Birthday.Year, was.Sex), (now.DivisionCode, now.Birthday.Year, now.Sex));
            }
        );
    }

    [Fact]
    public void P15_6_codes_cards_and_telephones_stay_valid_of_their_kind() =>
        Gen.Long[0, 99_999_999]
            .Sample(number =>
            {
                var digits = number.ToString("00000000", CultureInfo.InvariantCulture);
                var code = Uscc.Compose("91", "330902", digits).Code;
                var card = $"622588{digits}1";
                card += SensitiveValue.LuhnDigit(card);
                var (maskedCode, maskedCard, maskedPhone) = (
                    Job.Of(code, SensitiveKind.Uscc, Today),
                    Job.Of(card, SensitiveKind.BankCard, Today),
                    Job.Of($"138{digits}", SensitiveKind.Mobile, Today)
                );
                return Uscc.IsValid(maskedCode)
                    && maskedCode != code
                    && maskedCode[..8] == code[..8]
                    && SensitiveValue.PassesLuhn(maskedCard)
                    && maskedCard != card
                    && maskedCard.Length == card.Length
                    && maskedCard[..6] == "622588"
                    && maskedPhone.StartsWith("138", StringComparison.Ordinal)
                    && maskedPhone.Length == 11
                    && maskedPhone != $"138{digits}";
            });

    [Theory]
    [InlineData("330902199001011239", SensitiveKind.ResidentId)]
    [InlineData("无", SensitiveKind.ResidentId)]
    [InlineData("", SensitiveKind.Mobile)]
    [InlineData("HT-2026/000123（续）", SensitiveKind.BankCard)]
    public void What_is_not_valid_keeps_its_form(string value, SensitiveKind kind)
    {
        var masked = Job.Of(value, kind, Today);

        Assert.Equal(
            value.Select(one =>
                char.IsAsciiDigit(one) ? '9'
                : char.IsAsciiLetterUpper(one) ? 'A'
                : one
            ),
            masked.Select(one =>
                char.IsAsciiDigit(one) ? '9'
                : char.IsAsciiLetterUpper(one) ? 'A'
                : one
            )
        );
        Assert.Equal(value.Any(char.IsAsciiLetterOrDigit), masked != value);
    }

    [Fact]
    public void P15_6_a_number_in_a_remark_becomes_what_it_is_in_its_own_column()
    {
        var masked = Job.Of(Known, SensitiveKind.ResidentId, Today);

        Assert.Equal($"代办人{masked}，13 件", Job.InText($"代办人{Known}，13 件", Today));
        Assert.Equal("材料齐全 HT-12", Job.InText("材料齐全 HT-12", Today));
        Assert.DoesNotContain("19900101", Job.InText("３３０９０２１９９００１０１１２３８", Today), StringComparison.Ordinal);
        Assert.NotEqual("330902 19900101 1238", Job.InText("330902 19900101 1238", Today));
    }

    [Fact]
    public void A_name_becomes_another_of_its_length_and_the_same_one_everywhere()
    {
        var masked = Job.Name("周小芳");

        Assert.Equal((3, masked), (masked.Length, new StaticMasking("the key of one job"u8.ToArray()).Name("周小芳")));
        Assert.NotEqual("周小芳", masked);
        Assert.NotEqual(masked, OtherJob.Name("周小芳"));
    }
}
