namespace Yingzhou.Kernel;

/// <summary>What a model said of a case, and what came of it.</summary>
/// <param name="Predicted">Probability that was said, of default or of trouble.</param>
/// <param name="Segment">Part in which it must be calibrated as well: size, island.</param>
public sealed record ScoredCase(double Predicted, bool Defaulted, string Segment);

/// <summary>
/// What a model has shown on cases at least twelve months later than those it was fitted on (a09 §3): AUC ≥ 0.75 and KS ≥ 0.40, calibration slope 0.9–1.1, segments calibrated
/// within 2 points. Below any of them the score is shown for information (仅供参考) and sorts nothing.
/// </summary>
/// <param name="Slope">Of the logistic regression of the outcome on the predicted log-odds; 1 is calibrated.</param>
/// <param name="SegmentGap">Largest difference between predicted and observed default rate in a segment, in percentage points.</param>
public sealed record ModelQuality(double Auc, double Ks, double Brier, double? Slope, double SegmentGap)
{
    public const double LeastAuc = 0.75;
    public const double LeastKs = 0.40;
    const double LargestGap = 2;
    const int LeastSegment = 100;

    public bool InformationOnly => !MayDecide(Auc, Ks) || Slope is not (>= 0.9 and <= 1.1) || SegmentGap > LargestGap;

    public static bool MayDecide(double auc, double ks) => auc >= LeastAuc && ks >= LeastKs;

    /// <returns><c>null</c> when nobody defaulted, or everybody did.</returns>
    public static ModelQuality? Of(IReadOnlyList<ScoredCase> cases)
    {
        // From safest to riskiest; equal predictions are one bin, so that ties count half.
        var bins = new WoeBins([
            .. cases
                .GroupBy(one => one.Predicted)
                .OrderBy(group => group.Key)
                .Select(group => new OutcomeBin(group.Count(one => !one.Defaulted), group.Count(one => one.Defaulted))),
        ]);
        if (bins.Auc is not { } auc || bins.Ks is not { } ks)
            return null;
        var gaps = cases
            .GroupBy(one => one.Segment)
            .Where(segment => segment.Count() >= LeastSegment)
            .Select(segment => 100 * Math.Abs(segment.Average(one => one.Predicted) - segment.Average(one => one.Defaulted ? 1.0 : 0)));
        return new(
            auc,
            ks,
            cases.Average(one => Math.Pow(one.Predicted - (one.Defaulted ? 1 : 0), 2)),
            CalibrationSlope(cases),
            gaps.DefaultIfEmpty(0).Max()
        );
    }

    // Newton's method for logit(y) = a + b·logit(p); a step that does not make the data likelier is halved, so that it cannot run away.
    static double? CalibrationSlope(IReadOnlyList<ScoredCase> cases)
    {
        var data = cases.Select(one => (X: Math.Log(one.Predicted / (1 - one.Predicted)), Y: one.Defaulted ? 1.0 : 0)).ToList();
        double Likelihood(double a, double b) => data.Sum(one => (one.Y * (a + (b * one.X))) - Softplus(a + (b * one.X)));
        var (a, b) = (0.0, 0.0);
        var likelihood = Likelihood(a, b);
        for (var step = 0; step < 50; step++)
        {
            var (ga, gb, haa, hab, hbb) = (0.0, 0.0, 0.0, 0.0, 0.0);
            foreach (var (x, y) in data)
            {
                var p = 1 / (1 + Math.Exp(-(a + (b * x))));
                var w = p * (1 - p);
                (ga, gb) = (ga + y - p, gb + ((y - p) * x));
                (haa, hab, hbb) = (haa + w, hab + (w * x), hbb + (w * x * x));
            }
            var determinant = (haa * hbb) - (hab * hab);
            if (Math.Abs(determinant) < 1e-12)
                return null;
            var (da, db) = (((hbb * ga) - (hab * gb)) / determinant, ((haa * gb) - (hab * ga)) / determinant);
            if (Math.Abs(da) + Math.Abs(db) < 1e-9)
                return b;
            while (Likelihood(a + da, b + db) < likelihood && Math.Abs(da) + Math.Abs(db) > 1e-9)
                (da, db) = (da / 2, db / 2);
            (a, b) = (a + da, b + db);
            likelihood = Likelihood(a, b);
        }
        return null;
    }

    // ln(1 + eˣ) without overflow.
    static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
