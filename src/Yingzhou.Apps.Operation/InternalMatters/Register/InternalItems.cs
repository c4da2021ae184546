using Yingzhou.Apps.Operation.InternalMatters.Rules;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Operation.InternalMatters.Register;

/// <param name="Code"><c>null</c> while the register knows no organisation code of the department.</param>
sealed record ListedItem(ServiceItem Item, InternalItemCode? Code, IReadOnlyList<Bundle> Bundles);

/// <summary>The list of internal matters (机关内部事项清单) with their codes: numbered within each organisation by their ids, which never change.</summary>
sealed class InternalItems(ICases cases, InternalContent content)
{
    public IReadOnlyList<ListedItem> All =>
        [
            .. cases
                .Content.Items.Values.Where(item => item.Subjects.Contains(Subject.Unit))
                .GroupBy(item => item.Department)
                .SelectMany(own =>
                    own.OrderBy(item => item.Id, StringComparer.Ordinal)
                        .Select((item, at) => new ListedItem(item, CodeOf(own.Key, at + 1), BundlesOf(item)))
                )
                .OrderBy(one => one.Item.Department, StringComparer.Ordinal),
        ];

    InternalItemCode? CodeOf(string department, int sequence) =>
        content.Units.TryGetValue(department, out var unit) ? InternalItemCode.Compose(unit.OrganisationCode, sequence).Value : null;

    IReadOnlyList<Bundle> BundlesOf(ServiceItem item) =>
        [.. cases.Content.Bundles.Values.Where(bundle => bundle.Legs.Any(leg => leg.Item == item.Id))];
}
