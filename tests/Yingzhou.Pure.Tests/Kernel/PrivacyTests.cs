using System.Numerics;
using System.Security.Cryptography;
using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

/// <summary>Computing on what nobody may see: sums, intersections, noise.</summary>
public class PrivacyTests
{
    [Fact]
    public void P06_5_four_counties_add_up_and_show_nothing()
    {
        const uint dp = 3141592653,
            dd = 2718281828,
            ds = 1618033988,
            pd = 1414213562,
            ps = 1732050807,
            ss = 2236067977;
        uint[] uploads =
        [
            SecureSum.Masked(18230, [dp, dd, ds], []),
            SecureSum.Masked(20411, [pd, ps], [dp]),
            SecureSum.Masked(9377, [ss], [dd, pd]),
            SecureSum.Masked(4102, [], [ds, ps, ss]),
        ];

        Assert.Equal([3182959403, 4692127, 2398549260, 3003785922], uploads);
        Assert.Equal(52120u, SecureSum.Sum(uploads));
        Assert.Null(SecureSum.Implausible(52120, 4, 100_000));
        Assert.NotNull(SecureSum.Implausible(52120u + (1u << 31), 4, 100_000));
    }

    [Fact]
    public void A_sum_survives_who_leaves_until_too_few_are_left() =>
        Gen.Select(Gen.Int[3, 7], Gen.UInt[0, 1_000_000].Array[7], Gen.Int[0, 6])
            .Sample(
                (parties, values, leaving) =>
                {
                    var all = Enumerable.Range(1, parties).Select(order => new MaskedParty("job", order)).ToList();
                    var publics = all.ToDictionary(party => party.Order, party => party.Public);
                    var shares = all.ToDictionary(party => party.Order, party => party.Shares(parties));
                    var stay = all.Skip(Math.Min(leaving, parties)).ToList();
                    var uploads = stay.ToDictionary(party => party.Order, party => party.Upload(values[party.Order - 1], publics));

                    // Each that stayed gives the share it holds.
                    byte[] Opened(IReadOnlyList<BigInteger> parts) =>
                        ShamirShares.Join(
                            stay.Take(MaskedParty.Threshold(parties)).ToDictionary(party => party.Order, party => parts[party.Order - 1]),
                            32
                        );
                    var sum = MaskedParty.Sum(
                        "job",
                        uploads,
                        publics,
                        stay.ToDictionary(party => party.Order, party => Opened(shares[party.Order].Own)),
                        all.Except(stay).ToDictionary(party => party.Order, party => Opened(shares[party.Order].Key))
                    );

                    if (stay.Count < MaskedParty.Threshold(parties))
                        Assert.Equal("privacy.too-few-parties", sum.Fault?.Code);
                    else
                        Assert.Equal((uint)stay.Sum(party => values[party.Order - 1]), sum.Value);
                },
                iter: 60
            );

    [Fact]
    public void Fewer_shares_than_the_threshold_say_nothing()
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        var shares = ShamirShares.Split(secret, 3, 5);

        Assert.Equal(
            secret,
            ShamirShares.Join(
                new Dictionary<int, BigInteger>
                {
                    [2] = shares[1],
                    [4] = shares[3],
                    [5] = shares[4],
                },
                32
            )
        );
        Assert.NotEqual(secret, ShamirShares.Join(new Dictionary<int, BigInteger> { [2] = shares[1], [4] = shares[3] }, 32));
    }

    [Fact]
    public void P06_6_noise_of_a_count_and_the_budget_that_pays_for_it()
    {
        Assert.Equal(2, LaplaceNoise.ScaleOf(0.5m));
        Assert.Equal(0.00674, LaplaceNoise.Tail(0.5m, 10), 5);
        Assert.Equal(5.99, LaplaceNoise.HalfWidth(0.5m), 2);

        var budget = new PrivacyBudget(1.0m);
        for (var query = 1; query <= 20; query++)
            budget = budget.Spend(0.05m).Value;
        Assert.Equal("privacy.budget-empty", budget.Spend(0.05m).Fault?.Code);
        Assert.Equal("privacy.epsilon", budget.Spend(0).Fault?.Code);
    }

    sealed class Repeatable(int seed) : IChance
    {
#pragma warning disable CA5394 // A test that can be repeated; the product draws from the operating system.
        readonly Random random = new(seed);

        public long Below(long below) => random.NextInt64(below);
#pragma warning restore CA5394
    }

    /// <summary>Discrete Laplace with b = 2: P(0) = tanh(1/4), variance 2q/(1−q)² with q = e^(−1/2).</summary>
    [Fact]
    public void Noise_follows_its_law()
    {
        var chance = new Repeatable(7);
        var drawn = Enumerable.Range(0, 40_000).Select(_ => LaplaceNoise.Count(0, 0.5m, chance).Value).ToList();
        var q = Math.Exp(-0.5);

        Assert.Equal(0, drawn.Average(), 0.06);
        Assert.Equal((1 - q) / (1 + q), drawn.Count(x => x == 0) / 40_000.0, 0.01);
        Assert.Equal(2 * q / Math.Pow(1 - q, 2), drawn.Average(x => (double)x * x), 0.4);
        Assert.Equal(0.05, drawn.Count(x => Math.Abs(x) > 5) / 40_000.0, 0.02);
        Assert.InRange(new SecureChance().Below(7), 0, 6);
    }

    [Fact]
    public void P06_7_only_a_group_that_hides_its_members_is_given_out()
    {
        static PersonGroup Group(string county, params (string Value, int Persons)[] sensitive) =>
            new([county], sensitive.Sum(one => one.Persons), sensitive.ToDictionary(one => one.Value, one => one.Persons));
        PersonGroup[] groups =
        [
            Group("定海,30-39,F", ("甲", 2), ("乙", 1)),
            Group("普陀,40-49,M", ("甲", 3)),
            Group("岱山,70+,M", ("甲", 1)),
        ];

        Assert.Equal([groups[0]], PersonGroups.Releasable(groups, k: 3, l: 2));
        Assert.Equal(2, PersonGroups.Releasable(groups, k: 3, l: 1).Count());
    }

    [Theory]
    [InlineData(160, 3.38, Unusual.Watch)]
    [InlineData(210, 7.07, Unusual.Alarm)]
    [InlineData(120, 0, Unusual.No)]
    public void P15_3_a_days_look_ups_against_what_is_usual(int count, double score, Unusual unusual)
    {
        Assert.Equal(score, CountAboveUsual.Score(count, 120), 2);
        Assert.Equal(unusual, CountAboveUsual.Judge(count, 120));
    }

    [Fact]
    public void P06_8_two_lists_share_fifty_and_a_list_of_99_is_refused()
    {
        using var hospital = PsiParty.Join("job-1", Enumerable.Range(0, 1_000).Select(i => $"ID{i}")).Value;
        using var insurer = PsiParty.Join("job-1", Enumerable.Range(950, 100).Select(i => $"ID{i}")).Value;

        var both = (insurer.BlindAgain(hospital.Blinded()).Value, hospital.BlindAgain(insurer.Blinded()).Value);

        Assert.Equal(50, PsiParty.SharedSize(both.Item1, both.Item2));
        Assert.Equal("privacy.set-too-small", PsiParty.Join("job-1", Enumerable.Range(0, 99).Select(i => $"ID{i}")).Fault?.Code);
        // Of another job nothing is shared, and a point that is none stops everything.
        using var other = PsiParty.Join("job-2", Enumerable.Range(950, 100).Select(i => $"ID{i}")).Value;
        Assert.Equal(0, PsiParty.SharedSize(hospital.BlindAgain(other.Blinded()).Value, other.BlindAgain(hospital.Blinded()).Value));
        Assert.Equal(
            "privacy.not-a-point",
            hospital
                .BlindAgain([
                    [.. Enumerable.Repeat((byte)0xff, 32)],
                ])
                .Fault?.Code
        );
        Assert.Equal(
            "privacy.not-a-point",
            hospital
                .BlindAgain([
                    [1, 2, 3],
                ])
                .Fault?.Code
        );
    }
}
