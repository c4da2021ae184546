using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>Forms, processes, decision tables and credential types that are named exist.</summary>
sealed class ReferenceCheck : IContentCheck<CasesContent>
{
    public IEnumerable<ContentProblem> Check(CasesContent content) =>
        content.Files.Items.SelectMany(file => References(file.Content)
            .Where(reference => reference.Id is { } id && !Known(content, reference.Kind).Contains(id))
            .Select(reference => file.Problem(reference.Path, $"没有{reference.Kind} {reference.Id}")))
        .Concat(content.Files.Bundles
            .Where(file => !content.Forms.ContainsKey(file.Content.Form))
            .Select(file => file.Problem("form", $"没有表单 {file.Content.Form}")))
        .Concat(content.Files.CredentialTypes.Content.Types.Index()
            .Where(type => !content.Organisation.Departments.ContainsKey(type.Item.Issuer))
            .Select(type => content.Files.CredentialTypes.Problem($"types[{type.Index}].issuer", $"没有部门 {type.Item.Issuer}")));

    static IEnumerable<Reference> References(ServiceItem item) =>
    [
        new("form", "表单", item.Form),
        new("process", "流程", item.Process),
        new("materialsDecision", "决策表", item.MaterialsDecision),
        new("fee.decision", "决策表", item.Fee.Decision),
        new("commitment.decision", "决策表", item.Commitment?.Decision),
        new("commitment.process", "流程", item.Commitment?.Process),
        new("outcome.credentialType", "证照类型", item.Outcome.CredentialType),
        .. item.Materials.Select((material, index) =>
            new Reference($"materials[{index}].source.credentialType", "证照类型", material.Source?.CredentialType)),
    ];

    static IEnumerable<string> Known(CasesContent content, string kind) => kind switch
    {
        "表单" => content.Forms.Keys,
        "流程" => content.Processes.Keys,
        "决策表" => content.Decisions.Keys,
        _ => content.CredentialTypes.Keys,
    };

    sealed record Reference(string Path, string Kind, string? Id);
}
