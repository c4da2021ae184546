namespace Yingzhou.Kernel;

/// <summary>
/// A target that may go straight or turn either way (交互多模型 IMM): three filters whose probabilities follow what is seen. Source: H. A. P. Blom and Y. Bar-Shalom, IEEE TAC 33, 1988; c11 §3.3.
/// </summary>
public sealed record MotionMix
{
    // A ship turns at about a degree a second at most; the probabilities of staying in a motion are those of minutes between manoeuvres.
    static readonly (double Turn, double Acceleration)[] Models = [(0, 0.03), (0.015, 0.06), (-0.015, 0.06)];
    static readonly double[][] Switching =
    [
        [0.96, 0.02, 0.02],
        [0.06, 0.92, 0.02],
        [0.06, 0.02, 0.92],
    ];

    readonly TrackState[] states;
    readonly double[] weights;

    MotionMix(TrackState[] states, double[] weights)
    {
        (this.states, this.weights) = (states, weights);
        Combined = Combine(states, weights);
    }

    public TrackState Combined { get; }

    /// <summary>Probability of a turn, either way.</summary>
    public double Turning => weights[1] + weights[2];

    /// <param name="fastest">m/s: how far the unknown velocity may be from nothing.</param>
    public static MotionMix Start(Plot plot, double fastest = 12)
    {
        var v = plot.Variance;
        var speed = fastest * fastest / 4;
        var state = new TrackState(
            [plot.East, plot.North, 0, 0],
            [
                [v.East, v.Cross, 0, 0],
                [v.Cross, v.North, 0, 0],
                [0, 0, speed, 0],
                [0, 0, 0, speed],
            ]
        );
        return new([state, state, state], [0.9, 0.05, 0.05]);
    }

    public MotionMix Predict(double seconds)
    {
        var next = Enumerable.Range(0, 3).Select(j => Enumerable.Range(0, 3).Sum(i => Switching[i][j] * weights[i])).ToArray();
        var mixed = Enumerable
            .Range(0, 3)
            .Select(j => Combine(states, [.. Enumerable.Range(0, 3).Select(i => Switching[i][j] * weights[i] / next[j])]))
            .Select((state, j) => Kalman.Predict(state, seconds, Models[j].Turn, Models[j].Acceleration));
        return new([.. mixed], next);
    }

    /// <summary>Of a predicted mix.</summary>
    public Innovation Innovate(Plot plot) => Kalman.Innovate(Combined, plot);

    public MotionMix Update(Plot plot)
    {
        double[] likely = [.. states.Select((state, j) => weights[j] * Kalman.Innovate(state, plot).Likelihood)];
        var sum = likely.Sum();
        return new([.. states.Select(state => Kalman.Update(state, plot))], sum > 0 ? [.. likely.Select(one => one / sum)] : weights);
    }

    static TrackState Combine(TrackState[] states, double[] weights)
    {
        var mean = new double[4];
        for (var j = 0; j < states.Length; j++)
        for (var i = 0; i < 4; i++)
            mean[i] += weights[j] * states[j].Mean[i];
        var covariance = Enumerable.Range(0, 4).Select(_ => new double[4]).ToArray();
        for (var k = 0; k < states.Length; k++)
        for (var i = 0; i < 4; i++)
        for (var j = 0; j < 4; j++)
            covariance[i][j] += weights[k] * (states[k].Covariance[i][j] + ((states[k].Mean[i] - mean[i]) * (states[k].Mean[j] - mean[j])));
        return new(mean, covariance);
    }
}
