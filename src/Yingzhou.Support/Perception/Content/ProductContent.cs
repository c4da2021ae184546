using System.Globalization;
using System.Text.RegularExpressions;
using Yingzhou.Formats;
using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Perception.Content;

/// <summary>The thing models of the city (物模型), <c>devices/products/*.json</c>, judged at start.</summary>
sealed partial class ProductContent(IReadOnlyList<Product> products)
{
    readonly Dictionary<string, Product> byId = products.ToDictionary(product => product.Id);

    public IReadOnlyList<Product> All { get; } = products;

    public Product? this[string id] => byId.GetValueOrDefault(id);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    static partial Regex Id { get; }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,40}$")]
    static partial Regex PropertyId { get; }

    public static ContentReading<ProductContent> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var files = reader.All<Product>("devices/products");
        List<ContentProblem> problems = [.. reader.Problems, .. files.SelectMany(Check)];
        foreach (var same in files.GroupBy(file => file.Content.Id).Where(same => same.Count() > 1))
            problems.Add(same.Last().Problem("id", $"物模型“{same.Key}”写了两次"));
        return new(problems.Count == 0 ? new([.. files.Select(file => file.Content)]) : null, problems);
    }

    static IEnumerable<ContentProblem> Check(ContentFile<Product> file)
    {
        var product = file.Content;
        if (!Id.IsMatch(product.Id))
            yield return file.Problem("id", "应为小写字母、数字和连字符");
        if (product.Seconds is < 1 or > 7 * 24 * 3600)
            yield return file.Problem("seconds", "上报间隔应在 1 秒到 7 天之间");
        if (product.Properties.Count == 0)
            yield return file.Problem("properties", "至少要有一个属性");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, property) in product.Properties.Index())
        {
            if (!PropertyId.IsMatch(property.Id))
                yield return file.Problem($"properties[{index}].id", "应为 1 到 40 个字母、数字、连字符或下划线");
            if (!ids.Add(property.Id))
                yield return file.Problem($"properties[{index}].id", $"属性“{property.Id}”写了两次");
            if (property.Least > property.Most)
                yield return file.Problem($"properties[{index}].least", "量程下限不能大于上限");
        }
        foreach (var problem in Commands(file))
            yield return problem;
    }

    static IEnumerable<ContentProblem> Commands(ContentFile<Product> file)
    {
        var product = file.Content;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, command) in product.Commands.Index())
        {
            if (!Id.IsMatch(command.Id))
                yield return file.Problem($"commands[{index}].id", "应为小写字母、数字和连字符");
            if (!ids.Add(command.Id))
                yield return file.Problem($"commands[{index}].id", $"指令“{command.Id}”写了两次");
            if (command.Value is { } value && value.Least > value.Most)
                yield return file.Problem($"commands[{index}].value.least", "参数下限不能大于上限");
            if (command.Setting && command.Value is null)
                yield return file.Problem($"commands[{index}].setting", "期望状态要有参数值");
            if (command.Minutes is < 1 or > 24 * 60)
                yield return file.Problem($"commands[{index}].minutes", "有效期应为 1 到 1440 分钟");
            if (product.Wire is not (Wire.Mqtt or Wire.Hj212 or Wire.Sl651 or Wire.Jt808))
                yield return file.Problem($"commands[{index}]", "这种接入协议没有下行指令");
            if (product.Wire is Wire.Hj212 && command.Hj212 is not { Cn: >= 1000 and <= 9999 })
                yield return file.Problem($"commands[{index}].hj212.cn", "HJ 212 的指令要有四位命令编码");
            if (
                product.Wire is Wire.Sl651
                && Wrong(command, command.Sl651, 2, "SL 651 的指令要有两位十六进制功能码（37 至 FE）", 0x37, 0xFE) is { } station
            )
                yield return file.Problem($"commands[{index}].sl651.{station.Field}", station.Why);
            if (
                product.Wire is Wire.Jt808
                && Wrong(command, command.Jt808, 4, "JT/T 808 的指令要有四位十六进制消息 ID（8102 至 8FFF）", 0x8102, 0x8FFF)
                    is { } terminal
            )
                yield return file.Problem($"commands[{index}].jt808.{terminal.Field}", terminal.Why);
        }
    }

    static (string Field, string Why)? Wrong(ProductCommand command, BinaryCommand? said, int digits, string codes, int least, int most) =>
        said is null
        || said.Code.Length != digits
        || !int.TryParse(said.Code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        || code < least
        || code > most
            ? ("code", codes)
        : HexBody.Read(said.Body) is not { Fault: null } body ? ("body", HexBody.Read(said.Body).Fault!.Detail)
        : body.Value.HasValue != (command.Value is not null) ? ("body", "正文里有没有 {value} 应与指令有没有参数一致")
        : command.Value is { } value && !(body.Value.Fits(value.Least) && body.Value.Fits(value.Most))
            ? ("body", "参数的上下限写不进正文留的位数")
        : null;
}
