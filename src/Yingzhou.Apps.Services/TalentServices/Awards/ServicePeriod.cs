namespace Yingzhou.Apps.Services.TalentServices.Awards;

/// <summary>Why a service period stands still or ends without fault (服务期例外, a10 §4).</summary>
public enum LeavingReason
{
    Own,
    EmployerBankrupt,
    Death,

    /// <summary>弄虚作假: nothing was ever owed (a10 §4).</summary>
    Deceit,

    /// <summary>类别降低或失效: they go on serving, under a category that is not paid this.</summary>
    Lowered,
}

/// <summary>What somebody is owed, or owes (服务期结算).</summary>
/// <param name="Entitled">total × months served ÷ period, never more than the total.</param>
/// <param name="ClawBack">Paid beyond it, to be given back.</param>
/// <param name="Due">Still to be paid.</param>
public sealed record Settlement(decimal Entitled, decimal ClawBack, decimal Due);

/// <summary>An award against years of staying (服务期与兑现). Amounts in yuan, rounded to fen, halves away from zero.</summary>
/// <param name="Months">Of the whole period, more than 0.</param>
public sealed record ServicePeriod(decimal Total, int Months)
{
    /// <param name="served">Whole months of local insurance, pauses (military service, maternity) not counted.</param>
    public decimal EntitledAfter(int served) =>
        decimal.Round(Total * Math.Clamp(served, 0, Months) / Months, 2, MidpointRounding.AwayFromZero);

    /// <summary>When somebody leaves. Whose employer went bankrupt, or who died, gives nothing back.</summary>
    public Settlement Settle(int served, decimal paid, LeavingReason reason = LeavingReason.Own)
    {
        var entitled = reason is LeavingReason.Deceit ? 0 : EntitledAfter(served);
        return new(
            entitled,
            reason is LeavingReason.Own or LeavingReason.Deceit or LeavingReason.Lowered ? Math.Max(0, paid - entitled) : 0,
            Math.Max(0, entitled - paid)
        );
    }

    /// <summary>Instalments by year (资金日历): what becomes due at the end of each twelve months, the last one with the rest.</summary>
    public IReadOnlyList<(int Month, decimal Amount)> Calendar()
    {
        var marks = Enumerable.Range(1, (Months + 11) / 12).Select(year => Math.Min(year * 12, Months)).ToList();
        return [.. marks.Select((month, at) => (month, EntitledAfter(month) - (at == 0 ? 0 : EntitledAfter(marks[at - 1]))))];
    }
}

/// <summary>Whether somebody has left, as social insurance shows it (离开认定, a10 §3).</summary>
public static class Leaving
{
    const int StopMonths = 2;
    const int GraceMonths = 3;

    /// <summary>
    /// Insurance that stops for two months means that somebody has left; between two local employers three months are granted, so a gap that has ended within
    /// them was none.
    /// </summary>
    /// <param name="insured">First days of the months with local insurance.</param>
    /// <param name="asOf">The last month whose insurance is known.</param>
    /// <returns>The first month without, of a gap that counts; <c>null</c> while they are here.</returns>
    public static DateOnly? Since(IReadOnlyCollection<DateOnly> insured, DateOnly asOf)
    {
        var months = insured.Select(Index).Distinct().Order().ToList();
        if (months.Count == 0)
            return null;
        foreach (var (one, next) in months.Zip(months.Skip(1)))
            if (next - one - 1 > GraceMonths)
                return FromIndex(one + 1);
        return Index(asOf) - months[^1] >= StopMonths ? FromIndex(months[^1] + 1) : null;
    }

    static int Index(DateOnly day) => day.Year * 12 + day.Month - 1;

    static DateOnly FromIndex(int month) => new(month / 12, month % 12 + 1, 1);
}
