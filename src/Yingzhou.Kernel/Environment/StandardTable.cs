using System.Text.Json;
using System.Text.Json.Serialization;

namespace Yingzhou.Kernel;

/// <summary>标准 behind a table: editions are dated, and a published figure names its edition for ever.</summary>
/// <param name="Id">e.g. <c>gb3838-2002</c>.</param>
/// <param name="Number">e.g. GB 3838-2002.</param>
/// <param name="Clause">Table or clause.</param>
/// <param name="InForceUntil">Last day in force; <c>null</c> while open.</param>
public sealed record StandardEdition(string Id, string Number, string Title, string Clause, DateOnly InForceFrom, DateOnly? InForceUntil)
{
    public bool InForceOn(DateOnly day) => day >= InForceFrom && (InForceUntil is null || day <= InForceUntil);

    /// <summary>The edition that a day is judged by.</summary>
    /// <returns>A fault when the city holds no edition for the day: an older one is not used in its place.</returns>
    public static Outcome<T> On<T>(DateOnly day, IEnumerable<T> editions, Func<T, StandardEdition> edition, string what)
        where T : class =>
        editions.Where(one => edition(one).InForceOn(day)).MaxBy(one => edition(one).InForceFrom) is { } found
            ? found
            : new Fault("environment.no-edition", $"没有在 {day:yyyy-MM-dd} 施行的“{what}”标准表，请补充标准内容后再算。")
            {
                Field = "edition",
            };
}

/// <summary>Reads standard tables: content is refused with the place and the rule that it breaks.</summary>
static class StandardTable
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static Outcome<T> Read<T>(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Json) is { } read ? read : Unsound("内容是空的");
        }
        catch (JsonException broken)
        {
            return Unsound($"{broken.Path}：{broken.Message}");
        }
    }

    public static Fault Unsound(string reason) => new("environment.table-unsound", $"标准表无法使用：{reason}。", 400) { Field = "table" };
}
