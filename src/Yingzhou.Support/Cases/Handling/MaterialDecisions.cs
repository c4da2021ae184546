using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Yingzhou.Languages.Dmn;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>Which materials a situation needs, where the item leaves it to a decision table (材料决策表).</summary>
sealed class MaterialDecisions(CasesContent content, AnswerConditions conditions)
{
    readonly ConcurrentDictionary<string, DmnModel> models = new(StringComparer.Ordinal);

    /// <summary>While questions are open, a material is needed when every way of answering them needs it, and perhaps when some do.</summary>
    public IEnumerable<(Material Material, bool Perhaps)> Needed(ServiceItem item, string decision, JsonObject answers)
    {
        var situations = Complete(item, answers).Select(complete => Listed(decision, complete)).ToList();
        return from material in item.Materials
            let needing = situations.Count(listed => listed.Contains(material.Id))
            where needing > 0
            select (material, needing < situations.Count);
    }

    IEnumerable<JsonObject> Complete(ServiceItem item, JsonObject answers)
    {
        var open = item.Questions.FirstOrDefault(question => answers[question.Id] is null && conditions.Holds(question.When, answers) is true);
        return open is null ? [answers] : open.Choices.SelectMany(choice => Complete(item, With(answers, open.Id, choice.Value)));
    }

    static JsonObject With(JsonObject answers, string question, string answer)
    {
        var more = answers.DeepClone().AsObject();
        more[question] = answer;
        return more;
    }

    HashSet<string> Listed(string decision, JsonObject answers)
    {
        var model = models.GetOrAdd(decision, id => DmnModel.Read(content.Decisions[id].Content).Required);
        var inputs = FeelJson.ToContext(new JsonObject { ["answers"] = answers.DeepClone() });
        return FeelJson.ToJson(model.Evaluate(decision, inputs).Value) switch
        {
            JsonArray list => [.. list.Select(material => material!.GetValue<string>())],
            { } one => [one.GetValue<string>()],
            null => [],
        };
    }
}
