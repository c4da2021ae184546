using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality;

/// <summary>Departments by the quality of their data (质量排名), the best first.</summary>
/// <param name="Weeks">The days as of which the trends stand, oldest first.</param>
public sealed record QualityLeague(IReadOnlyList<LeagueEntry> Lines, IReadOnlyList<DateOnly> Weeks, DateTimeOffset AsOf);

/// <param name="Coverage">Items with a measured rule ÷ items: who deletes rules is better on paper only.</param>
/// <param name="Trend">Share kept at the end of each week; <c>null</c> before anything was checked.</param>
/// <param name="OlderRules">Datasets that are ranked by rules which have been released anew since: the new ones count from the next quarter.</param>
public sealed record LeagueEntry(LeagueLine Line, RatioOf Coverage, IReadOnlyList<decimal?> Trend, int OpenOrders, int OlderRules);
