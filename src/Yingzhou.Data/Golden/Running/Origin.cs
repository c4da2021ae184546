using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Golden.Running;

/// <summary>Where a golden value comes from, as it is written beside the record (来源).</summary>
sealed record Origin(string Source, GoldenGround Ground, IReadOnlyList<GoldenOther> Others)
{
    public static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static IReadOnlyDictionary<string, Origin> Read(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, Origin>>(json, Json)!;
}
