namespace Yingzhou.Languages.Forms;

/// <summary>Bounds on definitions and answers: both come from outside. Own choices, far above what an honest form needs.</summary>
public static class FormLimits
{
    /// <summary>UTF-16 units of a definition's JSON.</summary>
    public const int DefinitionLength = 1_000_000;

    public const int Components = 1_000;

    /// <summary>Groups in groups.</summary>
    public const int Depth = 8;

    /// <summary>Names in one post.</summary>
    public const int PostedNames = 5_000;

    /// <summary>UTF-16 units of one answer.</summary>
    public const int ValueLength = 20_000;

    /// <summary>
    /// Values in one computed answer, a text counting for every hundred characters: each row of a list looks at all answers, and computed ones are answers,
    /// too. A larger one is no answer.
    /// </summary>
    public const int ComputedParts = 200;

    /// <summary>Of one list.</summary>
    public const int Rows = 100;

    /// <summary>Of all lists together; lists may lie in lists. Each row is judged with all answers in sight, so the work grows with its square.</summary>
    public const int RowsInAll = 300;

    /// <summary>Conditions that look ahead at one another in a chain. Each link may cost one more walk along the form.</summary>
    public const int Rounds = 20;

    /// <summary>Time for one pattern on one answer; patterns do not backtrack, so this is a second lock.</summary>
    public static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(100);
}
