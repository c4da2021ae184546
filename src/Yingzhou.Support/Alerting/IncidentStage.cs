namespace Yingzhou.Support.Alerting;

/// <summary>Where an incident stands (处置环节).</summary>
public enum IncidentStage
{
    /// <summary>核实: is it so?</summary>
    Verifying,

    /// <summary>派发: who does what?</summary>
    Dispatching,

    /// <summary>处置: the departments do it.</summary>
    Handling,

    /// <summary>反馈: what came of it.</summary>
    Feedback,

    /// <summary>复核: somebody else looks.</summary>
    Reviewing,

    /// <summary>办结.</summary>
    Closed,

    /// <summary>误报: it was not so.</summary>
    FalseAlarm,
}
