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

    static PsiParty Party(string job, int from, int count) => PsiParty.Join(job, Enumerable.Range(from, count).Select(i => $"ID{i}")).Value;

    static int Shared(PsiParty one, PsiParty other) =>
        PsiParty.SharedSize(other.BlindAgain(one.Blinded()).Value, one.BlindAgain(other.Blinded()).Value);

    [Fact]
    public void P06_8_two_lists_share_fifty_and_a_list_of_99_is_refused()
    {
        var hospital = Party("job-1", 0, 1_000);
        var insurer = Party("job-1", 950, 100);

        Assert.Equal(50, Shared(hospital, insurer));
        Assert.Equal("privacy.set-too-small", PsiParty.Join("job-1", Enumerable.Range(0, 99).Select(i => $"ID{i}")).Fault?.Code);
        Assert.Equal("privacy.set-too-small", hospital.Refuse(99)?.Code);
        Assert.Null(hospital.Refuse(100));
        Assert.Null(insurer.Refuse(100_000));
        Assert.Equal("privacy.sizes-apart", insurer.Refuse(100_001)?.Code);
        // Of another job nothing is shared, and a point that is none stops everything.
        Assert.Equal(0, Shared(hospital, Party("job-2", 950, 100)));
        Assert.Equal("privacy.not-a-point", hospital.BlindAgain(Enumerable.Repeat((byte)0xff, 32).ToArray()).Fault?.Code);
        Assert.Equal("privacy.not-a-point", hospital.BlindAgain(new byte[] { 1, 2, 3 }).Fault?.Code);
    }

    [Fact]
    public void Who_may_learn_which_learns_exactly_those() =>
        Gen.Select(Gen.Int[100, 700], Gen.Int[100, 700], Gen.Int[0, 800])
            .Sample(
                (mine, theirs, from) =>
                {
                    var (one, other) = (Party("job", 0, mine), Party("job", from, theirs));
                    var mineTwice = other.BlindAgain(one.Blinded(), inOrder: true).Value;
                    var theirsTwice = one.BlindAgain(other.Blinded()).Value;

                    var expected = Enumerable.Range(0, mine).Intersect(Enumerable.Range(from, theirs)).Select(i => $"ID{i}");
                    Assert.Equal(expected.Order(), one.Shared(mineTwice, theirsTwice).Order());
                },
                iter: 12
            );

    /// <summary>The same numbers as a curve that others wrote: what is blinded is hash-to-curve times the secret, whatever stands beside it in the row.</summary>
    [Fact]
    public void Blinding_is_multiplication_on_P_256()
    {
        var curve = Org.BouncyCastle.Crypto.EC.CustomNamedCurves.GetByName("secp256r1");
        Gen.Select(Gen.Byte.Array[32], Gen.Int[1, 19])
            .Sample(
                (bytes, count) =>
                {
                    var scalar = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
                    if (OddDigits.Of(scalar) is not { } secret)
                        return;
                    var times = new Org.BouncyCastle.Math.BigInteger(1, bytes);
                    var points = Enumerable
                        .Range(2, count)
                        .Select(i => curve.G.Multiply(Org.BouncyCastle.Math.BigInteger.ValueOf(i * 7919L)).Normalize())
                        .ToList();
                    var x = points.SelectMany(point => point.AffineXCoord.GetEncoded()).ToArray();

                    Assert.Equal(
                        points.SelectMany(point => point.Multiply(times).Normalize().AffineXCoord.GetEncoded()),
                        BlindPoints.OfPoints(x, secret)
                    );
                },
                iter: 40
            );
        // x = 0 has its point, p and 2^256 − 1 are no x, and of 1 and 2 … the field decides as the other curve does.
        foreach (var x in (int[])[0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
            Assert.Equal(Lifts(curve.Curve, x), BlindPoints.OfPoints(Bytes(x), OddDigits.Draw()) is not null);
        Assert.Null(BlindPoints.OfPoints(Prime.ToByteArray(isUnsigned: true, isBigEndian: true), OddDigits.Draw()));
    }

    static byte[] Bytes(int x)
    {
        var bytes = new byte[32];
        bytes[31] = (byte)x;
        return bytes;
    }

    static bool Lifts(Org.BouncyCastle.Math.EC.ECCurve curve, int x)
    {
        try
        {
            return curve.DecodePoint([2, .. Bytes(x)]) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    static readonly BigInteger Prime = BigInteger.Pow(2, 256) - BigInteger.Pow(2, 224) + BigInteger.Pow(2, 192) + BigInteger.Pow(2, 96) - 1;

    [Fact]
    public void Numbers_in_lanes_are_numbers_modulo_p()
    {
        var edge = new[]
        {
            BigInteger.Zero,
            BigInteger.One,
            2,
            Prime - 1,
            Prime - 2,
            (BigInteger.One << 224) - 1,
            BigInteger.One << 192,
            (BigInteger.One << 96) - 1,
        };
        var number = Gen.Select(Gen.Int[0, 2 * edge.Length], Gen.Byte.Array[32])
            .Select((at, bytes) => at < edge.Length ? edge[at] : new BigInteger(bytes, isUnsigned: true) % Prime);
        Gen.Select(number.Array[8], number.Array[8])
            .Sample(
                (a, b) =>
                {
                    var (x, y) = (Lanes(a), Lanes(b));
                    Assert.Equal(a.Zip(b, (one, other) => one * other % Prime), Numbers(FieldLanes.Times(x, y)));
                    Assert.Equal(a.Select(one => one * one % Prime), Numbers(FieldLanes.Square(x)));
                    Assert.Equal(a.Zip(b, (one, other) => (one - other + Prime) % Prime), Numbers(FieldLanes.Minus(x, y)));
                    Assert.Equal(
                        a.Zip(b, (one, other) => 12 * one * other % Prime),
                        Numbers(
                            FieldLanes.Times(
                                FieldLanes.Plus(FieldLanes.Plus(x, x), x),
                                FieldLanes.Plus(FieldLanes.Plus(y, y), FieldLanes.Plus(y, y))
                            )
                        )
                    );
                    Assert.Equal(a.Select(one => BigInteger.ModPow(one, Prime - 2, Prime)), Numbers(x.Inverse()));
                    Assert.Equal(a.Select((one, i) => one == b[i] ? 1 << i : 0).Sum(), FieldLanes.Minus(x, y).Zeros());
                },
                iter: 2_000
            );
    }

    static FieldLanes Lanes(BigInteger[] numbers)
    {
        var bytes = new byte[256];
        for (var i = 0; i < numbers.Length; i++)
        {
            var own = numbers[i].ToByteArray(isUnsigned: true, isBigEndian: true);
            own.CopyTo(bytes, 32 * i + 32 - own.Length);
        }
        return FieldLanes.Read(bytes, out _);
    }

    static IEnumerable<BigInteger> Numbers(FieldLanes lanes)
    {
        var bytes = new byte[256];
        lanes.Write(bytes);
        return Enumerable.Range(0, 8).Select(i => new BigInteger(bytes.AsSpan(32 * i, 32), isUnsigned: true, isBigEndian: true));
    }

    [Theory]
    [InlineData(1_000, 0, true)]
    [InlineData(20_000, 1_000, true)]
    [InlineData(20_000, 4_000, false)]
    [InlineData(20_000, 20_000, false)]
    public void P06_R9_a_list_asked_again_with_nine_in_ten_entries_is_noticed(int entries, int moved, bool again)
    {
        var key = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        ListSketch Sketch(int from) => ListSketch.Of([.. Enumerable.Range(from, entries).Select(i => $"ID{i}")], key);

        Assert.Equal(again, Sketch(moved).IsAgain([Sketch(0)]));
        Assert.Equal(1 - (double)moved / entries, Sketch(moved).ShareIn(Sketch(0)), 0.05);
    }
}
