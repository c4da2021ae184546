namespace Yingzhou.Languages.Feel;

/// <summary>A value, and why it or a part of it became null. Diagnostics do not make a result wrong: FEEL goes on with null.</summary>
public readonly record struct FeelResult(FeelValue? Value, IReadOnlyList<FeelDiagnostic> Diagnostics)
{
    /// <summary>Whether a bound was reached: then the value is null because nobody knows it.</summary>
    public bool GivenUp => Diagnostics.Any(diagnostic => diagnostic.Problem == FeelProblem.Limit);
}

/// <summary>Whether an input passed unary tests; <c>null</c> when the tests have no answer.</summary>
public readonly record struct FeelTestResult(bool? Matches, IReadOnlyList<FeelDiagnostic> Diagnostics);

/// <summary>Either the compiled form or the reasons why there is none.</summary>
public sealed record FeelParseResult<T>(T? Value, IReadOnlyList<FeelDiagnostic> Errors)
    where T : class
{
    public bool Succeeded => Value is not null;

    /// <summary>The compiled form, for texts that are part of a program: throws when the text was refused.</summary>
    public T Required => Value ?? throw new FormatException(string.Join("; ", Errors));
}
