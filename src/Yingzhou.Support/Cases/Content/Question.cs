using System.Text.Json;
using System.Text.Json.Nodes;

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
/// A situation (情形): the answers given so far. FEEL says <c>null = "rented"</c> is false, so a condition must not be asked about open
/// questions as they are: it is true when it holds in every completion, false when in none, and otherwise unknown.
/// </summary>
public sealed record Situation(IReadOnlyDictionary<string, string> Answers)
{
    public static readonly Situation Unknown = new(new Dictionary<string, string>());

    /// <summary>An answer that is null (不清楚) leaves its question open.</summary>
    public static Situation Of(JsonObject answers) =>
        new(
            answers
                .Where(answer => answer.Value?.GetValueKind() is JsonValueKind.String)
                .ToDictionary(answer => answer.Key, answer => answer.Value!.GetValue<string>()));

    /// <summary>As conditions and decision tables read it: <c>answers.premises</c>.</summary>
    public JsonObject ToVariables() =>
        new() { ["answers"] = new JsonObject(Answers.Select(answer => KeyValuePair.Create<string, JsonNode?>(answer.Key, answer.Value))) };

    /// <summary>Every way in which these questions may still be answered; only the situation itself when none is open.</summary>
    /// <param name="questions">Those the condition looks at: the number of completions is the product of their choices.</param>
    public IEnumerable<Situation> Completions(IEnumerable<Question> questions) => questions
        .Where(question => !Answers.ContainsKey(question.Id))
        .Aggregate(
            (IEnumerable<Situation>)[this],
            (situations, question) => situations.SelectMany(situation => question.Choices.Select(choice => situation.With(question, choice))));

    /// <summary>Answers that no question offers: an address typed by hand, or an item that changed meanwhile.</summary>
    public IEnumerable<string> NotOffered(IEnumerable<Question> questions)
    {
        var offered = questions.ToDictionary(question => question.Id, question => question.Choices.Select(choice => choice.Value));
        return Answers.Where(answer => !(offered.GetValueOrDefault(answer.Key) ?? []).Contains(answer.Value)).Select(answer => answer.Key);
    }

    Situation With(Question question, Choice choice) => new(new Dictionary<string, string>(Answers) { [question.Id] = choice.Value });
}
