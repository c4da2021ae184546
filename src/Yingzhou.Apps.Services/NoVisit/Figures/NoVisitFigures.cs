using Yingzhou.Apps.Services.NoVisit.Content;
using Yingzhou.Apps.Services.NoVisit.Video;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Figures;

/// <param name="SavedHours">Ferry-hours that were not travelled.</param>
public sealed record IslandFigure(DeliveryRoute Route, RatioOf NoVisit, double SavedHours);

/// <summary>What the cockpit shows (不见面指标), counted from finished video visits.</summary>
sealed class NoVisitFigures(CallQueries calls, NoVisitContent content)
{
    public async Task<(RatioOf All, IReadOnlyList<IslandFigure> Islands, IReadOnlyList<ParetoLine<string>> Forced, double SavedHours)> Of(
        RegionScope scope,
        CancellationToken cancel
    )
    {
        var finished = await calls.Finished(scope, cancel);
        var islands = content
            .Routes.Select(route =>
            {
                var here = finished.Where(one => content.RouteTo(one.Island)?.Id == route.Id).ToList();
                var rate = NoVisitRate.Of(here);
                return new IslandFigure(
                    route,
                    rate,
                    NoVisitRate.SavedFerryHours(
                        [(route.Id, (int)rate.Numerator)],
                        new Dictionary<string, double> { [route.Id] = route.RoundTripHours }
                    )
                );
            })
            .ToList();
        return (NoVisitRate.Of(finished), islands, NoVisitRate.ForcedVisits(finished), islands.Sum(island => island.SavedHours));
    }

    public string ReasonTitle(string code) =>
        code == NoVisitRate.NotGiven ? "没有写明" : content.ForcedVisitReasons.FirstOrDefault(reason => reason.Code == code)?.Title ?? code;
}
