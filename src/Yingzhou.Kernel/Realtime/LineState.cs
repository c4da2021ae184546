namespace Yingzhou.Kernel;

/// <summary>Where a line stands (线路状态), and likewise each of its stations.</summary>
public enum LineState
{
    /// <summary>待开通</summary>
    New,

    /// <summary>快照中</summary>
    Snapshotting,

    /// <summary>运行</summary>
    Streaming,

    /// <summary>降级: it runs, but the source cannot be reached at the moment or a station stands.</summary>
    Degraded,

    /// <summary>已停: with a reason, until somebody decides.</summary>
    Stopped,

    /// <summary>重新同步: its position is lost, everything is read anew.</summary>
    Resync,
}

public static class LineWay
{
    /// <summary>What may follow what: nobody gets from a lost position to a running line without a snapshot. Source: p04 §2, R5.</summary>
    public static bool May(LineState from, LineState to) =>
        from == to
        || (from, to) switch
        {
            (_, LineState.Stopped) => true,
            (LineState.New or LineState.Resync, LineState.Snapshotting) => true,
            (LineState.Snapshotting, LineState.Streaming or LineState.Degraded) => true,
            (LineState.Streaming, LineState.Degraded) => true,
            // A column with a value for old rows is read again from the first one.
            (LineState.Streaming, LineState.Snapshotting) => true,
            (LineState.Degraded, LineState.Streaming or LineState.Snapshotting) => true,
            (not LineState.New, LineState.Resync) => true,
            _ => false,
        };
}
