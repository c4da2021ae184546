using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

/// <summary>Cohen's κ against values worked out by hand.</summary>
public class KappaTests
{
    [Theory]
    [InlineData(20, 5, 10, 15, 0.4)]
    [InlineData(45, 15, 25, 15, 0.1304)]
    [InlineData(25, 35, 5, 35, 0.2593)]
    [InlineData(10, 0, 0, 10, 1)]
    [InlineData(5, 5, 5, 5, 0)]
    public void Agreement_is_measured_beyond_chance(int bothYes, int onlyOne, int onlyOther, int bothNo, double kappa) =>
        Assert.Equal(
            kappa,
            Kappa
                .Of([
                    .. Enumerable.Repeat(("yes", "yes"), bothYes),
                    .. Enumerable.Repeat(("yes", "no"), onlyOne),
                    .. Enumerable.Repeat(("no", "yes"), onlyOther),
                    .. Enumerable.Repeat(("no", "no"), bothNo),
                ])!
                .Value,
            4
        );

    [Fact]
    public void Nothing_or_one_label_only_says_nothing()
    {
        Assert.Null(Kappa.Of(Array.Empty<(int, int)>()));
        Assert.Null(Kappa.Of([(1, 1), (1, 1)]));
    }

    [Fact]
    public void It_is_the_same_from_both_sides_and_never_above_one() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3])
            .List[1, 40]
            .Sample(pairs =>
            {
                var (one, other) = (Kappa.Of(pairs), Kappa.Of(pairs.Select(pair => (pair.Item2, pair.Item1))));
                Assert.Equal(one, other);
                Assert.True(one is null or <= 1);
            });
}
