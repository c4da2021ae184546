namespace Yingzhou.Support.Cases.Content;

/// <summary>
/// A guiding question (情形引导): one thing about the applicant's situation that decides what is needed. Items that ask the same thing use
/// the same id, so that a bundle asks it once.
/// </summary>
/// <param name="Id">Variable under <c>answers</c>: camelCase, so that FEEL can name it.</param>
/// <param name="Text">In the words of the one who answers.</param>
/// <param name="When">Asked only then: FEEL over <c>answers</c>.</param>
/// <param name="KnownFrom">FEEL over <c>applicant</c> and <c>facts</c> that answers it without asking (免问); unknown means ask.</param>
public sealed record Question(
    string Id, string Text, IReadOnlyList<Choice> Choices, string? Help = null, string? When = null, string? KnownFrom = null);

public sealed record Choice(string Value, string Label);

/// <summary>
/// A situation (情形): the answers given so far. A question not answered, or answered with 不清楚, is unknown: materials that hang on it
/// are shown as perhaps needed.
/// </summary>
public sealed record Situation(IReadOnlyDictionary<string, string> Answers)
{
    public static readonly Situation Unknown = new(new Dictionary<string, string>());

    public string? this[Question question] => Answers.GetValueOrDefault(question.Id);

    /// <summary>Answers that no question offers: somebody typed the address of the page by hand, or the item changed meanwhile.</summary>
    public IEnumerable<string> NotOffered(IEnumerable<Question> questions)
    {
        var offered = questions.ToDictionary(question => question.Id, question => question.Choices.Select(choice => choice.Value));
        return Answers.Where(answer => !(offered.GetValueOrDefault(answer.Key) ?? []).Contains(answer.Value)).Select(answer => answer.Key);
    }
}
