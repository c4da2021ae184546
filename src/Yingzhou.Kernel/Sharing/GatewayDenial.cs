namespace Yingzhou.Kernel;

/// <summary>Why a call was not answered (拒绝码). The code is contract: callers switch on it. Source: p03 §2.</summary>
/// <param name="Detail">What the caller's staff must do.</param>
/// <param name="RetryAfter">Seconds; <c>null</c> when trying again changes nothing.</param>
public sealed record GatewayDenial(string Code, string Detail, int? RetryAfter = null)
{
    public int Status => int.Parse(Code.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Words for the histogram of denials.</summary>
    public static readonly IReadOnlyDictionary<string, string> Titles = new Dictionary<string, string>
    {
        ["400-query"] = "请求内容不合格式",
        ["401-sig"] = "签名不符",
        ["401-replay"] = "重放或时间偏差",
        ["403-grant"] = "授权无效",
        ["403-purpose"] = "用途不在授权内",
        ["403-case"] = "办件不符",
        ["403-field"] = "字段不在授权内",
        ["403-level"] = "数据级别高于授权",
        ["404-export"] = "没有这个批次",
        ["409-key"] = "幂等键已用于别的请求",
        ["409-schema"] = "数据结构已变",
        ["413-body"] = "请求体过大",
        ["413-rows"] = "超过单次行数",
        ["429-quota"] = "超过配额",
        ["503-evidence"] = "存证不可用",
        ["503-source"] = "数据源不可用",
    };

    public static GatewayDenial Query(string detail) => new("400-query", detail);

    public static GatewayDenial Signature(string detail) => new("401-sig", detail);

    public static GatewayDenial Replay(string detail) => new("401-replay", detail);

    public static GatewayDenial Grant(string detail) => new("403-grant", detail);

    public static GatewayDenial Purpose(string detail) => new("403-purpose", detail);

    public static GatewayDenial Case(string detail) => new("403-case", detail);

    public static GatewayDenial Field(string detail) => new("403-field", detail);

    public static GatewayDenial Level(string detail) => new("403-level", detail);

    public static GatewayDenial NoExport => new("404-export", "没有这个批次，或者它不属于这个授权。");

    public static GatewayDenial KeyReused => new("409-key", "这个 Idempotency-Key 已用于另一个请求，请换一个新的。");

    public static GatewayDenial Schema(string detail) => new("409-schema", detail);

    public static GatewayDenial Body(string detail) => new("413-body", detail);

    public static GatewayDenial Rows(string detail) => new("413-rows", detail);

    public static GatewayDenial Quota(string detail, int retryAfter) => new("429-quota", detail, retryAfter);

    public static GatewayDenial NoEvidence => new("503-evidence", "网关暂时无法留存证据，没有读取任何数据，请稍后重试。", 5);

    public static GatewayDenial Source(string detail, int retryAfter) => new("503-source", detail, retryAfter);
}
