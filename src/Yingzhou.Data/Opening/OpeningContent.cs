using Yingzhou.Foundation.Content;

namespace Yingzhou.Data.Opening;

/// <summary>A licence (许可协议) under which data is opened, said in plain words.</summary>
/// <param name="Id">As CKAN and SPDX name it, e.g. <c>cc-by-4.0</c>.</param>
/// <param name="Url">Where its text stands; its name for programs.</param>
public sealed record Licence(
    string Id,
    string Title,
    string Url,
    IReadOnlyList<string> May,
    IReadOnlyList<string> Must,
    IReadOnlyList<string> MayNot,
    bool Open = true
);

/// <summary>A theme (主题) of open data, after the data themes of the European Union (authority table data-theme).</summary>
/// <param name="Authority">Code of that table, e.g. <c>TRAN</c>.</param>
public sealed record OpenTheme(string Id, string Title, string Authority);

/// <summary>Shape of <c>opening/licences.json</c> and <c>opening/themes.json</c>.</summary>
sealed record LicencesFile(string Note, IReadOnlyList<Licence> Licences);

sealed record ThemesFile(string Note, IReadOnlyList<OpenTheme> Themes);

/// <summary>What the city's content says about opening, judged at start.</summary>
public sealed class OpeningContent
{
    public IReadOnlyList<Licence> Licences { get; }

    public IReadOnlyList<OpenTheme> Themes { get; }

    OpeningContent(IReadOnlyList<Licence> licences, IReadOnlyList<OpenTheme> themes) => (Licences, Themes) = (licences, themes);

    public Licence LicenceOf(string id) => Licences.FirstOrDefault(licence => licence.Id == id) ?? Licences[0];

    public OpenTheme ThemeOf(string id) => Themes.FirstOrDefault(theme => theme.Id == id) ?? Themes[0];

    internal static ContentReading<OpeningContent> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var licences = reader.One<LicencesFile>("opening/licences.json");
        var themes = reader.One<ThemesFile>("opening/themes.json");
        List<ContentProblem> problems = [.. reader.Problems];
        if (licences is not null)
            problems.AddRange(Check(licences));
        if (themes is { Content.Themes.Count: 0 })
            problems.Add(themes.Problem("themes", "至少要有一个主题"));
        return new(problems.Count == 0 ? new(licences!.Content.Licences, themes!.Content.Themes) : null, problems);
    }

    static IEnumerable<ContentProblem> Check(ContentFile<LicencesFile> file)
    {
        if (file.Content.Licences.Count == 0)
            yield return file.Problem("licences", "至少要有一份许可协议");
        foreach (var (index, licence) in file.Content.Licences.Index())
        {
            if (file.Content.Licences.Count(other => other.Id == licence.Id) > 1)
                yield return file.Problem($"licences[{index}].id", $"“{licence.Id}”写了两次");
            if (!Uri.TryCreate(licence.Url, UriKind.Absolute, out _))
                yield return file.Problem($"licences[{index}].url", $"“{licence.Url}”不是网址");
        }
    }
}
