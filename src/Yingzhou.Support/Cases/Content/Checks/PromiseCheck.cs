using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases.Content;

/// <summary>
/// The legs of a bundle follow one another without a circle, no leg is slower than its item alone, and the promise of the whole is not
/// shorter than the critical path (关键路径).
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
        // Legs that name nothing are another check's finding; a path through them means nothing.
        if (file.Content.Legs.Any(leg => !content.Items.ContainsKey(leg.Item)))
            yield break;
        var path = content.CriticalPathOf(file.Content);
        if (path.Fault is { } circle)
            yield return file.Problem("legs", circle.Detail);
        else if (path.Value.CheckPromise(file.Content.PromisedWorkdays).Fault is { } tooShort)
            yield return file.Problem("promisedWorkdays", tooShort.Detail);
    }
}
