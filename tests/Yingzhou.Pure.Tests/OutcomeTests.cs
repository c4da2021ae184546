using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests;

public class OutcomeTests
{
    [Fact]
    public void A_refusal_has_a_fault_and_asking_for_its_value_is_a_bug()
    {
        Outcome<int> outcome = new Fault("test.refused", "不行");

        Assert.False(outcome.Succeeded);
        Assert.Throws<InvalidOperationException>(() => outcome.Value);
    }

    [Fact]
    public void A_value_comes_back_unchanged()
    {
        Outcome<int> outcome = 42;

        Assert.True(outcome.Succeeded);
        Assert.Equal(42, outcome.Value);
    }
}
