using System.Text.Json.Nodes;

namespace Yingzhou.Support.Spatial.Http;

/// <summary>The interface described in OpenAPI 3.0, as the standard asks (17-069r4 §9): clients read paging and filters from it.</summary>
static class OgcApiDocument
{
    public static JsonObject Of(string home) =>
        new()
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject { ["title"] = "瀛洲 · 空间治理要素服务", ["version"] = "1.0.0" },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = home }),
            ["paths"] = new JsonObject
            {
                ["/"] = Get("getLandingPage", "入口", "application/json"),
                ["/conformance"] = Get("getConformanceDeclaration", "符合性", "application/json"),
                ["/collections"] = Get("getCollections", "图层目录", "application/json"),
                ["/collections/{collectionId}"] = Get("describeCollection", "图层", "application/json", Path("collectionId")),
                ["/collections/{collectionId}/items"] = Get(
                    "getFeatures",
                    "要素，按编号分页",
                    "application/geo+json",
                    Path("collectionId"),
                    Query("limit", "integer", "每页条数，最多 10000"),
                    Query("bbox", "string", "西,南,东,北；经度可跨 180°"),
                    Query("bbox-crs", "string", "bbox 的坐标系"),
                    Query("crs", "string", "返回的坐标系：CRS84、EPSG 4490、4326、3857 的 URI"),
                    Query("datetime", "string", "RFC 3339 时刻或区间；这些图层的要素没有时间，全部符合"),
                    Query("version", "integer", "图层的某一版；不写为当前版"),
                    Query("after", "string", "上一页最后一个编号，由 next 链接带出")
                ),
                ["/collections/{collectionId}/items/{featureId}"] = Get(
                    "getFeature",
                    "单个要素",
                    "application/geo+json",
                    Path("collectionId"),
                    Path("featureId"),
                    Query("crs", "string", "返回的坐标系")
                ),
            },
        };

    static JsonObject Get(string id, string summary, string type, params JsonNode[] parameters) =>
        new()
        {
            ["get"] = new JsonObject
            {
                ["operationId"] = id,
                ["summary"] = summary,
                ["parameters"] = new JsonArray(parameters),
                ["responses"] = new JsonObject
                {
                    ["200"] = new JsonObject
                    {
                        ["description"] = summary,
                        ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } } },
                    },
                    ["400"] = new JsonObject { ["description"] = "参数不对，detail 写明是哪一个" },
                    ["404"] = new JsonObject { ["description"] = "没有这个图层、版本或要素" },
                },
            },
        };

    static JsonObject Path(string name) =>
        new()
        {
            ["name"] = name,
            ["in"] = "path",
            ["required"] = true,
            ["schema"] = new JsonObject { ["type"] = "string" },
        };

    static JsonObject Query(string name, string type, string description) =>
        new()
        {
            ["name"] = name,
            ["in"] = "query",
            ["required"] = false,
            ["description"] = description,
            ["schema"] = new JsonObject { ["type"] = type },
        };
}
