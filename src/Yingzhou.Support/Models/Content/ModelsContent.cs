using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Models.Content;

sealed record RegistryFile(string Note, IReadOnlyList<ModelDefinition> Models);

/// <summary>The models of the city, <c>models/registry.json</c>.</summary>
sealed class ModelsContent
{
    const string Path = "models/registry.json";

    ModelsContent(IEnumerable<ModelDefinition> all) => ByKey = all.ToDictionary(one => one.Key);

    public IReadOnlyDictionary<string, ModelDefinition> ByKey { get; }

    public static ContentReading<ModelsContent> Read(CityContent city, IReadOnlySet<string> sources, Func<string, bool> knowsDepartment)
    {
        var reader = new ContentReader(city);
        if (reader.One<RegistryFile>(Path) is not { } file)
            return new(null, reader.Problems);
        List<ContentProblem> problems =
        [
            .. file.Content.Models.Index().SelectMany(one => Check(file, $"models[{one.Index}]", one.Item, sources, knowsDepartment)),
        ];
        foreach (var same in file.Content.Models.GroupBy(one => one.Key).Where(same => same.Count() > 1))
            problems.Add(file.Problem("models", $"模型 {same.Key} 登记了两次"));
        return problems.Count > 0 ? new(null, problems) : new(new(file.Content.Models), []);
    }

    static IEnumerable<ContentProblem> Check(
        ContentFile<RegistryFile> file,
        string at,
        ModelDefinition one,
        IReadOnlySet<string> sources,
        Func<string, bool> knowsDepartment
    )
    {
        if (
            one.Key.Length is < 3 or > 40
            || !one.Key.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
        )
            yield return file.Problem($"{at}.key", "标识用小写字母、数字和连字符，3 到 40 个");
        if (one.Series.Split('/') is not [{ Length: > 0 } source, { Length: > 0 }])
            yield return file.Problem($"{at}.series", "序列写成“来源/名称”，例如 eco-air/pm25");
        else if (!sources.Contains(source))
            yield return file.Problem(
                $"{at}.series",
                $"没有序列来源 {source}，现有：{string.Join("、", sources.Order(StringComparer.Ordinal))}"
            );
        if (!knowsDepartment(one.Owner))
            yield return file.Problem($"{at}.owner", $"没有部门 {one.Owner}");
        if (one.Applications.Count == 0)
            yield return file.Problem($"{at}.applications", "至少写一个用它的应用");
        if (one.Limits.Count == 0)
            yield return file.Problem($"{at}.limits", "写明适用边界，卡片上它排在最前");
        if (one.Risk is RiskClass.Decides && string.IsNullOrWhiteSpace(one.ConfirmedBy))
            yield return file.Problem($"{at}.confirmedBy", "对个人作出决定的模型要写明由谁确认");
        if ((one.Task is ModelTask.Anomaly) != one.LeastPrecision is >= 0 and <= 1)
            yield return file.Problem($"{at}.leastPrecision", "异常识别要写最低查准率（0 到 1），其他任务不写");
    }
}
