namespace Yingzhou.Languages.Feel;

/// <summary>What kind of thing went wrong; a user interface translates by this.</summary>
public enum FeelProblem
{
    /// <summary>The text is not FEEL.</summary>
    Syntax,

    /// <summary>No variable, member or function has this name.</summary>
    UnknownName,

    /// <summary>A value has the wrong type for what is done with it.</summary>
    WrongType,

    /// <summary>The operation has no result for these values: a division by zero, a date that no calendar has.</summary>
    NoResult,

    /// <summary>A function was called with the wrong number or names of arguments.</summary>
    WrongArguments,

    /// <summary>A limit on size, depth or steps was reached; the evaluation was given up.</summary>
    Limit,

    /// <summary>An external function: refused unless the host supplies it, or it failed.</summary>
    ExternalFunction,
}

/// <summary>One reason why a text was refused or a value became null (诊断).</summary>
/// <param name="Position">Index of the UTF-16 unit in the text where the fault lies.</param>
/// <param name="Detail">An English sentence with the values concerned.</param>
public sealed record FeelDiagnostic(FeelProblem Problem, int Position, string Detail)
{
    public override string ToString() => $"{Position}: {Detail}";

    /// <summary>Line and column, both from one, for people.</summary>
    public (int Line, int Column) In(string text)
    {
        var before = text.AsSpan(0, Math.Min(Position, text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
