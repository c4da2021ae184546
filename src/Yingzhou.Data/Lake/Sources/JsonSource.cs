using System.Text.Json;

namespace Yingzhou.Data.Lake.Sources;

/// <summary>A JSON array of flat objects, or one object a line. The header is what the first thousand objects name.</summary>
static class JsonSource
{
    const int Looked = 1_000;
    const int Shown = 200;

    public static SourceRows Open(Stream file)
    {
        var objects = Objects(file).GetEnumerator();
        var first = new List<JsonElement>();
        while (first.Count < Looked && Move(objects))
            first.Add(objects.Current);
        if (first.Count == 0)
            throw new RefusedSourceException("文件里没有一个对象");
        var header = first
            .Where(one => one.ValueKind is JsonValueKind.Object)
            .SelectMany(one => one.EnumerateObject().Select(field => field.Name))
            .Distinct()
            .ToList();
        return new(header, Rows(first, objects, header));
    }

    static IEnumerable<SourceRow> Rows(List<JsonElement> first, IEnumerator<JsonElement> more, List<string> header)
    {
        var places = header.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        using (more)
        {
            foreach (var one in first)
                yield return Row(one, places);
            while (Move(more))
                yield return Row(more.Current, places);
        }
    }

    static SourceRow Row(JsonElement one, Dictionary<string, int> places)
    {
        if (one.ValueKind is not JsonValueKind.Object)
            return new(null, "不是对象", Beginning(one));
        var values = new string?[places.Count];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in one.EnumerateObject())
        {
            if (!seen.Add(field.Name))
                return new(null, $"字段 {field.Name} 写了两次", Beginning(one));
            if (!places.TryGetValue(field.Name, out var place))
                return new(null, $"字段 {field.Name} 不在表头里", Beginning(one));
            if (field.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                return new(null, $"字段 {field.Name} 不是单个的值", Beginning(one));
            values[place] = field.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => field.Value.GetString(),
                _ => field.Value.GetRawText(),
            };
        }
        return new(values, null, "");
    }

    static string Beginning(JsonElement one)
    {
        var text = one.GetRawText();
        return text.Length <= Shown ? text : text[..Shown];
    }

    static IEnumerable<JsonElement> Objects(Stream file)
    {
        var isArray = false;
        int next;
        do next = file.ReadByte();
        while (next is ' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF);
        isArray = next == '[';
        file.Position = 0;
        if (file.ReadByte() != 0xEF)
            file.Position = 0;
        else
            file.Position = 3;
        return JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(file, topLevelValues: !isArray).ToBlockingEnumerable();
    }

    static bool Move(IEnumerator<JsonElement> objects)
    {
        try
        {
            return objects.MoveNext();
        }
        catch (JsonException broken)
        {
            throw new RefusedSourceException($"第 {broken.LineNumber + 1} 行不是合法的 JSON", broken);
        }
    }
}
