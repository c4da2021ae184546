using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Licences;

/// <summary>
/// Whether the reading of free text may say "you need" or only "you may also need" (发布门槛). A missed licence is the costly error: even the lower Wilson bound of the recall must reach
/// 0.97, measured on labelled firms (a13 §3).
/// </summary>
public sealed record NavigatorGate(DetectionQuality Quality)
{
    public const double LeastRecall = 0.97;

    public bool TextIsTrusted => Quality.RecallSurelyReaches(LeastRecall);

    /// <param name="needs">Licences that the labelled firms need.</param>
    /// <param name="found">Those of them that were found.</param>
    /// <param name="extra">Found, but not needed.</param>
    public static Outcome<NavigatorGate> Of(long needs, long found, long extra)
    {
        var quality = DetectionQuality.Of(found, found + extra, needs);
        return quality.Fault is { } fault ? fault : new NavigatorGate(quality.Value);
    }
}
