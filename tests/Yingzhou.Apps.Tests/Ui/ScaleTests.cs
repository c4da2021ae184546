using Yingzhou.Ui.Components.Charts;

namespace Yingzhou.Apps.Tests.Ui;

public class ScaleTests
{
    [Fact]
    public void Ticks_are_round_and_hold_every_value()
    {
        var scale = Scale.Around([330, 1555], fromZero: false);

        Assert.Equal([0, 500, 1000, 1500, 2000], scale.Ticks);
        Assert.Equal(0.5, scale.Share(1000));
    }

    [Fact]
    public void Bars_start_at_zero_even_when_all_values_are_high() => Assert.Equal(0, Scale.Around([96, 98], fromZero: true).Low);

    [Fact]
    public void Lines_may_start_where_the_values_are() => Assert.Equal(96, Scale.Around([96, 98], fromZero: false).Low);

    [Fact]
    public void One_value_and_no_value_still_give_an_axis()
    {
        Assert.InRange(Scale.Around([7], fromZero: false).Share(7), 0, 1);
        Assert.Equal(0, Scale.Around([], fromZero: true).Low);
    }
}
