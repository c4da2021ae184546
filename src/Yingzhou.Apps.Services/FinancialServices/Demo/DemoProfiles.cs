using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Consents;
using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Apps.Services.FinancialServices.Use;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Demo;

/// <summary>Profiles of the enterprises with a log-in (演示数据): one sound and growing, one small and new, one with overdue fees.</summary>
sealed class DemoProfiles(
    CityContext city,
    CityStep step,
    CityPeople people,
    PersonalCipher cipher,
    FinanceContent finance,
    ConsentSeals seals,
    ConsentLedger ledger,
    Workdays workdays,
    TimeProvider clock
) : IDemoSeed
{
    static readonly object[] Stories =
    [
        new
        {
            age = 10,
            turnover = 9_800,
            insured = 186,
            insuredTrend = 0.06,
            electricityTrend = 0.04,
            taxPaid = 310,
            overdueFees = 0,
            lawsuits = 0,
            penalties = 1,
            awards = 2,
            arrearsOwed = 0,
            mortgageable = true,
        },
        new
        {
            age = 7,
            turnover = 860,
            insured = 46,
            insuredTrend = -0.12,
            electricityTrend = 0.02,
            taxPaid = 21,
            overdueFees = 1,
            lawsuits = 0,
            penalties = 0,
            awards = 0,
            arrearsOwed = 12,
            mortgageable = false,
        },
        new
        {
            age = 6,
            turnover = 420,
            insured = 12,
            insuredTrend = 0,
            electricityTrend = -0.15,
            taxPaid = 8,
            overdueFees = 0,
            lawsuits = 0,
            penalties = 0,
        },
    ];

    public async Task Seed(CancellationToken cancel)
    {
        // Read here, so that unsound content stops the start and not the first visitor.
        _ = finance.Products.Count;
        if (!await city.Set<Profile>().AnyAsync(cancel))
            await step.Run(nameof(DemoProfiles), () => Add(cancel), cancel);
    }

    async Task<Outcome<Done>> Add(CancellationToken cancel)
    {
        foreach (
            var (index, enterprise) in people.Enterprises.OrderByDescending(enterprise => enterprise.Uscc == "91330921MA2B00369Y").Index()
        )
            city.Add(
                new Profile
                {
                    Region = enterprise.Region,
                    PartyKey = cipher.PartyKey(enterprise.Uscc),
                    Name = enterprise.Name,
                    Known = JsonSerializer.Serialize(Stories[Math.Min(index, Stories.Length - 1)]),
                    FetchedAt = clock.GetUtcNow().AddDays(-3),
                }
            );
        List<object> book = [.. new DemoBook(finance, seals, cipher, workdays, clock.GetUtcNow()).Make()];
        city.AddRange(book);
        foreach (var consent in book.OfType<Consent>().OrderBy(one => one.LiveFrom))
            await ledger.Given(consent, cancel);
        await city.SaveChangesAsync(cancel);
        return Done.It;
    }
}
