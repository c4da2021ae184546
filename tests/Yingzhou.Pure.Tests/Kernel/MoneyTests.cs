using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

public class MoneyTests
{
    [Theory]
    [InlineData(1234.5, "¥1,234.50", "0.12 万元")]
    [InlineData(-0.5, "-¥0.50", "0 万元")]
    [InlineData(123456, "¥123,456.00", "12.35 万元")]
    [InlineData(100000, "¥100,000.00", "10 万元")]
    public void It_shows_in_yuan_and_in_wan(double yuan, string shown, string inWan)
    {
        var money = new Money((decimal)yuan);

        Assert.Equal((shown, inWan), (money.ToString(), money.InWan));
    }

    [Fact]
    public void Half_a_fen_rounds_away_from_zero()
    {
        Assert.Equal(1.01m, new Money(1.005m).Yuan);
        Assert.Equal(-1.01m, new Money(-1.005m).Yuan);
    }

    [Fact]
    public void Adding_is_exact() =>
        Gen.Select(Gen.Int[-1_000_000, 1_000_000], Gen.Int[-1_000_000, 1_000_000])
            .Sample((a, b) => new Money(a / 100m) + new Money(b / 100m) == new Money((a + b) / 100m));

    [Fact]
    public void Ten_thousand_yuan_are_one_wan() => Assert.Equal(new Money(10_000), Money.OfWan(1));
}
