using System.Text.Json;

namespace Yingzhou.Foundation.Content;

/// <summary>Reads the files of one part of the content and keeps every problem met on the way.</summary>
public sealed class ContentReader(CityContent city)
{
    readonly List<ContentProblem> problems = [];

    public IReadOnlyList<ContentProblem> Problems => problems;

    /// <returns><c>null</c> when the file is missing or malformed; the problems say why.</returns>
    public ContentFile<T>? One<T>(string file)
        where T : class
    {
        if (!city.Has(file))
        {
            problems.Add(new(file, "", "缺少此文件"));
            return null;
        }
        return Parse<T>(file);
    }

    /// <summary>All files of a folder with the given ending; malformed ones are left out and reported.</summary>
    public IReadOnlyList<ContentFile<T>> All<T>(string folder, string ending = ".json")
        where T : class
    {
        var files = city.Files(folder, ending);
        if (files.Count == 0)
            problems.Add(new(folder, "", $"没有 *{ending} 文件"));
        return [.. files.Select(Parse<T>).OfType<ContentFile<T>>()];
    }

    /// <summary>Files that other engines parse (BPMN, DMN, forms): their text as it stands.</summary>
    public IReadOnlyList<ContentFile<string>> Texts(string folder, string ending) =>
        [.. city.Files(folder, ending).Select(file => new ContentFile<string>(file, city.ReadText(file)))];

    ContentFile<T>? Parse<T>(string file)
        where T : class
    {
        try
        {
            using var json = JsonDocument.Parse(city.ReadBytes(file), ContentJson.Document);
            var shape = new JsonShape(file);
            shape.Check(json.RootElement, ContentJson.Options.GetTypeInfo(typeof(T)), "");
            problems.AddRange(shape.Problems);
            return shape.Problems.Count == 0 && json.Deserialize<T>(ContentJson.Options) is { } content ? new(file, content) : null;
        }
        catch (JsonException broken)
        {
            problems.Add(new(file, $"第 {broken.LineNumber + 1} 行", "不是合法的 JSON，或同名属性写了两次"));
            return null;
        }
    }
}
