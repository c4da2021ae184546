using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases.Reading;

/// <summary>What applicants ask about their own: their drafts, which bundle waits for them, where a case is that they know the receipt of.</summary>
sealed class ApplicantQueries(CityContext city, IOrganisation organisation)
{
    const int MostDrafts = 50;

    /// <summary>Digits of the applicant's number that go with a case number.</summary>
    const int Digits = 4;

    public async Task<IReadOnlyList<Draft>> Drafts(string ownerKey, CancellationToken cancel) =>
        await city.Set<Draft>()
            .AsNoTracking()
            .Where(draft => draft.OwnerKey == ownerKey)
            .OrderByDescending(draft => draft.ChangedAt)
            .Take(MostDrafts)
            .ToListAsync(cancel);

    public async Task<IReadOnlySet<Guid>> BundlesThatWait(Subject applicant, CancellationToken cancel)
    {
        var key = applicant.PartyKey;
        var heads = await city.Set<Case>()
            .AsNoTracking()
            .Where(leg => leg.ApplicantKey == key && leg.BundleId != null && leg.Status == CaseStatus.Supplementing)
            .Select(leg => leg.BundleId!.Value)
            .Distinct()
            .ToListAsync(cancel);
        return heads.ToHashSet();
    }

    public async Task<TrackedCase?> Track(CaseNumber number, string lastFour, CancellationToken cancel)
    {
        var exact = number.ToString();
        var found = await city.Set<Case>().AsNoTracking().SingleOrDefaultAsync(@case => @case.Number == exact, cancel);
        return found is not null && Ends(found.ApplicantNumber.Plain, lastFour)
            ? new(
                found.Number,
                found.ItemName,
                organisation.NameOf(found.Unit),
                found.Status,
                found.SubmittedAt,
                found.DueAt,
                found.FinishedAt
            )
            : null;
    }

    static bool Ends(string number, string digits) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(number[^Math.Min(Digits, number.Length)..]),
            Encoding.UTF8.GetBytes(digits)
        );
}
