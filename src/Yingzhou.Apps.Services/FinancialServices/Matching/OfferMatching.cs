using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.FinancialServices.Matching;

/// <param name="Annual">True compound rate, as a share.</param>
/// <param name="Approval">Probability of approval, calibrated monthly.</param>
/// <param name="WaitDays">Until the money is there.</param>
/// <param name="Alternative">Guarantee fund, leasing, 信易贷: another way than a bank's loan.</param>
sealed record Candidate(string Id, Verdict Eligibility, double Annual, double Approval, double WaitDays, bool Alternative, bool IsNew);

/// <param name="Explored">Shown beyond its rank, so that a new product is seen at all.</param>
sealed record Ranked(Candidate Candidate, double Utility, bool Explored);

/// <summary>
/// Which products are shown (a09 §3): those whose condition is not failed, by expected utility = P(approve)·value − price·amount·term − wait; the five best, one alternative, and in 5 % of
/// cases a new product in the fifth place. A score that is for information only counts for nothing: then price alone sorts.
/// </summary>
static class OfferMatching
{
    public const int Shown = 5;
    public const double Exploration = 0.05;

    /// <param name="value">What the money is worth to the firm, as a share of the amount.</param>
    /// <param name="years">Term.</param>
    /// <param name="waitCost">Of a day, as a share of the amount.</param>
    public static double Utility(Candidate candidate, double value, double years, double waitCost) =>
        (candidate.Approval * value) - (candidate.Annual * years) - (candidate.WaitDays * waitCost);

    /// <param name="needId">Decides whether this need explores: the same need always sees the same list.</param>
    public static IReadOnlyList<Ranked> Rank(
        IEnumerable<Candidate> candidates,
        string needId,
        bool scoreMayDecide,
        double value = 0.2,
        double years = 1,
        double waitCost = 0.0005
    )
    {
        var open = candidates.Where(candidate => candidate.Eligibility is Verdict.Entitled or Verdict.Open).ToList();
        List<Ranked> Sorted(IEnumerable<Candidate> some) =>
            [
                .. some.Select(candidate => new Ranked(
                        candidate,
                        scoreMayDecide ? Utility(candidate, value, years, waitCost) : -candidate.Annual,
                        false
                    ))
                    .OrderByDescending(ranked => ranked.Utility)
                    .ThenBy(ranked => ranked.Candidate.Annual)
                    .ThenBy(ranked => ranked.Candidate.Id, StringComparer.Ordinal),
            ];
        var loans = Sorted(open.Where(candidate => !candidate.Alternative));
        var shown = loans.Take(Shown).ToList();
        if (loans.Skip(Shown).FirstOrDefault(ranked => ranked.Candidate.IsNew) is { } unseen && Explores(needId))
            shown[^1] = unseen with { Explored = true };
        return [.. shown, .. Sorted(open.Where(candidate => candidate.Alternative)).Take(1)];
    }

    public static bool Explores(string needId) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(needId))) < Exploration * uint.MaxValue;
}
