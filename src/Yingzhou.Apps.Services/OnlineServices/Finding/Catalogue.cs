using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Search;
using Audience = Yingzhou.Support.Cases.Content.Subject;

namespace Yingzhou.Apps.Services.OnlineServices.Finding;

/// <summary>All that citizens and enterprises may apply for (事项目录). What is between units of the administration is not shown here.</summary>
public sealed class Catalogue
{
    readonly Dictionary<string, Offer> byId;
    readonly OfferSearch search;

    public Catalogue(CasesContent content, SearchLanguage language)
    {
        Content = content;
        Bundles = [.. content.Bundles.Values.Select(bundle => Offer.Of(bundle, content.Items)).Where(ForThePublic)];
        Items = [.. content.Items.Values.Select(Offer.Of).Where(ForThePublic).OrderBy(item => item.Name, StringComparer.Ordinal)];
        byId = Bundles.Concat(Items).ToDictionary(offer => offer.Id, StringComparer.Ordinal);
        search = new OfferSearch([.. Bundles, .. Items], language);
    }

    public CasesContent Content { get; }

    public IReadOnlyList<Offer> Bundles { get; }

    public IReadOnlyList<Offer> Items { get; }

    public Offer? Find(string id) => byId.GetValueOrDefault(id);

    /// <param name="region">Code of the division the asker is in; <c>null</c> anywhere.</param>
    public IReadOnlyList<Offer> Search(string words, string? region = null) => [.. Hits(words, region).Select(hit => hit.Offer)];

    public IReadOnlyList<OfferHit> Hits(string words, string? region = null) => search.For(words, region);

    /// <summary>A family of departments by the name of the city's own, or of the first there is: 市场监督管理局.</summary>
    public string DepartmentName(string family) =>
        Content
            .Organisation.Departments.Values.Where(department => department.Family == family)
            .OrderBy(department => department.Level)
            .FirstOrDefault()
            ?.Name
        ?? family;

    static bool ForThePublic(Offer offer) => offer.Audiences.Any(audience => audience is Audience.Citizen or Audience.Enterprise);
}
