using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Video;

/// <summary>
/// Whether the clerks on duty can carry the calls (视频窗口负荷, a07 §3). Planning goes by Erlang C, where nobody gives up: a load that only abandonment makes bearable is an
/// alert, not a success. What callers will see goes by Erlang A.
/// </summary>
/// <param name="PatienceMinutes">Mean patience of callers; own default until measured: 15.</param>
public sealed record VideoLoad(double CallsPerHour, double MinutesPerCall, int Clerks, double PatienceMinutes = 15)
{
    /// <summary>A wait longer than this is offered as a call-back; an equal one is not.</summary>
    public const double CallBackAfterMinutes = 10;

    ErlangC Patient => new(CallsPerHour, MinutesPerCall, Clerks);

    ErlangA Leaving => new(CallsPerHour, MinutesPerCall, Clerks, PatienceMinutes);

    /// <summary>With as much work as clerks, or more, the queue would only grow.</summary>
    public bool Overloaded => !Patient.IsStable;

    public double LoadShare => Clerks == 0 ? double.PositiveInfinity : Patient.OfferedLoad / Clerks;

    public double WaitProbability => Patient.WaitProbability;

    /// <returns><c>null</c> when overloaded.</returns>
    public double? MeanWaitMinutes => Patient.MeanWaitMinutes;

    public double AbandonShare => Leaving.AbandonShare;

    /// <summary>Clerks needed until waits over ten minutes are rare enough.</summary>
    public int ClerksNeeded => Patient.CountersFor(CallBackAfterMinutes);

    /// <param name="ahead">Callers in the queue before this one; -1 when a clerk is free.</param>
    public double PredictedWaitMinutes(int ahead) => Leaving.PredictedWaitMinutes(ahead);

    public bool OffersCallBack(int ahead) => PredictedWaitMinutes(ahead) > CallBackAfterMinutes;
}
