using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Services.OnlineServices.Finding;

/// <summary>A material in a guide, before anything is known about the applicant.</summary>
/// <param name="Always">Needed in every situation.</param>
public sealed record GuideMaterial(Material Material, bool Always)
{
    public static IEnumerable<GuideMaterial> Of(ServiceItem item) =>
        item.Materials.Select(material => new GuideMaterial(material, material.When is null && item.MaterialsDecision is null));

    /// <summary>Of all legs; what several of them need stands there once.</summary>
    public static IEnumerable<GuideMaterial> Of(Bundle bundle, IReadOnlyDictionary<string, ServiceItem> items) =>
        bundle.Legs
            .SelectMany(leg => Of(items[leg.Item]).Select(need => leg.When is null ? need : need with { Always = false }))
            .GroupBy(need => need.Material.Name)
            .Select(same => same.First() with { Always = same.Any(need => need.Always) });
}
