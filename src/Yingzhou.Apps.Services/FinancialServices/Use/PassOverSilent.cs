using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <summary>
/// 超时改派: at midnight after the last day to answer a silent bank is passed over and counted; the firm may then ask another one at once. Another bank needs a consent of its own, so nobody
/// sends the firm's data there by itself.
/// </summary>
sealed class PassOverSilent(CityContext city, CityStep step, TimeProvider clock) : ICityJob
{
    const int Batch = 100;

    public string Name => "finance-silent-banks";

    public TimeSpan Rest => TimeSpan.FromMinutes(1);

    public async Task<int> Run(CancellationToken cancel)
    {
        var done = await step.Run(nameof(PassOverSilent), () => PassOver(cancel), cancel);
        return done.Succeeded ? done.Value : 0;
    }

    async Task<Outcome<int>> PassOver(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var today = now.Day();
        var silent = await city.Set<LoanApplication>()
            .Where(one => one.Status == LoanStatus.Submitted && one.AnswerBy < today)
            .OrderBy(one => one.Id)
            .Take(Batch)
            .ToListAsync(cancel);
        return silent.Count(one => one.PassOver(now) is null);
    }
}
