using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Support.Cases.Content;
using Audience = Yingzhou.Support.Cases.Content.Subject;

namespace Yingzhou.Apps.Services.OnlineServices.Finding;

/// <summary>Something that can be applied for (可办事项): a service item or a bundle, seen alike by whoever looks for it.</summary>
public sealed record Offer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Summary { get; init; }

    public required IReadOnlyList<string> AlsoCalled { get; init; }

    public required IReadOnlyList<Audience> Audiences { get; init; }

    /// <summary><c>null</c> for a bundle (一件事).</summary>
    public required PowerKind? Kind { get; init; }

    /// <summary>Family of the department that decides or leads.</summary>
    public required string Department { get; init; }

    public required DivisionLevel Level { get; init; }

    /// <summary>Prefixes of the divisions in which it can be applied for.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    public required int PromisedWorkdays { get; init; }

    /// <summary>Items in a bundle, 1 for an item.</summary>
    public required int Parts { get; init; }

    /// <summary>How often one has to come in person.</summary>
    public required int Trips { get; init; }

    /// <summary>Id of the form.</summary>
    public required string Form { get; init; }

    /// <summary>How likely it is wanted before anything is typed, 0 to 1; see <see cref="OfferSearch"/>.</summary>
    public double Prior { get; init; }

    public bool IsBundle => Kind is null;

    public string Href => IsBundle ? $"/bundles/{Id}" : $"/items/{Id}";

    public string ApplyHref => $"/apply/{Id}";

    public static Offer Of(ServiceItem item) =>
        new()
        {
            Id = item.Id,
            Name = item.Name,
            Summary = item.Summary,
            AlsoCalled = item.AlsoCalled,
            Audiences = item.Subjects,
            Kind = item.Kind,
            Department = item.Department,
            Level = item.Level,
            Regions = item.Regions,
            PromisedWorkdays = item.Clock.PromisedWorkdays,
            Parts = 1,
            Trips = item.Trips,
            Form = item.Form,
            Prior = OfferSearch.PriorOf(item),
        };

    public static Offer Of(Bundle bundle, IReadOnlyDictionary<string, ServiceItem> items) =>
        new()
        {
            Id = bundle.Id,
            Name = bundle.Name,
            Summary = bundle.Summary,
            AlsoCalled = bundle.AlsoCalled,
            Audiences = bundle.Subjects,
            Kind = null,
            Department = bundle.Lead,
            Level = bundle.Level,
            Regions = bundle.Regions,
            PromisedWorkdays = bundle.PromisedWorkdays,
            Parts = bundle.Legs.Count,
            Trips = bundle.Legs.Max(leg => items[leg.Item].Trips),
            Form = bundle.Form,
            Prior = OfferSearch.BundlePrior,
        };
}
