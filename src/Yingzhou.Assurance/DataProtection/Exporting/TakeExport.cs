using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection.Exporting;

/// <summary>领取: the taking is kept as evidence before the first byte leaves.</summary>
sealed class TakeExport(CityContext city, CityStep step, ExportFiles files, ILedger ledger)
{
    static readonly Fault Gone = new("protection.export-gone", "文件已过七天期限或者已经销毁，需要时请重新申请。", 410);

    public async Task<Outcome<TakenExport>> Run(Guid id, Subject official, CancellationToken cancel)
    {
        var ticket = await city.Get<ExportTicket>(id, cancel);
        if (ticket is null || ticket.AskedBy != official.ActorId || ticket.FileHash is null)
            return DecideExports.Unknown;
        if (ticket.Standing is not ExportStanding.Ready)
            return new Fault("protection.export-not-ready", $"还没有得到同意：{ticket.Reason}。", 409);
        if (!ticket.MayBeTaken(city.Clock.GetUtcNow()) || files.Open(id) is not { } content)
            return Gone;
        city.Actors.Current = official.AsActor();
        var taken = await step.Run<ExportTicket>(
            nameof(TakeExport),
            async () =>
            {
                var open = (await city.Get<ExportTicket>(id, cancel))!;
                open.Take();
                ledger.Enter(ExportEvidence.Of(ExportEvidence.Taken, open));
                return open;
            },
            cancel
        );
        return taken.Fault is { } fault ? fault : new TakenExport(taken.Value, content, $"{ticket.Title}-{ticket.Number}.csv");
    }
}
