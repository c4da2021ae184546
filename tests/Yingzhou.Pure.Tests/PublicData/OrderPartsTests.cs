using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.PublicData;

/// <summary>Orders of at most 5,000 rows each (p02 §4).</summary>
public class OrderPartsTests
{
    static string Of(long failing, params OrderPart[] open) =>
        string.Join(' ', OrderParts.Share(failing, open).Select(one => $"{one.Key}:{one.Value}"));

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "1:1")]
    [InlineData(5_000, "1:5000")]
    [InlineData(5_001, "1:5000 2:1")]
    [InlineData(12_400, "1:5000 2:5000 3:2400")]
    public void Rows_fill_one_order_after_the_other(long failing, string expected) => Assert.Equal(expected, Of(failing));

    [Fact]
    public void What_was_said_to_be_mended_is_believed_first()
    {
        OrderPart[] open = [new(1, false), new(2, true), new(3, false)];

        Assert.Equal("1:5000 2:0 3:2400", Of(7_400, open));
        Assert.Equal("1:5000 2:1 3:5000", Of(10_001, open));
        Assert.Equal("1:0 2:0 3:0", Of(0, open));
    }

    [Fact]
    public void A_closed_part_leaves_its_number_free_and_no_more_than_twenty_are_open()
    {
        Assert.Equal("1:5000 2:1 3:5000", Of(10_001, new(1, false), new(3, false)));
        Assert.Equal(OrderParts.Most, OrderParts.Share(420_000_000, []).Count);
    }

    [Fact]
    public void Nothing_is_lost_counted_twice_or_more_than_an_order_carries() =>
        Gen.Select(Gen.Long[0, 300_000], Gen.Select(Gen.Int[1, 12], Gen.Bool).Array[0, 8])
            .Sample(one =>
            {
                OrderPart[] open = [.. one.Item2.DistinctBy(part => part.Item1).Select(part => new OrderPart(part.Item1, part.Item2))];
                var shares = OrderParts.Share(one.Item1, open);
                return shares.Values.All(rows => rows is >= 0 and <= IssueWay.MostRows)
                    && open.All(part => shares.ContainsKey(part.Part))
                    && shares.Values.Sum(rows => (long)rows) == Math.Min(one.Item1, (long)IssueWay.MostRows * OrderParts.Most)
                    && (
                        open.All(part => !part.ClaimedFixed || shares[part.Part] == 0)
                        || open.Where(part => !part.ClaimedFixed).All(part => shares[part.Part] == IssueWay.MostRows)
                    );
            });
}
