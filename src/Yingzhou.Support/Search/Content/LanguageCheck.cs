using Yingzhou.Foundation.Content;
using Yingzhou.Support.Search.Words;

namespace Yingzhou.Support.Search.Content;

/// <summary>A wording has one meaning, and a line of readings is a syllable with its characters.</summary>
static class LanguageCheck
{
    public static IEnumerable<ContentProblem> Check(ContentFile<LanguageFile> file, ContentFile<string> pinyin)
    {
        Dictionary<string, string> meant = [];
        foreach (var (index, group) in file.Content.Synonyms.Index())
        {
            foreach (var (at, said) in group.Said.Index())
            {
                var path = $"synonyms[{index}].said[{at}]";
                var folded = Folded.Of(said);
                if (folded.Length == 0)
                    yield return file.Problem(path, "说法是空的");
                else if (folded == Folded.Of(group.Means))
                    yield return file.Problem(path, $"“{said}”就是 means，不用再写");
                else if (!meant.TryAdd(folded, group.Means))
                    yield return file.Problem(path, $"“{said}”已经归到“{meant[folded]}”，一种说法只能有一个意思");
            }
        }
        foreach (var (index, group) in file.Content.Synonyms.Index().Where(group => meant.ContainsKey(Folded.Of(group.Item.Means))))
            yield return file.Problem(
                $"synonyms[{index}].means",
                $"“{group.Means}”自己又归到“{meant[Folded.Of(group.Means)]}”，要合成一组"
            );
        foreach (var (number, text) in SearchLanguage.Lines(pinyin))
        {
            if (text.Split(' ') is not [var syllable, { Length: > 0 }] || !syllable.All(char.IsAsciiLetterLower))
                yield return pinyin.Problem($"第 {number} 行", "应为一个小写音节、一个空格和读这个音的字");
        }
    }

    public static IEnumerable<(string, string)> Syllables(ContentFile<string> file) =>
        from line in SearchLanguage.Lines(file)
        let parts = line.Text.Split(' ')
        where parts.Length == 2
        select (parts[0], parts[1]);
}
