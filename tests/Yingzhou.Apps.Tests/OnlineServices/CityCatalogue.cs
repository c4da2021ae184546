using Yingzhou.Apps.Services.OnlineServices.Asking;
using Yingzhou.Apps.Services.OnlineServices.Finding;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Foundation.Content;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Search;

namespace Yingzhou.Apps.Tests.OnlineServices;

/// <summary>The city's catalogue as citizens search it, read from the content alone.</summary>
static class CityCatalogue
{
    static readonly CityContent City = CityContent.Find(AppContext.BaseDirectory)!;

    public static readonly Catalogue All = new(
        CasesContent.Read(City, OrganisationContent.Read(City).Content!).Content!,
        SearchLanguage.Read(City).Content!
    );

    public static readonly AspectWords Aspects = AspectWords.Read(City).Content!;

    public static readonly Consultation Consultation = new(All, Aspects, new Passages(All));

    /// <summary>Lines of a labelled file: what somebody typed and, behind bars, what is right.</summary>
    public static IReadOnlyList<string[]> Labelled(string file) =>
        [
            .. File.ReadLines(Path.Combine(City.Root, "../../tests/Yingzhou.Apps.Tests/OnlineServices/Queries", file))
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split('|').Select(part => part.Trim()).ToArray()),
        ];
}
