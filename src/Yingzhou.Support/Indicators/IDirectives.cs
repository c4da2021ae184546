using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Indicators;

/// <summary>批示 on figures (p11 §4): given by a leader, answered by a unit, closed by who gave it; the answer stands beside the figure.</summary>
public interface IDirectives
{
    /// <summary>Units that may be asked about an indicator: those that answer for it, in the city and its counties.</summary>
    IReadOnlyList<string> Units(string indicator);

    bool MayGive(Subject official);

    Task<Outcome<IndicatorDirective>> Give(GiveDirective request, Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> Reply(Guid id, int seen, string answer, Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> Settle(Guid id, int seen, bool accepted, string opinion, Subject official, CancellationToken cancel = default);

    /// <summary>Of an indicator, the newest first.</summary>
    Task<IReadOnlyList<IndicatorDirective>> Of(string indicator, CancellationToken cancel = default);

    /// <summary>What the official gave, and what the unit of the acting post is asked, open ones first.</summary>
    Task<IReadOnlyList<IndicatorDirective>> Mine(Subject official, CancellationToken cancel = default);

    /// <summary>Whether the official may answer it, or close it, now.</summary>
    (bool Reply, bool Settle) May(IndicatorDirective directive, Subject official);

    /// <summary>How many are open, by indicator.</summary>
    Task<IReadOnlyDictionary<string, int>> Open(CancellationToken cancel = default);
}

/// <param name="Area">Of the figure; it must be one that the official sees.</param>
public sealed record GiveDirective(string Indicator, string Area, DateOnly Period, string Unit, string Text, DateOnly DueOn);
