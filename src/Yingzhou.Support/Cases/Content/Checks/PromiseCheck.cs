using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Cases.Content;

/// <summary>
/// The legs of a bundle follow one another without a circle, and its promise is not shorter than the critical path through them
/// (关键路径): <c>finish(leg) = promise(leg) + latest finish of its predecessors</c>.
/// </summary>
sealed class PromiseCheck : IContentCheck<CasesContent>
{
    public IEnumerable<ContentProblem> Check(CasesContent content) => content.Files.Bundles.SelectMany(file => Check(file, content));

    static IEnumerable<ContentProblem> Check(ContentFile<Bundle> file, CasesContent content)
    {
        foreach (var (index, leg) in file.Content.Legs.Index())
        {
            if (content.Items.TryGetValue(leg.Item, out var item) && leg.PromiseOf(item) > item.Clock.PromisedWorkdays)
                yield return file.Problem($"legs[{index}].promisedWorkdays", $"一件事里不能比单办（{item.Clock.PromisedWorkdays} 个工作日）更慢");
        }
        var path = new LongestPath(file.Content.Legs, content.Items);
        if (path.Cycle is { } cycle)
            yield return file.Problem("legs", $"分段互相等待：{string.Join(" → ", cycle)}");
        else if (file.Content.PromisedWorkdays < path.Workdays)
            yield return file.Problem(
                "promisedWorkdays",
                $"承诺 {file.Content.PromisedWorkdays} 个工作日短于关键路径 {path.Workdays} 个工作日（{string.Join(" → ", path.Legs)}）");
    }
}
