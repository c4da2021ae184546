using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening.Access;

sealed class StoredAccess(CityContext city, CityStep step, IPermissions permissions, TimeProvider clock) : IOpenAccess
{
    const int LongestText = 2_000;
    const int ReportMonths = 6;
    const int MostListed = 200;

    static readonly Fault Unknown = new("opening.no-application", "没有这份申请，请从“我的开放数据”重新进入。", 404);

    public Task<Outcome<AccessApplication>> Apply(ApplyForAccess request, Subject party, CancellationToken cancel) =>
        Acting(party) is { } refused
            ? Task.FromResult<Outcome<AccessApplication>>(refused)
            : step.RunOnce<AccessApplication>(nameof(ApplyForAccess), request.Key, () => Applied(request, party, cancel), cancel);

    async Task<Outcome<AccessApplication>> Applied(ApplyForAccess request, Subject party, CancellationToken cancel)
    {
        if (
            await city.Set<OpenDataset>().SingleOrDefaultAsync(one => one.Dataset == request.Dataset, cancel)
            is not { Current: not null } dataset
        )
            return OpeningFaults.NoDataset;
        if (dataset.Attribute is OpenAttribute.Open)
            return new Fault("opening.no-need", "这个数据集无条件开放，直接下载就可以，不用申请。", 409);
        if ((Missing("purpose", "用途", request.Purpose) ?? Missing("safeguards", "安全保护措施", request.Safeguards)) is { } missing)
            return missing;
        var running = new[] { AccessState.Submitted, AccessState.Approved, AccessState.InUse };
        if (
            await city.Set<AccessApplication>()
                .AnyAsync(one => one.Applicant == party.PartyKey && one.Dataset == request.Dataset && running.Contains(one.State), cancel)
        )
            return new Fault("opening.applied", "您已经申请过这个数据集，请在“我的开放数据”查看进度。", 409);
        var application = new AccessApplication
        {
            Region = dataset.Region,
            Dataset = dataset.Dataset,
            Applicant = party.PartyKey!,
            ApplicantName = Speaker.NameOf(party),
            Purpose = request.Purpose.Trim(),
            Safeguards = request.Safeguards.Trim(),
            State = AccessState.Submitted,
        };
        city.Add(application);
        return application;
    }

    static Fault? Missing(string field, string name, string text) =>
        text.Trim().Length is 0 or > LongestText ? new("opening.text", $"请写明{name}，1 到 {LongestText} 字。") { Field = field } : null;

    public Task<Outcome<AccessApplication>> Review(ReviewAccess request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<AccessApplication>(
            nameof(ReviewAccess),
            async () =>
            {
                if (
                    await city.Set<AccessApplication>().SingleOrDefaultAsync(one => one.Id == request.Application, cancel)
                    is not { } application
                )
                    return Unknown;
                var dataset = await city.Set<OpenDataset>().SingleAsync(one => one.Dataset == application.Dataset, cancel);
                if (permissions.Refuse(official, OpeningRights.Answer, OpeningRights.ResourceOf(dataset)) is { } refused)
                    return refused;
                if (application.Version != request.Seen || application.State is not AccessState.Submitted)
                    return OpeningFaults.Stale;
                if (!request.Approve && string.IsNullOrWhiteSpace(request.Reason))
                    return new Fault("opening.review-reason", "不通过要写明原因，申请人据此修改。") { Field = "reason" };
                (application.State, application.DecidedBy, application.Reason) = (
                    request.Approve ? AccessState.Approved : AccessState.Refused,
                    official.ActorId,
                    request.Reason.Trim()
                );
                if (request.Approve)
                    application.Agreement = AgreementText(dataset, application);
                return application;
            },
            cancel
        );
    }

    static string AgreementText(OpenDataset dataset, AccessApplication application) =>
        $"利用方：{application.ApplicantName}\n数据集：{dataset.Title}\n一、只用于以下用途：{application.Purpose}\n二、采取以下安全保护措施：{application.Safeguards}\n"
        + "三、不识别个人，不与其他数据比对还原个人，不转让给他人。\n四、每半年报告一次利用情况。\n五、用完删除数据并提交删除证明；违反协议的，停止开放。"
        + (application.Reason is { Length: > 0 } condition ? $"\n六、审核条件：{condition}" : "");

    public async Task<Outcome<string>> Agree(Guid application, Subject party, CancellationToken cancel)
    {
        var key = AccessKeys.New();
        var agreed = await Own(
            nameof(Agree),
            application,
            party,
            AccessState.Approved,
            one =>
            {
                var now = clock.GetUtcNow();
                (one.State, one.AgreedAt, one.ReportDue) = (AccessState.InUse, now, now.Day().AddMonths(ReportMonths));
                city.Add(
                    new AccessKey
                    {
                        Digest = AccessKeys.DigestOf(key),
                        Owner = one.Applicant,
                        ApplicationId = one.Id,
                        CreatedAt = now,
                    }
                );
                return null;
            },
            cancel
        );
        return agreed.Fault is { } fault ? fault : key;
    }

    public Task<Outcome<Done>> Report(Guid application, string text, Subject party, CancellationToken cancel) =>
        Own(
            nameof(Report),
            application,
            party,
            AccessState.InUse,
            one =>
            {
                if (Missing("text", "利用情况", text) is { } missing)
                    return missing;
                var now = clock.GetUtcNow();
                city.Add(
                    new UsageReport
                    {
                        ApplicationId = one.Id,
                        At = now,
                        Text = text.Trim(),
                    }
                );
                one.ReportDue = now.Day().AddMonths(ReportMonths);
                return null;
            },
            cancel
        );

    public Task<Outcome<Done>> End(Guid application, string proof, Subject party, CancellationToken cancel) =>
        Own(
            nameof(End),
            application,
            party,
            AccessState.InUse,
            one =>
            {
                if (Missing("proof", "删除证明", proof) is { } missing)
                    return missing;
                (one.State, one.EndedAt, one.DeletionProof, one.ReportDue) = (AccessState.Ended, clock.GetUtcNow(), proof.Trim(), null);
                return null;
            },
            cancel
        );

    public Task<Outcome<string>> NewKey(Subject party, CancellationToken cancel)
    {
        if (Acting(party) is { } refused)
            return Task.FromResult<Outcome<string>>(refused);
        return step.Run<string>(
            nameof(NewKey),
            async () =>
            {
                var (key, now) = (AccessKeys.New(), clock.GetUtcNow());
                foreach (
                    var old in await city.Set<AccessKey>()
                        .Where(one => one.Owner == party.PartyKey && one.ApplicationId == null && one.RevokedAt == null)
                        .ToListAsync(cancel)
                )
                    old.RevokedAt = now;
                city.Add(
                    new AccessKey
                    {
                        Digest = AccessKeys.DigestOf(key),
                        Owner = party.PartyKey!,
                        CreatedAt = now,
                    }
                );
                return key;
            },
            cancel
        );
    }

    public async Task<IReadOnlyList<AccessApplication>> Mine(Subject party, CancellationToken cancel) =>
        party.PartyKey is not { } key
            ? []
            : await city.Set<AccessApplication>()
                .AsNoTracking()
                .Where(one => one.Applicant == key)
                .OrderByDescending(one => one.Id)
                .ToListAsync(cancel);

    public async Task<IReadOnlyList<AccessApplication>> ToAnswer(Subject official, CancellationToken cancel)
    {
        var mine = (await city.Set<OpenDataset>().AsNoTracking().ToListAsync(cancel))
            .Where(dataset => permissions.Decide(official, OpeningRights.Answer, OpeningRights.ResourceOf(dataset)).Allowed)
            .Select(dataset => dataset.Dataset)
            .ToHashSet();
        var all = await city.Set<AccessApplication>()
            .AsNoTracking()
            .Where(one => mine.Contains(one.Dataset))
            .OrderByDescending(one => one.Id)
            .Take(MostListed)
            .ToListAsync(cancel);
        return [.. all.OrderBy(one => one.State is not AccessState.Submitted)];
    }

    public async Task<IReadOnlyList<UsageReport>> Reports(Guid application, CancellationToken cancel) =>
        await city.Set<UsageReport>()
            .AsNoTracking()
            .Where(one => one.ApplicationId == application)
            .OrderByDescending(one => one.Id)
            .ToListAsync(cancel);

    public async Task<bool> MayRead(string dataset, string? key, Subject visitor, CancellationToken cancel)
    {
        var inUse = city.Set<AccessApplication>().Where(one => one.Dataset == dataset && one.State == AccessState.InUse);
        if (key is not null)
        {
            var digest = AccessKeys.DigestOf(key);
            return await city.Set<AccessKey>()
                .AnyAsync(
                    one => one.Digest == digest && one.RevokedAt == null && inUse.Any(application => application.Id == one.ApplicationId),
                    cancel
                );
        }
        return visitor.PartyKey is { } party && await inUse.AnyAsync(one => one.Applicant == party, cancel);
    }

    public Task<bool> Knows(string key, CancellationToken cancel)
    {
        var digest = AccessKeys.DigestOf(key);
        return city.Set<AccessKey>().AnyAsync(one => one.Digest == digest && one.RevokedAt == null, cancel);
    }

    public Task<string?> OwnerOf(string key, CancellationToken cancel)
    {
        var digest = AccessKeys.DigestOf(key);
        return city.Set<AccessKey>()
            .Where(one => one.Digest == digest && one.RevokedAt == null)
            .Select(one => one.Owner)
            .SingleOrDefaultAsync(cancel);
    }

    Fault? Acting(Subject party)
    {
        if (permissions.Refuse(party, OpeningRights.TakePart, OpeningRights.Own(party)) is { } refused)
            return refused;
        city.Actors.Current = party.AsActor();
        return null;
    }

    async Task<Outcome<Done>> Own(
        string doing,
        Guid id,
        Subject party,
        AccessState state,
        Func<AccessApplication, Fault?> change,
        CancellationToken cancel
    )
    {
        if (Acting(party) is { } refused)
            return refused;
        return await step.Run<Done>(
            doing,
            async () =>
            {
                if (
                    await city.Set<AccessApplication>().SingleOrDefaultAsync(one => one.Id == id && one.Applicant == party.PartyKey, cancel)
                    is not { } application
                )
                    return Unknown;
                if (application.State != state)
                    return new Fault("opening.application-state", "这份申请现在不能这样办，请刷新后查看它的进度。", 409);
                return change(application) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }
}
