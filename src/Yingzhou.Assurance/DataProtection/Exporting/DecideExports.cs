using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection.Exporting;

/// <summary>导出审批: by others than who asked, each once, after showing a second factor; and what who asked may do themselves.</summary>
sealed class DecideExports(CityContext city, CityStep step, IPermissions permissions, ILedger ledger)
{
    const int LongestWords = 200;

    public static readonly Fault Unknown = new("protection.no-export", "没有这张导出单，请从数据导出重新进入。", 404);

    public Task<Outcome<ExportTicket>> Decide(DecideExport request, Subject official, CancellationToken cancel) =>
        Change(
            request.Agrees ? "ApproveExport" : "RefuseExport",
            request.Id,
            official,
            ticket =>
            {
                if (
                    permissions.Refuse(official, DataProtectionRights.Approve, DataProtectionRights.Of(ticket.Number, ticket.Region)) is
                    { } refused
                )
                    return refused;
                var words = request.Words?.Trim() ?? "";
                if (words.Length > LongestWords || (!request.Agrees && words.Length == 0))
                    return new Fault("protection.words", $"请写明理由，最多 {LongestWords} 个字。") { Field = "words" };
                var fault = request.Agrees
                    ? ticket.Agree(new(official.ActorId, official.Name, city.Clock.GetUtcNow(), words))
                    : ticket.Refuse(official.ActorId, words);
                if (fault is null)
                    ledger.Enter(
                        ExportEvidence.Of(
                            ExportEvidence.Decided,
                            ticket,
                            new
                            {
                                By = official.ActorId,
                                request.Agrees,
                                words,
                            }
                        )
                    );
                return fault;
            },
            cancel
        );

    public Task<Outcome<ExportTicket>> Withdraw(Guid id, Subject official, CancellationToken cancel) =>
        Change("WithdrawExport", id, official, ticket => ticket.AskedBy == official.ActorId ? ticket.Withdraw() : Unknown, cancel);

    public Task<Outcome<ExportTicket>> Return(Guid id, Subject official, CancellationToken cancel) =>
        Change(
            "ReturnExport",
            id,
            official,
            ticket =>
            {
                if (ticket.AskedBy != official.ActorId)
                    return Unknown;
                if (ticket.Taken == 0)
                    return new Fault("protection.not-taken", "还没有领取过，不用确认。", 409);
                ticket.Return(city.Clock.GetUtcNow());
                return null;
            },
            cancel
        );

    async Task<Outcome<ExportTicket>> Change(
        string doing,
        Guid id,
        Subject official,
        Func<ExportTicket, Fault?> change,
        CancellationToken cancel
    )
    {
        if (!official.IsSignedIn)
            return Unknown;
        city.Actors.Current = official.AsActor();
        return await step.Run<ExportTicket>(
            doing,
            async () =>
                await city.Get<ExportTicket>(id, cancel) is not { } ticket ? Unknown
                : change(ticket) is { } fault ? fault
                : ticket,
            cancel
        );
    }
}
