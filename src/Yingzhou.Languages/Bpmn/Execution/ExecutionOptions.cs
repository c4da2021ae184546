namespace Yingzhou.Languages.Bpmn;

/// <summary>Bounds and conventions of an <see cref="Execution"/>.</summary>
public sealed record ExecutionOptions
{
    public static readonly ExecutionOptions Default = new();

    /// <summary>Tokens moved in one step before it is stopped as an endless loop; the tokens then wait in an incident.</summary>
    public int MaxTokens { get; init; } = 10_000;

    /// <summary>Instances of one multi-instance activity.</summary>
    public int MaxLoopInstances { get; init; } = 5_000;

    /// <summary>Zone of timer dates that carry none.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
}
