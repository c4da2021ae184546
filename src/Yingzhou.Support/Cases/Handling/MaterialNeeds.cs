using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Yingzhou.Languages.Dmn;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>
/// Which materials of an item a situation needs (材料清单): by the item's decision table where it has one, otherwise by the condition at each material. What
/// only some completions of the situation need is needed perhaps.
/// </summary>
sealed class MaterialNeeds(CasesContent content, AnswerConditions conditions)
{
    readonly ConcurrentDictionary<string, DmnModel> tables = new(StringComparer.Ordinal);

    public IEnumerable<(Material Material, bool Perhaps)> Of(ServiceItem item, Situation situation) =>
        item.MaterialsDecision is { } decision ? Decided(item, decision, situation) : Conditional(item, situation);

    IEnumerable<(Material Material, bool Perhaps)> Conditional(ServiceItem item, Situation situation) =>
        from material in item.Materials
        let needed = conditions.Holds(material.When, situation, item.Questions)
        where needed is not false
        select (material, needed is null);

    IEnumerable<(Material Material, bool Perhaps)> Decided(ServiceItem item, string decision, Situation situation)
    {
        var lists = situation.Completions(item.Questions).Select(one => Listed(decision, one)).ToList();
        return from material in item.Materials
            let times = lists.Count(list => list.Contains(material.Id))
            where times > 0
            select (material, times < lists.Count);
    }

    HashSet<string> Listed(string decision, Situation situation)
    {
        var model = tables.GetOrAdd(decision, id => DmnModel.Read(content.Decisions[id].Content).Required);
        var listed = FeelJson.ToJson(model.Evaluate(decision, FeelJson.ToContext(situation.ToVariables())).Value);
        return listed is JsonArray materials ? [.. materials.Select(material => material!.GetValue<string>())] : [];
    }
}
