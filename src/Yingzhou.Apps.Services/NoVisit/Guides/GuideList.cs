using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Services.NoVisit.Guides;

/// <summary>A guide (办事指南) and how hard it is to read.</summary>
sealed record JudgedGuide(string Id, string Name, Readability Read);

/// <summary>All guides, the hardest first. What they say stands in the city's content, so each is read once and not at every look.</summary>
sealed class GuideList(PlainLanguage plain, CasesContent cases)
{
    readonly Lazy<IReadOnlyList<JudgedGuide>> all = new(() =>
        [
            .. cases
                .Items.Values.Select(item => new JudgedGuide(item.Id, item.Name, plain.Read(TextOf(item))))
                .OrderByDescending(one => one.Read.Points)
                .ThenBy(one => one.Name, StringComparer.Ordinal),
        ]
    );

    public IReadOnlyList<JudgedGuide> All => all.Value;

    // What an applicant reads: summary, conditions, hints to materials.
    static string TextOf(ServiceItem item) =>
        string.Join(
            '\n',
            [item.Summary, .. item.Conditions.SelectMany(one => new[] { one.Text, one.OnFalse }), .. item.Materials.Select(one => one.Hint)]
        );
}
