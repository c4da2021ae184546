using Yingzhou.Foundation.Content;
using Yingzhou.Languages.Forms;

namespace Yingzhou.Support.Cases.Content;

/// <summary>The merged form of a bundle asks all that its items require: otherwise a leg would begin with a hole in its form.</summary>
sealed class MergedFormCheck : IContentCheck<CasesContent>
{
    public IEnumerable<ContentProblem> Check(CasesContent content)
    {
        foreach (var bundle in content.Files.Bundles)
        {
            if (Read(content, bundle.Content.Form) is not { } merged)
                continue;
            var keys = merged.Fields.Select(field => field.Key).ToHashSet();
            foreach (var leg in bundle.Content.Legs)
            {
                var form = content.Items.GetValueOrDefault(leg.Item)?.Form ?? "";
                foreach (var field in Read(content, form)?.Fields.Where(field => field.Required && !keys.Contains(field.Key)) ?? [])
                    yield return content.Forms[bundle.Content.Form].Problem(
                        "components", $"分段 {leg.Id} 的表单 {form} 必填 {field.Key}，合并的表单没有这一项");
            }
        }
    }

    // A form that is missing or broken is another check's finding.
    static FormDefinition? Read(CasesContent content, string form) =>
        content.Forms.TryGetValue(form, out var file) ? FormDefinition.Read(file.Content).Definition : null;
}
