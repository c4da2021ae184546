namespace Yingzhou.Kernel;

/// <summary>What of a line's promise is broken (违约原因).</summary>
public enum LineTrouble
{
    /// <summary>延迟超约: P95 above the limit of its class.</summary>
    Late,

    /// <summary>源库日志积压: above half of the ceiling, before we have to give our slot up.</summary>
    LogHeldBack,

    /// <summary>线路停站: it stands until somebody decides.</summary>
    Standing,
}

/// <summary>
/// When a line breaks its promise (守约检查). A line that is switched off promises nothing, and one that lost its source is shown and is no breach of ours. Source: p04 §4, R5.
/// </summary>
public static class LineWatch
{
    /// <param name="lagP95">In seconds; <c>null</c> when nothing was measured, which breaks nothing.</param>
    public static IReadOnlyList<LineTrouble> Of(LineClass @class, bool isOn, LineState state, double? lagP95, RetentionState retention)
    {
        var troubles = new List<LineTrouble>();
        if (!isOn)
            return troubles;
        if (LinePromise.IsKept(@class, lagP95) is false)
            troubles.Add(LineTrouble.Late);
        if (retention is not RetentionState.Calm)
            troubles.Add(LineTrouble.LogHeldBack);
        if (state is LineState.Stopped)
            troubles.Add(LineTrouble.Standing);
        return troubles;
    }
}
