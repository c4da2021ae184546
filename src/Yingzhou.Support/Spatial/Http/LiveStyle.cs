using Yingzhou.Support.Spatial.Live;

namespace Yingzhou.Support.Spatial.Http;

/// <summary>How live layers are drawn: many together as a disc that grows with their number (the page writes it on), one alone as a dot in the colour of its state, or as an arrow along its course.</summary>
static class LiveStyle
{
    static readonly object[] Many = ["has", "count"];
    static readonly object[] Heading = ["all", new object[] { "!", Many }, new object[] { "has", "course" }];
    static readonly object[] Standing = ["all", new object[] { "!", Many }, new object[] { "!", new object[] { "has", "course" } }];

    public static IEnumerable<object> Drawn(LiveSource live)
    {
        yield return Of(
            live,
            "many",
            "circle",
            Many,
            new()
            {
                ["circle-color"] = "#10394a",
                ["circle-opacity"] = 0.85,
                ["circle-radius"] = new object[] { "step", new object[] { "get", "count" }, 12, 10, 14, 100, 17, 1_000, 21, 10_000, 25 },
                ["circle-stroke-color"] = "#ffffff",
                ["circle-stroke-width"] = 1.5,
            },
            []
        );
        yield return Of(
            live,
            "dot",
            "circle",
            Standing,
            new()
            {
                ["circle-color"] = new object[]
                {
                    "match",
                    new object[] { "get", "state" },
                    "good",
                    "#2f7d4f",
                    "quiet",
                    "#b3261e",
                    "#6b7b83",
                },
                ["circle-radius"] = 5.5,
                ["circle-stroke-color"] = "#ffffff",
                ["circle-stroke-width"] = 1.5,
            },
            []
        );
        yield return Of(
            live,
            "arrow",
            "symbol",
            Heading,
            [],
            new()
            {
                ["icon-image"] = "yz-arrow",
                ["icon-rotate"] = new object[] { "get", "course" },
                ["icon-rotation-alignment"] = "map",
                ["icon-allow-overlap"] = true,
                ["icon-ignore-placement"] = true,
            }
        );
    }

    static object Of(
        LiveSource live,
        string part,
        string type,
        object[] filter,
        Dictionary<string, object> paint,
        Dictionary<string, object> layout
    ) =>
        new Dictionary<string, object>
        {
            ["id"] = $"{live.Source}.{part}",
            ["type"] = type,
            ["source"] = live.Source,
            ["source-layer"] = live.Layer.Id,
            ["filter"] = filter,
            ["paint"] = paint,
            ["layout"] = layout,
        };
}
