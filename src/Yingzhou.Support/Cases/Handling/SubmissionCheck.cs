using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Rules;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>
/// Whether an application may come in at all (预审): what would be refused at the counter is told before it is submitted. The form itself is judged by its
/// own definition, materials by the situation that the answers describe.
/// </summary>
sealed class SubmissionCheck(CasesContent content, AnswerConditions conditions, IRules rules, FormCheck forms)
{
    /// <param name="formAsOf">Release under which the form was begun: it is judged as it was asked.</param>
    public Fault? Of(ServiceItem item, SubmitCaseRequest request, Applicant applicant, long formAsOf) =>
        Subject(item.Subjects, item.Name, applicant)
        ?? Region(item.Regions, request.Region)
        ?? Commitment(item, request)
        ?? forms.Of(item.Form, request.Form, request.Answers, formAsOf)
        ?? Missing(item, request.Answers, request.Materials, request.ByCommitment)
        ?? TooMany(item, request.Materials);

    public Fault? Of(Bundle bundle, SubmitCaseRequest request, Applicant applicant, long formAsOf) =>
        Subject(bundle.Subjects, bundle.Name, applicant)
        ?? Region(bundle.Regions, request.Region)
        ?? forms.Of(bundle.Form, request.Form, request.Answers, formAsOf)
        ?? LegsOf(bundle, request.Answers)
            .Select(leg => (Item: content.Items[leg.Item], Materials: MaterialsOf(bundle, leg, request.Materials)))
            .Select(leg => Missing(leg.Item, request.Answers, leg.Materials, byCommitment: false) ?? TooMany(leg.Item, leg.Materials))
            .FirstOrDefault(fault => fault is not null);

    /// <summary>The legs that the answers ask for; a condition that is still unknown keeps its leg.</summary>
    public IReadOnlyList<BundleLeg> LegsOf(Bundle bundle, JsonObject answers) =>
        [.. bundle.Legs.Where(leg => conditions.Holds(leg.When, answers, content.QuestionsOf(bundle)) is not false)];

    /// <summary>What is handed in for one leg: under its own name, or once for several legs as a shared material.</summary>
    public IReadOnlyList<HandedIn> MaterialsOf(Bundle bundle, BundleLeg leg, IReadOnlyList<HandedIn> handedIn)
    {
        var item = content.Items[leg.Item];
        var found = new List<HandedIn>();
        foreach (var material in item.Materials)
        {
            var path = $"{leg.Id}/{material.Id}";
            var shared = bundle.SharedMaterials.FirstOrDefault(s => s.UsedBy.Contains(path))?.Id;
            var given = handedIn.Where(h => h.MaterialId == path || h.MaterialId == shared).ToList();
            if (given.Count > 0)
                found.AddRange(given.Select(one => one with { MaterialId = material.Id }));
            else if (material.Kind is not MaterialKind.Upload)
                found.Add(Fetched(material));
        }
        return found;
    }

    public static HandedIn Fetched(Material material) =>
        new(
            material.Id,
            material.Kind is MaterialKind.Declared ? Cases.MaterialSource.Committed : Cases.MaterialSource.Fetched,
            Provenance: material.Source is { } source ? source.Department : null
        );

    /// <summary>Materials needed in this situation; the flag tells those that hang on a question not answered yet.</summary>
    public IEnumerable<(Material Material, bool Perhaps)> Needed(ServiceItem item, JsonObject answers) =>
        item.MaterialsDecision is { } decision
            ? ByDecision(item, decision, answers)
            : from material in item.Materials
            let holds = conditions.Holds(material.When, answers, item.Questions)
            where holds is not false
            select (material, holds is null);

    // The table is asked for every way in which the situation may still turn out.
    IEnumerable<(Material Material, bool Perhaps)> ByDecision(ServiceItem item, string decision, JsonObject answers)
    {
        var completions = conditions.Completions(answers, item.Questions);
        var lists = completions?.Select(completion => Listed(decision, completion)).ToList();
        return from material in item.Materials
            let times = lists?.Count(list => list.Contains(material.Id))
            where times is not 0
            select (material, times is null || times < lists!.Count);
    }

    HashSet<string> Listed(string decision, JsonObject answers) =>
        rules.Decide(decision, new JsonObject { ["answers"] = answers.DeepClone() }).Value is JsonArray ids
            ? [.. ids.OfType<JsonValue>().Select(id => id.GetValue<string>())]
            : [];

    Fault? Missing(ServiceItem item, JsonObject answers, IReadOnlyList<HandedIn> handedIn, bool byCommitment)
    {
        var replaced = byCommitment ? item.Commitment?.Replaces ?? [] : [];
        var missing = Needed(item, answers)
            .Where(need => need.Material.Kind is MaterialKind.Upload && !need.Perhaps && !need.Material.MayFollow)
            .Where(need => !replaced.Contains(need.Material.Id))
            .Where(need => !handedIn.Any(h => h.MaterialId == need.Material.Id))
            .Select(need => need.Material)
            .FirstOrDefault();
        return missing is null
            ? null
            : new Fault("cases.material-missing", $"还缺材料“{missing.Name}”，请上传后再提交。") { Field = missing.Id };
    }

    static Fault? TooMany(ServiceItem item, IReadOnlyList<HandedIn> handedIn) =>
        item
            .Materials.Where(material => material.Upload is { } terms && handedIn.Count(h => h.MaterialId == material.Id) > terms.MaxFiles)
            .Select(material => material.TooManyFiles)
            .FirstOrDefault();

    static Fault? Subject(IReadOnlyList<Subject> subjects, string name, Applicant applicant) =>
        subjects.Contains(applicant.Kind)
            ? null
            : new Fault(
                "cases.wrong-subject",
                applicant.Kind is Content.Subject.Citizen
                    ? $"“{name}”由企业或单位申请，请以企业身份登录后再办。"
                    : $"“{name}”由个人申请，请以个人身份登录后再办。"
            );

    static Fault? Region(IReadOnlyList<string> regions, string region) =>
        regions.Any(r => region.StartsWith(r, StringComparison.Ordinal))
            ? null
            : new Fault("cases.wrong-region", "这个地区不办理该事项，请重新选择办理地区。") { Field = "region" };

    static Fault? Commitment(ServiceItem item, SubmitCaseRequest request) =>
        request.ByCommitment && item.Commitment is null
            ? new Fault("cases.no-commitment", "这个事项不适用告知承诺，请按普通方式办理。") { Field = "byCommitment" }
            : null;
}
