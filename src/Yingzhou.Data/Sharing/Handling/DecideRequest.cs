using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Handling;

/// <summary>答复共享申请: by the provider, by the authority where the provider was silent, and by both for L4.</summary>
sealed class DecideRequest(
    CityContext city,
    CityStep step,
    IPermissions permissions,
    IssueGrant issue,
    Workdays workdays,
    TimeProvider clock
)
{
    internal static readonly Fault Unknown = new("sharing.no-request", "没有这份申请，请从列表重新进入。", 404);
    static readonly Fault Stale = new("sharing.stale", "刚才已有人处理过这份申请，请刷新后再操作。", 412);
    static readonly Fault Closed = new("sharing.closed", "这份申请已经答复过了。", 409);

    public Task<Outcome<SharingRequest>> Run(DecideSharing decision, Subject official, CancellationToken cancel) =>
        Change(
            nameof(DecideSharing),
            decision.Request,
            decision.Seen,
            official,
            request => Decide(request, decision, official, cancel),
            cancel
        );

    public Task<Outcome<SharingRequest>> Extend(Guid id, int seen, string? reason, Subject official, CancellationToken cancel) =>
        Change("ExtendSharing", id, seen, official, request => Task.FromResult(Extend(request, reason)), cancel);

    Task<Outcome<SharingRequest>> Change(
        string doing,
        Guid id,
        int seen,
        Subject official,
        Func<SharingRequest, Task<Fault?>> change,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<SharingRequest>(
            doing,
            async () =>
            {
                if (await city.Get<SharingRequest>(id, cancel) is not { } request)
                    return Unknown;
                var right = request.State is RequestState.WithProvider ? SharingRights.Decide : SharingRights.Oversee;
                var resource = SharingRights.ResourceOf(id.ToString(), request.Provider, request.Region, request.CreatedBy);
                if (permissions.Refuse(official, right, resource) is { } refused)
                    return refused;
                if (request.Version != seen)
                    return Stale;
                if (!request.IsOpen)
                    return Closed;
                return await change(request) is { } fault ? fault : request;
            },
            cancel
        );
    }

    async Task<Fault?> Decide(SharingRequest request, DecideSharing decision, Subject official, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!decision.Agrees)
        {
            if (ShareAnswer.RefuseRefusal(decision.Ground, decision.Answer) is { } incomplete)
                return incomplete;
            (request.State, request.Ground, request.DueAt) = (RequestState.Refused, decision.Ground, null);
        }
        else
        {
            if (Masked(request, decision.Masks) is { } unreadable)
                return unreadable;
            if (request.Level >= DataLevel.L4 && request.State is not RequestState.WithAuthority)
            {
                // The provider's yes is the first of two.
                var due = ShareAnswer.Due(SharingAttribute.Conditional, now, workdays);
                if (due.Fault is { } beyond)
                    return beyond;
                (request.State, request.DueAt) = (RequestState.WithAuthority, due.Value);
                request.Answer = decision.Answer?.Trim();
                request.Answered();
                return null;
            }
            await issue.Run(request, cancel);
        }
        request.Answer = string.IsNullOrWhiteSpace(decision.Answer) ? request.Answer : decision.Answer.Trim();
        (request.DecidedBy, request.DecidedAt) = (official.ActorId, now);
        request.Answered();
        return null;
    }

    static Fault? Masked(SharingRequest request, IReadOnlyDictionary<string, string>? masks)
    {
        var fields = request.FieldList.ToList();
        foreach (var (column, mask) in masks ?? new Dictionary<string, string>())
        {
            var at = fields.FindIndex(field => field.Column == column);
            if (at < 0)
                continue;
            if (string.IsNullOrWhiteSpace(mask) || FieldMask.Parse(mask.Trim()) is not { } read)
                return new Fault(
                    "sharing.mask",
                    $"“{fields[at].Name}”的脱敏方式应为 none、keep:首:尾、token、year、town、grid、noise:幅度、format、null 之一。",
                    400
                )
                {
                    Field = $"mask-{column}",
                };
            fields[at] = fields[at] with { Mask = read.ToString() };
        }
        request.Fields = SharedField.Write(fields);
        return null;
    }

    Fault? Extend(SharingRequest request, string? reason)
    {
        if (request.Extended)
            return new Fault("sharing.extended", "已经延期过一次，不能再延。", 409);
        if (string.IsNullOrWhiteSpace(reason))
            return new Fault("sharing.extension-reason", "请写明延期的理由，申请部门会看到。") { Field = "answer" };
        var due = ShareAnswer.Due(SharingAttribute.Conditional, request.CreatedAt, workdays, extended: true);
        if (due.Fault is { } beyond)
            return beyond;
        (request.Extended, request.DueAt, request.Answer) = (true, due.Value, $"延期：{reason.Trim()}");
        return null;
    }
}
