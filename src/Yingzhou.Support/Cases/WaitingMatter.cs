using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Support.Cases;

/// <summary>A matter that a replayed city has received and not yet handled (待办).</summary>
/// <param name="Target">Id of an item or a bundle.</param>
/// <param name="Region">Division code in which it is applied for.</param>
public sealed record WaitingMatter(string Target, string Region)
{
    public bool IsKnownTo(CasesContent content) =>
        Regions(content).Any(region => Region.StartsWith(region, StringComparison.Ordinal)) && Subjects(content).Count > 0;

    internal IReadOnlyList<Subject> Subjects(CasesContent content) =>
        content.Items.GetValueOrDefault(Target)?.Subjects ?? content.Bundles.GetValueOrDefault(Target)?.Subjects ?? [];

    IReadOnlyList<string> Regions(CasesContent content) =>
        content.Items.GetValueOrDefault(Target)?.Regions ?? content.Bundles.GetValueOrDefault(Target)?.Regions ?? [];
}
