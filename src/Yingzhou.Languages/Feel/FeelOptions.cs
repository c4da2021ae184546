using Yingzhou.Languages.Feel.External;

namespace Yingzhou.Languages.Feel;

/// <summary>What the parser knows beforehand.</summary>
public sealed record FeelParseOptions
{
    public static readonly FeelParseOptions Default = new();

    /// <summary>
    /// Names of variables and of members of their values. FEEL names may hold spaces, operators and keywords, so that only knowing the
    /// names tells <c>a-b</c> the variable from a subtraction; the longest known name wins. Words without an operator between them are
    /// read as one name
    /// even when it is not listed, so plain names and names with spaces need not be.
    /// </summary>
    public IReadOnlyCollection<string> Names { get; init; } = [];

    /// <summary>Types beside the built-in ones, for <c>instance of</c> and typed parameters; <c>null</c> for an unknown name.</summary>
    public Func<string, FeelType?> Types { get; init; } = static _ => null;

    public FeelLimits Limits { get; init; } = FeelLimits.Default;
}

/// <summary>The surroundings of an evaluation.</summary>
public sealed record FeelEvaluationOptions
{
    public static readonly FeelEvaluationOptions Default = new();

    /// <summary>The clock of <c>now()</c> and <c>today()</c>, read at most once an evaluation.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public FeelLimits Limits { get; init; } = FeelLimits.Default;

    /// <summary>Code outside FEEL that external functions may call; <c>null</c>, the default, refuses them all.</summary>
    public ExternalFunctions? External { get; init; }
}
