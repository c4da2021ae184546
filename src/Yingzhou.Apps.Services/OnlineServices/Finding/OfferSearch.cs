using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Search;

namespace Yingzhou.Apps.Services.OnlineServices.Finding;

/// <param name="Score">As the index gives it, comparable between questions.</param>
/// <param name="Coverage">Which share of what was asked is found in the offer at all, 0 to 1.</param>
public sealed record OfferHit(Offer Offer, double Score, double Coverage);

/// <summary>Finds offers by the words people use. How words are compared is the search engine's; what an offer says to it and how likely it is wanted is here.</summary>
public sealed class OfferSearch
{
    // Until a year of cases can be counted: what has a file of its own is what most people come for, of a family the beginning
    // is asked for more often than what follows, and a life event comes first when somebody asks for all that belongs to it.
    public const double BundlePrior = 0.7;
    const double OwnFile = 1;
    const double FamilyBeginning = 0.8;
    const double FamilyFollowUp = 0.3;

    readonly Dictionary<string, Offer> offers;
    readonly SearchIndex index;

    public OfferSearch(IReadOnlyList<Offer> offers, SearchLanguage language)
    {
        this.offers = offers.ToDictionary(offer => offer.Id, StringComparer.Ordinal);
        index = new([.. offers.Select(Document)], language);
    }

    public static double PriorOf(ServiceItem item) =>
        item switch
        {
            { Family: null } => OwnFile,
            { FollowsUp: false } => FamilyBeginning,
            _ => FamilyFollowUp,
        };

    public IReadOnlyList<OfferHit> For(string words, string? region = null) =>
        [.. index.Search(new(words, region)).Select(hit => new OfferHit(offers[hit.Id], hit.Score, hit.Coverage))];

    static SearchDocument Document(Offer offer) =>
        new(offer.Id, [offer.Name, .. offer.AlsoCalled], offer.Summary, offer.Regions, offer.Prior, offer.IsBundle);
}
