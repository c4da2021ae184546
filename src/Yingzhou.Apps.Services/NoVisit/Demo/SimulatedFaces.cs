using Yingzhou.Apps.Services.NoVisit.Identity;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Demo;

/// <summary>Made-up scores of impostors and genuine people by age (模拟人脸试验): until a lawful set exists, the page says that it is one.</summary>
sealed class SimulatedFaces
{
    const int Impostors = 20_000;
    const int GenuinePerBand = 2_000;

    readonly Lazy<Outcome<FaceThreshold>> chosen = new(Choose);
    readonly Lazy<Liveness> liveness = new(Tried);

    public Outcome<FaceThreshold> Chosen => chosen.Value;

    public Liveness Liveness => liveness.Value;

    static Outcome<FaceThreshold> Choose()
    {
        var random = new Random(38671);
        string[] bands = ["0–17", "18–39", "40–59", FaceThreshold.Elderly];
        // Old portraits are further from the face of today.
        double[] genuineMean = [0.80, 0.84, 0.82, 0.79];
        return FaceThreshold.Choose(
            [.. Enumerable.Range(0, Impostors).Select(at => new FaceTrial(Around(random, 0.25, 0.105), bands[at % bands.Length]))],
            [
                .. bands.SelectMany(
                    (band, at) =>
                        Enumerable.Range(0, GenuinePerBand).Select(_ => new FaceTrial(Around(random, genuineMean[at], 0.07), band))
                ),
            ]
        );
    }

    static Liveness Tried()
    {
        var random = new Random(30107);
        var accepted = new Dictionary<AttackKind, double>
        {
            [AttackKind.Print] = 0.004,
            [AttackKind.Replay] = 0.012,
            [AttackKind.Mask] = 0.03,
            [AttackKind.Injection] = 0.02,
        };
        return Liveness.Of([
            .. accepted.SelectMany(kind =>
                Enumerable.Range(0, 500).Select(_ => new LivenessTrial(kind.Key, random.NextDouble() < kind.Value))
            ),
            .. Enumerable.Range(0, 2_000).Select(_ => new LivenessTrial(null, random.NextDouble() > 0.018)),
        ]);
    }

    // Box and Muller.
    static double Around(Random random, double mean, double deviation) =>
        Math.Round(mean + deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()), 4);
}
