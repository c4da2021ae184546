using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

public class TrackingNumberTests
{
    static readonly CarrierRule[] Carriers =
    [
        new("ems", "中国邮政", 13, ["10", "11", "97", "98", "99"]),
        new("nine", "九号", 13, ["9"]),
        new("yto", "圆通", 15, ["YT"]),
    ];

    [Theory]
    [InlineData("EA736100282CN", 2)] // S = 174
    [InlineData("473124829", 9)] // the published example, S = 200
    [InlineData("ea 7361 0028 2 cn", 2)]
    public void A07_1_a_number_with_its_check_digit_is_taken(string number, int check)
    {
        var parsed = PostalTrackingNumber.Parse(number);

        Assert.True(parsed.Succeeded, parsed.Fault?.Detail);
        Assert.Equal(check, parsed.Value.Digits[8] - '0');
        Assert.Equal(check, PostalTrackingNumber.CheckDigit(parsed.Value.Digits.AsSpan(0, 8)));
    }

    [Theory]
    [InlineData("EA736100283CN", "postal-tracking.check-digit", "第9位应为 2")]
    [InlineData("EA73610O282CN", "postal-tracking.digit", "第6位“O”")]
    [InlineData("E1736100282CN", "postal-tracking.letter", "第 2 个字符“1”")]
    [InlineData("EA73610028CN", "postal-tracking.length", "现为 12 位")]
    [InlineData(null, "postal-tracking.length", "现为 0 位")]
    public void A07_1_a_typing_error_is_told_with_its_place(string? number, string code, string words)
    {
        var fault = PostalTrackingNumber.Parse(number).Fault!;

        Assert.Equal(code, fault.Code);
        Assert.Contains(words, fault.Detail, StringComparison.Ordinal);
        Assert.Equal("tracking", fault.Field);
    }

    [Theory]
    [InlineData("00000000", 5)] // S = 0: 11 → 5
    [InlineData("00110100", 5)] // S = 11
    [InlineData("00101100", 0)] // S = 4 + 3 + 5 = 12: 10 → 0
    [InlineData("10000001", 7)] // S = 15: 11 − 4
    public void Ten_becomes_nought_and_eleven_becomes_five(string serial, int check) =>
        Assert.Equal(check, PostalTrackingNumber.CheckDigit(serial));

    [Fact]
    public void Any_single_wrong_digit_is_caught() =>
        Gen.Select(Gen.Int[0, 99_999_999], Gen.Int[0, 7], Gen.Int[1, 9])
            .Sample(
                (serial, at, shift) =>
                {
                    var digits = serial.ToString("D8", System.Globalization.CultureInfo.InvariantCulture);
                    var check = PostalTrackingNumber.CheckDigit(digits);
                    var wrong = digits.ToCharArray();
                    wrong[at] = (char)('0' + (wrong[at] - '0' + shift) % 10);
                    // 0 and 5 stand for two remainders each; only there may an error hide.
                    return check is 0 or 5 || !PostalTrackingNumber.Parse($"RR{new string(wrong)}{check}CN").Succeeded;
                }
            );

    [Theory]
    [InlineData("1012345678901", "ems")]
    [InlineData("9812345678901", "ems")] // the longer beginning wins
    [InlineData("9112345678901", "nine")]
    public void A_domestic_number_tells_its_carrier(string number, string carrier) =>
        Assert.Equal(carrier, CarrierTrackingNumber.Parse(number, Carriers).Value.Carrier.Id);

    [Theory]
    [InlineData("101234567890", null, "carrier-tracking.length")]
    [InlineData("10123456789O1", null, "carrier-tracking.digit")]
    [InlineData("5512345678901", null, "carrier-tracking.prefix")]
    [InlineData("9112345678901", "ems", "carrier-tracking.prefix")]
    [InlineData("1012345678901", "sf", "carrier-tracking.carrier")]
    public void A_wrong_domestic_number_is_told_why(string number, string? carrier, string code) =>
        Assert.Equal(code, CarrierTrackingNumber.Parse(number, Carriers, carrier).Fault!.Code);

    [Fact]
    public void A07_2_the_check_digit_of_a_resident_number_and_where_it_stands()
    {
        var today = new DateOnly(2026, 11, 25);

        Assert.Equal('2', ResidentId.ComputeCheckDigit("33090219900307001"));
        Assert.True(ResidentId.IsValid("330902199003070012", today));
        Assert.Contains("第 18 位", ResidentId.Parse("330902199003070013", today).Fault!.Detail, StringComparison.Ordinal);
        Assert.Contains("第 9 位", ResidentId.Parse("33090219A003070012", today).Fault!.Detail, StringComparison.Ordinal);
    }
}
