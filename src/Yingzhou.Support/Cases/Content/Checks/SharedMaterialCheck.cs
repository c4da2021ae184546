using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>A shared material stands for materials that exist, at least two, none of them shared twice.</summary>
sealed class SharedMaterialCheck : IContentCheck<CasesContent>
{
    public IEnumerable<ContentProblem> Check(CasesContent content) => content.Files.Bundles.SelectMany(file => Check(file, content));

    static IEnumerable<ContentProblem> Check(ContentFile<Bundle> file, CasesContent content)
    {
        HashSet<string> shared = [];
        foreach (var (index, material) in file.Content.SharedMaterials.Index())
        {
            if (material.UsedBy.Count < 2)
                yield return file.Problem($"sharedMaterials[{index}].usedBy", "至少两个分段都要的材料才叫共享");
            foreach (var (at, use) in material.UsedBy.Index())
            {
                var path = $"sharedMaterials[{index}].usedBy[{at}]";
                if (!Exists(use, file.Content, content))
                    yield return file.Problem(path, $"没有分段与材料 {use}");
                else if (!shared.Add(use))
                    yield return file.Problem(path, $"{use} 已在另一份共享材料里");
            }
        }
    }

    static bool Exists(string use, Bundle bundle, CasesContent content) =>
        use.Split('/') is [var legId, var materialId]
        && bundle.Legs.FirstOrDefault(leg => leg.Id == legId) is { } leg
        && content.Items.GetValueOrDefault(leg.Item)?.Materials.Any(material => material.Id == materialId) == true;
}
