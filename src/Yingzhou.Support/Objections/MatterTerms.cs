namespace Yingzhou.Support.Objections;

/// <summary>What the city's content says of a kind of objection (<c>objections/matters.json</c>).</summary>
/// <param name="Id">As the application registers it: its own id, a dot, the kind.</param>
/// <param name="Title">公示异议, 申诉.</param>
/// <param name="Workdays">Working days for the answer, counted from the next working day after it was raised.</param>
/// <param name="Basis">Where the deadline comes from.</param>
/// <param name="Ask">Label of what the raiser has to write.</param>
/// <param name="Least">Fewest characters of the ground.</param>
/// <param name="Most">Most characters of the ground.</param>
/// <param name="Upheld">What follows when it is upheld, for whoever decides.</param>
/// <param name="Claim">What it should be instead, asked of the raiser.</param>
/// <param name="Correction">What it is from now on, asked of the official.</param>
public sealed record MatterTerms(
    string Id,
    string Title,
    int Workdays,
    string Basis,
    string Ask,
    int Least,
    int Most,
    string Upheld,
    MatterQuestion? Claim = null,
    MatterQuestion? Correction = null
);

public sealed record MatterQuestion(string Label, AnswerKind Kind, string? Hint = null);

public enum AnswerKind
{
    Text,

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    Date,
}
