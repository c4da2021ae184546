using System.Text.RegularExpressions;
using Yingzhou.Foundation.Content;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Support.Perception.Content;

/// <summary>The alert rules of the city over what devices measure, judged at start.</summary>
sealed partial class RuleContent
{
    const string Folder = "alerting/rules";
    static readonly string[] Places = ["device", "property", "value", "unit"];

    readonly ILookup<string, AlertRule> byProduct;

    RuleContent(IReadOnlyList<AlertRule> all) => (All, byProduct) = (all, all.ToLookup(rule => rule.Product));

    public IReadOnlyList<AlertRule> All { get; }

    /// <summary>In the order of their ids, so that a device's rules keep their places.</summary>
    public AlertRule[] Of(Device device) =>
        [.. byProduct[device.Product].Where(rule => rule.Devices is null || rule.Devices.Contains(device.Code))];

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    static partial Regex Id { get; }

    [GeneratedRegex(@"\{([^}]*)\}")]
    static partial Regex Place { get; }

    public static ContentReading<RuleContent> Read(CityContent city, ProductContent products, IAlertKinds kinds)
    {
        var reader = new ContentReader(city);
        var files = city.Files(Folder, ".json").Count == 0 ? [] : reader.All<AlertRule>(Folder);
        List<ContentProblem> problems = [.. reader.Problems, .. files.SelectMany(file => Check(file, products, kinds))];
        foreach (var same in files.GroupBy(file => file.Content.Id).Where(same => same.Count() > 1))
            problems.Add(same.Last().Problem("id", $"预警规则“{same.Key}”写了两次"));
        // One alert has one kind: rules that share a cause must share it, too.
        foreach (var cause in files.GroupBy(file => (file.Content.Product, file.Content.Why)))
            if (cause.Select(file => file.Content.Kind).Distinct().Count() > 1)
                problems.Add(cause.Last().Problem("cause", $"同一原因“{cause.Key.Why}”的规则应属于同一预警类别"));
        return new(
            problems.Count == 0 ? new([.. files.Select(file => file.Content).OrderBy(rule => rule.Id, StringComparer.Ordinal)]) : null,
            problems
        );
    }

    static IEnumerable<ContentProblem> Check(ContentFile<AlertRule> file, ProductContent products, IAlertKinds kinds)
    {
        var rule = file.Content;
        if (!Id.IsMatch(rule.Id))
            yield return file.Problem("id", "应为小写字母、数字和连字符");
        if (kinds.TitleOf(rule.Kind) is null)
            yield return file.Problem("kind", $"没有预警类别“{rule.Kind}”");
        if (products[rule.Product] is not { } product)
            yield return file.Problem("product", $"没有物模型“{rule.Product}”");
        else if (product.PropertyOf(rule.Property) is null)
            yield return file.Problem("property", $"物模型“{product.Title}”没有属性“{rule.Property}”");
        if (rule.When.Read() is not { } condition)
            yield return file.Problem("when", "应写出一种条件，且只写一种：threshold、rate、missing、deviation");
        else if (condition.Unsound() is { } unsound)
            yield return file.Problem($"when.{unsound.Field}", unsound.Detail);
        foreach (Match place in Place.Matches(rule.Text))
            if (!Places.Contains(place.Groups[1].Value))
                yield return file.Problem(
                    "text",
                    $"{place.Value} 没有对应的内容，可用：{string.Join("、", Places.Select(one => $"{{{one}}}"))}"
                );
        foreach (var (path, text) in new[] { ("title", rule.Title), ("text", rule.Text), ("source", rule.Source) })
            if (string.IsNullOrWhiteSpace(text))
                yield return file.Problem(path, "不能为空");
    }
}
