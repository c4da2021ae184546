using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.SeaTracks;

/// <summary>A seeded hour at sea with kept truth: vessels that sail and turn, a radar with clutter and misses, AIS of half of them with silences.</summary>
sealed class SeaStory(int seed, int vessels = 60, int minutes = 60)
{
    public const int ScanSeconds = 10;
    const double Side = 30_000;
    const double Detection = 0.92;
    const double ClutterPerScan = 8;

    static readonly DateTimeOffset Start = new(2026, 10, 15, 0, 0, 0, TimeSpan.Zero);
    readonly Random random = new(seed);

    public sealed record Scan(DateTimeOffset At, IReadOnlyList<Plot> Plots, IReadOnlyList<(double East, double North)> Truth);

    public IEnumerable<Scan> Scans()
    {
        var ships = Enumerable
            .Range(0, vessels)
            .Select(i => new Ship(
                (random.NextDouble() - 0.5) * Side,
                (random.NextDouble() - 0.5) * Side,
                Knots.ToMetresPerSecond(3 + (random.NextDouble() * 15)),
                random.NextDouble() * 2 * Math.PI,
                i % 2 == 0 ? $"4134{i:00000}" : null
            ))
            .ToArray();
        for (var scan = 0; scan < minutes * 60 / ScanSeconds; scan++)
        {
            foreach (var ship in ships)
                ship.Sail(ScanSeconds, random);
            List<Plot> plots = [];
            foreach (var ship in ships)
            {
                if (random.NextDouble() >= Detection)
                    continue;
                plots.Add(ship.Hears(random) ? Ais(ship) : Radar(ship));
            }
            for (var i = Poisson(ClutterPerScan); i > 0; i--)
                plots.Add(new((random.NextDouble() - 0.5) * Side, (random.NextDouble() - 0.5) * Side, PlotVariance.Round(60)));
            yield return new(Start.AddSeconds(scan * ScanSeconds), plots, [.. ships.Select(ship => (ship.East, ship.North))]);
        }
    }

    Plot Ais(Ship ship) => new(ship.East + Normal(15), ship.North + Normal(15), PlotVariance.Round(15), ship.Identity);

    Plot Radar(Ship ship)
    {
        // The radar stands in the middle: 30 m in range, 0.15° in bearing.
        var (range, bearing) = (Math.Sqrt((ship.East * ship.East) + (ship.North * ship.North)), Math.Atan2(ship.East, ship.North));
        var (seenRange, seenBearing) = (range + Normal(30), bearing + Normal(0.15 * Math.PI / 180));
        return new(
            seenRange * Math.Sin(seenBearing),
            seenRange * Math.Cos(seenBearing),
            PlotVariance.Radar(seenRange, seenBearing, 30, 0.15 * Math.PI / 180)
        );
    }

    double Normal(double sigma) => sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    int Poisson(double mean)
    {
        var (count, product, limit) = (0, random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; count++)
            product *= random.NextDouble();
        return count;
    }

    sealed class Ship(double east, double north, double speed, double course, string? identity)
    {
        double turn;
        int silent;

        public double East { get; private set; } = east;

        public double North { get; private set; } = north;

        public string? Identity => identity;

        public void Sail(int seconds, Random random)
        {
            // A manoeuvre about every ten minutes, of up to a degree a second for a minute or so.
            turn =
                turn == 0 ? (random.NextDouble() < seconds / 600.0 ? (random.NextDouble() - 0.5) * 0.03 : 0)
                : random.NextDouble() < seconds / 60.0 ? 0
                : turn;
            for (var i = 0; i < seconds; i++)
            {
                course += turn;
                East += speed * Math.Sin(course);
                North += speed * Math.Cos(course);
            }
        }

        public bool Hears(Random random)
        {
            silent =
                silent > 0 ? silent - 1
                : random.NextDouble() < 0.01 ? 30
                : 0;
            return identity is not null && silent == 0;
        }
    }
}
