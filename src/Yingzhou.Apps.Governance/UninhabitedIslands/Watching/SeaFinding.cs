using Yingzhou.Apps.Governance.UninhabitedIslands.Content;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Governance.UninhabitedIslands.Watching;

/// <summary>Something that a ship does near an island, or does no more (海上研判).</summary>
/// <param name="Kind">预警类别.</param>
/// <param name="Ends">It is so no more; then the rest says nothing.</param>
/// <param name="Evidence">By what it was found, for the alert.</param>
sealed record SeaFinding(
    string Kind,
    Island Island,
    DateTimeOffset At,
    bool Ends = false,
    AlertLevel Level = AlertLevel.Blue,
    string Text = "",
    IReadOnlyDictionary<string, object>? Evidence = null
)
{
    public const string Intrusion = "island-intrusion";
    public const string Loitering = "sea-loitering";
    public const string Dark = "dark-vessel";

    public static readonly IReadOnlyList<string> Kinds = [Intrusion, Loitering, Dark];
}
