using Yingzhou.Foundation.Content;

namespace Yingzhou.Apps.Services.OnlineServices.Asking;

/// <summary>How people ask about each aspect, from <c>search/aspects.json</c>. The rest of a question names the matter.</summary>
public sealed class AspectWords
{
    readonly IReadOnlyList<(string Words, Aspect Aspect)> said;

    AspectWords(AspectsFile file) =>
        said = [
            .. file
                .Aspects.SelectMany(aspect => aspect.Said.Select(words => (words, aspect.Aspect)))
                .OrderByDescending(one => one.words.Length),
        ];

    public static ContentReading<AspectWords> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var file = reader.One<AspectsFile>("search/aspects.json");
        if (file is null || reader.Problems.Count > 0)
            return new(null, reader.Problems);
        var twice = file
            .Content.Aspects.Index()
            .SelectMany(aspect =>
                aspect.Item.Said.Index().Select(said => (Path: $"aspects[{aspect.Index}].said[{said.Index}]", Words: said.Item))
            )
            .GroupBy(one => one.Words)
            .SelectMany(same => same.Skip(1))
            .Select(one => file.Problem(one.Path, $"“{one.Words}”写了两次，一种问法只能问一个方面"));
        return new(new(file.Content), [.. twice]);
    }

    /// <summary>The aspect whose words are longest in the question, and the question without them.</summary>
    public (Aspect Aspect, string Matter) Of(string question)
    {
        var aspect = Aspect.Overview;
        var matter = question;
        foreach (var (words, of) in said)
        {
            if (!matter.Contains(words, StringComparison.Ordinal))
                continue;
            if (aspect is Aspect.Overview)
                aspect = of;
            if (of == aspect)
                matter = matter.Replace(words, " ", StringComparison.Ordinal);
        }
        return (aspect, string.IsNullOrWhiteSpace(matter) ? question : matter);
    }
}

/// <summary>Shape of <c>search/aspects.json</c>.</summary>
sealed record AspectsFile(string Note, IReadOnlyList<AspectSaid> Aspects);

sealed record AspectSaid(Aspect Aspect, IReadOnlyList<string> Said);
