using CsCheck;
using Yingzhou.Support.GovStack.Workflow;

namespace Yingzhou.Engines.Tests.GovStack;

public class InstanceNumberTests
{
    // RFC 9562 appendix A.6: 017F22E2-79B0-7CC3-98C4-DC0C0C07398F was made at 1645557742000 ms.
    static readonly Guid Example = Guid.Parse("017F22E2-79B0-7CC3-98C4-DC0C0C07398F");

    [Fact]
    public void The_number_is_the_milliseconds_and_the_twelve_bits_of_chance_behind_them() =>
        Assert.Equal(1_645_557_742_000L * 4096 + 0xCC3, InstanceNumber.Of(Example));

    [Fact]
    public void Every_id_lies_before_the_end_of_its_number_and_behind_the_end_of_the_one_before() =>
        Gen.Long[0, 253_402_300_799_999]
            .Sample(milliseconds =>
            {
                var id = Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
                var number = InstanceNumber.Of(id);
                return id.CompareTo(InstanceNumber.Behind(number)) < 0
                    && (number == 0 || id.CompareTo(InstanceNumber.Behind(number - 1)) > 0)
                    && InstanceNumber.Of(InstanceNumber.Behind(number)) == number;
            });

    [Fact]
    public void Until_2039_JavaScript_reads_it_exactly()
    {
        var last = Guid.CreateVersion7(new DateTimeOffset(2039, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.True(InstanceNumber.Of(last) < 1L << 53);
    }

    [Theory]
    [InlineData("7354902338885974", 7354902338885974)]
    [InlineData("0", 0L)]
    [InlineData("-1", null)]
    [InlineData("1152921504606846976", null)] // 2^60
    [InlineData("1.0", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void What_is_no_such_number_is_none(string text, long? number) => Assert.Equal(number, InstanceNumber.Parse(text));
}
