using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Ledger.Reading;
using Yingzhou.Assurance.Ledger.Storage;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Ledger.Anchoring;

/// <summary>Lays the newest head down outside, each hour if it has moved. One that cannot be reached is tried again, with whatever is then the newest.</summary>
sealed class AnchorHeads(
    CityContext city,
    CityStep step,
    LedgerReading reading,
    IEnumerable<IAnchor> anchors,
    IOptions<LedgerOptions> options
) : ICityJob
{
    public string Name => "ledger-anchor";

    public TimeSpan Rest => TimeSpan.FromMinutes(1);

    public async Task<int> Run(CancellationToken cancel)
    {
        foreach (var anchor in anchors)
            await Lay(anchor, cancel);
        return 0;
    }

    async Task Lay(IAnchor anchor, CancellationToken cancel)
    {
        var last = await city.Set<StoredAnchor>()
            .AsNoTracking()
            .Where(one => one.Anchor == anchor.Name)
            .OrderByDescending(one => one.Sequence)
            .FirstOrDefaultAsync(cancel);
        var now = city.Clock.GetUtcNow();
        if (last is not null && last.At.AddMinutes(options.Value.AnchorMinutes) > now)
            return;
        if (await reading.Heads(null, 1, cancel) is not [var head] || head.Sequence == last?.Sequence)
            return;
        var receipt = await anchor.Lay(head, CanonicalJson.Write(LedgerFiles.Written(head)), cancel);
        await step.Run<Done>(
            "AnchorHead",
            () =>
            {
                city.Add(
                    new StoredAnchor
                    {
                        Anchor = anchor.Name,
                        Sequence = head.Sequence,
                        At = now,
                        Receipt = receipt,
                    }
                );
                return Task.FromResult<Outcome<Done>>(Done.It);
            },
            cancel
        );
    }
}
