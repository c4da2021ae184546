using System.Text.Json;
using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Reading;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>情形引导: which questions are still worth asking, and exactly what the answers so far need.</summary>
sealed class SituationGuide(
    CasesContent content,
    IBundlePlans plans,
    AnswerConditions conditions,
    SubmissionCheck check,
    ConditionCheck acceptance
)
{
    public IReadOnlyList<Question> Questions(string target, JsonObject answers) =>
        [
            .. QuestionsOf(target)
                .Where(question => answers[question.Id]?.GetValueKind() is not JsonValueKind.String)
                .Where(question => conditions.Holds(question.When, answers, QuestionsOf(target)) is true),
        ];

    public IReadOnlyList<NeededMaterial> Needed(string target, JsonObject answers)
    {
        if (content.Items.GetValueOrDefault(target) is { } item)
            return
            [
                .. check
                    .Needed(item, answers)
                    .Select(need => new NeededMaterial(need.Material.Id, null, item.Name, need.Material, need.Perhaps)),
            ];
        if (plans.InForce(target) is not { } bundle)
            return [];
        return
        [
            .. check
                .LegsOf(bundle, answers)
                .SelectMany(leg =>
                    check
                        .Needed(content.Items[leg.Item], answers)
                        .Select(need => new NeededMaterial(
                            HandInAs(bundle, leg, need.Material),
                            leg.Id,
                            content.Items[leg.Item].Name,
                            need.Material,
                            need.Perhaps || conditions.Holds(leg.When, answers, content.QuestionsOf(bundle)) is null
                        ))
                )
                .DistinctBy(need => need.HandInAs),
        ];
    }

    /// <summary>What would be refused at the counter, told before.</summary>
    public IReadOnlyList<ConditionView> Conditions(
        string target,
        JsonObject answers,
        JsonObject form,
        Applicant applicant,
        DateTimeOffset now
    )
    {
        var known = KnownOfCase.Of(applicant.Kind, applicant.Number.Plain, answers, form, now.Day());
        if (content.Items.GetValueOrDefault(target) is { } item)
            return acceptance.Of(item, known, now);
        if (plans.InForce(target) is not { } bundle)
            return [];
        return
        [
            .. check
                .LegsOf(bundle, answers)
                .SelectMany(leg => acceptance.Of(content.Items[leg.Item], known, now))
                .DistinctBy(condition => condition.Text),
        ];
    }

    IReadOnlyList<Question> QuestionsOf(string target) =>
        content.Items.GetValueOrDefault(target)?.Questions ?? (plans.InForce(target) is { } bundle ? content.QuestionsOf(bundle) : []);

    static string HandInAs(Bundle bundle, BundleLeg leg, Material material)
    {
        var path = $"{leg.Id}/{material.Id}";
        return bundle.SharedMaterials.FirstOrDefault(shared => shared.UsedBy.Contains(path))?.Id ?? path;
    }
}
