using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>Legs name items and predecessors that exist, each once, and serve the subjects of the bundle.</summary>
sealed class LegCheck : IContentCheck<CasesContent>
{
    public IEnumerable<ContentProblem> Check(CasesContent content) => content.Files.Bundles.SelectMany(file => Check(file, content));

    static IEnumerable<ContentProblem> Check(ContentFile<Bundle> file, CasesContent content)
    {
        var legs = file.Content.Legs;
        if (legs.Count < 2)
            yield return file.Problem("legs", "一件事至少由两个事项组成");
        HashSet<string> ids = [];
        foreach (var (index, leg) in legs.Index())
        {
            if (!ids.Add(leg.Id))
                yield return file.Problem($"legs[{index}].id", $"分段标识 {leg.Id} 重复");
            if (!content.Items.TryGetValue(leg.Item, out var item))
                yield return file.Problem($"legs[{index}].item", $"没有事项 {leg.Item}");
            else if (!file.Content.Subjects.Any(item.Subjects.Contains))
                yield return file.Problem($"legs[{index}].item", $"{item.Name}不面向这件事的办理对象");
            foreach (var (at, predecessor) in leg.DependsOn.Index())
            {
                if (legs.All(other => other.Id != predecessor))
                    yield return file.Problem($"legs[{index}].dependsOn[{at}]", $"没有分段 {predecessor}");
            }
        }
    }
}
