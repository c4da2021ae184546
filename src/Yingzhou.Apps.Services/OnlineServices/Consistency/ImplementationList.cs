using System.Text;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Services.OnlineServices.Consistency;

/// <summary>The fields of an implementation list (实施清单) on which the same item must agree everywhere.</summary>
public enum ListField
{
    Materials,
    Promise,
    Conditions,
    Trips,
    Fee,
    Delivery,
}

/// <summary>
/// What a county publishes for an item (县区实施清单), as far as it has to be the same everywhere: GB/T 39554.2-2020 elements. Names are compared without blanks and
/// with brackets of one width, so that a typing habit is no difference.
/// </summary>
/// <param name="PromisedWorkdays">承诺时限.</param>
public sealed record ImplementationList(
    IReadOnlySet<string> Materials,
    int PromisedWorkdays,
    IReadOnlySet<string> Conditions,
    int Trips,
    decimal Fee,
    IReadOnlySet<string> Delivery
)
{
    public static ImplementationList Of(ServiceItem item) =>
        new(
            Words(item.Materials.Select(material => material.Name)),
            item.Clock.PromisedWorkdays,
            Words(item.Conditions.Select(condition => condition.Text)),
            item.Trips,
            item.Fee.Yuan,
            Words(item.Delivery.Select(way => way.ToString()))
        );

    internal static IReadOnlySet<string> Words(IEnumerable<string> words) => words.Select(Folded).ToHashSet(StringComparer.Ordinal);

    // Compatibility composition makes full-width brackets, digits and letters the plain ones.
    static string Folded(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter)));
}

/// <param name="Missing">Of the city's list, not in the county's.</param>
/// <param name="Added">In the county's, not in the city's: what it asks for on top.</param>
/// <param name="Reason">Why the county differs; <c>null</c> when it does not say, which makes it a finding.</param>
public sealed record FieldDifference(ListField Field, IReadOnlyList<string> Missing, IReadOnlyList<string> Added, string? Reason)
{
    public bool IsExplained => !string.IsNullOrWhiteSpace(Reason);
}
