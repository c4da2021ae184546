using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Opening;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Assets.Handling;

sealed partial class StoredAssets(
    CityContext city,
    CityStep step,
    SourceChain chain,
    IOrganisation organisation,
    IPermissions permissions,
    Workdays workdays,
    TimeProvider clock
) : IAssets
{
    const int Most = 300;
    const int MostLines = 2_000;

    static readonly string[] Rights = ["持有权", "加工使用权", "经营权"];

    static readonly Fault Unknown = new("assets.none", "没有这项数据资产，请从列表重新进入。", 404);
    static readonly Fault Stale = new("assets.stale", "刚才已有人处理过，请刷新后再操作。", 412);

    [GeneratedRegex("^[0-9a-f]{64}$")]
    static partial Regex Sha256 { get; }

    DateOnly Today => clock.GetUtcNow().Day();

    public async Task<IReadOnlyList<DataAsset>> Public(CancellationToken cancel) =>
        await city.Set<DataAsset>()
            .AsNoTracking()
            .Where(one => one.State == AssetState.Notice || one.State == AssetState.Registered || one.State == AssetState.Cancelled)
            .OrderByDescending(one => one.Id)
            .Take(Most)
            .ToListAsync(cancel);

    public async Task<IReadOnlyList<DataAsset>> Mine(Subject party, CancellationToken cancel) =>
        party.PartyKey is { } key
            ? await city.Set<DataAsset>()
                .AsNoTracking()
                .Where(one => one.Holder == key)
                .OrderByDescending(one => one.Id)
                .Take(Most)
                .ToListAsync(cancel)
            : [];

    public async Task<IReadOnlyList<DataAsset>> ToHandle(Subject official, CancellationToken cancel) =>
        permissions.Decide(official, AssetRights.Register, AssetRights.Of(null, official)).Allowed
            ? await city.Set<DataAsset>()
                .AsNoTracking()
                .OrderBy(one => one.State != AssetState.Submitted && one.State != AssetState.Examined)
                .ThenByDescending(one => one.Id)
                .Take(Most)
                .ToListAsync(cancel)
            : [];

    public async Task<AssetSheet?> Sheet(string name, CancellationToken cancel)
    {
        var rows = city.Set<DataAsset>().AsNoTracking();
        var asset = Guid.TryParse(name, out var id)
            ? await rows.SingleOrDefaultAsync(one => one.Id == id, cancel)
            : await rows.SingleOrDefaultAsync(one => one.Code == name, cancel);
        return asset is null
            ? null
            : new(
                asset,
                await city.Set<AssetObjection>()
                    .AsNoTracking()
                    .Where(one => one.AssetId == asset.Id)
                    .OrderBy(one => one.Id)
                    .ToListAsync(cancel)
            );
    }

    static IReadOnlyList<string> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    static Fault Wrong(string field, string detail) => new("assets.shape", detail) { Field = field };

    public Task<Outcome<Guid>> Submit(SubmitAsset request, Subject party, CancellationToken cancel) =>
        Acting(party) is { } refused
            ? Task.FromResult<Outcome<Guid>>(refused)
            : step.RunOnce<Guid>(nameof(SubmitAsset), request.Key, () => Submitted(request, party, cancel), cancel);

    async Task<Outcome<Guid>> Submitted(SubmitAsset request, Subject party, CancellationToken cancel)
    {
        var (sources, digests) = (Lines(request.Sources), Lines(request.Digests.ToLowerInvariant()));
        if (request.Title.Trim().Length is 0 or > 100)
            return Wrong("title", "请写明资产名称，最多 100 个字。");
        if (request.Rights.Count == 0 || request.Rights.Except(Rights).Any())
            return Wrong("rights", $"请选择登记的权利：{string.Join("、", Rights)}。");
        if (sources.Count is 0 or > MostLines)
            return Wrong("sources", "请逐行写明来源：数据集@版本，或者证明材料的 SHA-256 和说明。");
        if (digests.Count is 0 or > MostLines)
            return Wrong("digests", $"请逐行写明内容的 SHA-256，1 到 {MostLines} 行。");
        if (digests.FirstOrDefault(line => !Sha256.IsMatch(line)) is { } bad)
            return Wrong("digests", $"“{bad[..Math.Min(bad.Length, 20)]}”不是 SHA-256：应为 64 位十六进制。");
        var due = workdays.AddWorkdaysOpen(Today, AssetWay.CheckDays);
        if (due.Fault is { } beyond)
            return beyond;
        var asset = new DataAsset
        {
            Region = organisation.Units().Min(unit => unit.Region)!,
            Title = request.Title.Trim(),
            Holder = party.PartyKey!,
            HolderName = Speaker.NameOf(party),
            Rights = string.Join('、', Rights.Intersect(request.Rights)),
            Sources = string.Join('\n', sources),
            Gaps = string.Join('\n', await chain.Gaps(sources, cancel)),
            Digests = string.Join(',', digests),
            CheckDueOn = due.Value.Day,
        };
        city.Add(asset);
        return asset.Id;
    }

    public Task<Outcome<DataAsset>> Check(DecideAsset request, Subject official, CancellationToken cancel) =>
        Change(nameof(Check), request.Asset, request.Seen, official, asset => Task.FromResult(Check(asset, request, official)), cancel);

    Fault? Check(DataAsset asset, DecideAsset request, Subject official)
    {
        if (asset.State is not AssetState.Submitted)
            return Stale;
        if (!request.Agrees)
            return Refuse(asset, request.Words);
        if (asset.Claim(0) is { SourceGaps: > 0 } claim)
            return claim.Refuse([]);
        var until = workdays.AddWorkdaysOpen(Today, AssetWay.NoticeDays);
        if (until.Fault is { } beyond)
            return beyond;
        (asset.State, asset.CheckedBy, asset.NoticeUntil, asset.Words) = (
            AssetState.Notice,
            official.ActorId,
            until.Value.Day,
            request.Words.Trim()
        );
        return null;
    }

    static Fault? Refuse(DataAsset asset, string words)
    {
        if (string.IsNullOrWhiteSpace(words))
            return new Fault("assets.words", "不予登记要写明理由，申请人据此补正。") { Field = "words" };
        (asset.State, asset.Words) = (AssetState.Refused, words.Trim());
        return null;
    }

    public async Task<Outcome<Done>> Object(Guid id, string reason, Subject party, CancellationToken cancel)
    {
        if (Acting(party) is { } refused)
            return refused;
        return await step.Run<Done>(
            nameof(Object),
            async () =>
            {
                if (await city.Get<DataAsset>(id, cancel) is not { } asset)
                    return Unknown;
                if (!AssetWay.MayObject(asset.State, asset.NoticeUntil, Today))
                    return new Fault("assets.no-notice", "这项资产不在公示期内，不能提异议。", 409);
                if (asset.Holder == party.PartyKey)
                    return new Fault("assets.own", "这是您自己申请登记的资产。", 409);
                if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > 1_000)
                    return Wrong("reason", "请写明异议和依据，最多 1000 个字。");
                if (
                    await city.Set<AssetObjection>()
                        .AnyAsync(one => one.AssetId == id && one.By == party.PartyKey && one.IsUpheld == null, cancel)
                )
                    return new Fault("assets.objected", "您的异议还在处理。", 409);
                city.Add(
                    new AssetObjection
                    {
                        Region = asset.Region,
                        AssetId = id,
                        By = party.PartyKey!,
                        Reason = reason.Trim(),
                    }
                );
                return Done.It;
            },
            cancel
        );
    }

    public Task<Outcome<AssetObjection>> Decide(DecideObjection request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<AssetObjection>(
            nameof(DecideObjection),
            async () =>
            {
                if (
                    await city.Get<AssetObjection>(request.Objection, cancel) is not { } objection
                    || await city.Get<DataAsset>(objection.AssetId, cancel) is not { } asset
                )
                    return Unknown;
                if (permissions.Refuse(official, AssetRights.Register, AssetRights.Of(asset, official)) is { } refused)
                    return refused;
                if (objection.Version != request.Seen || objection.IsUpheld is not null)
                    return Stale;
                if (string.IsNullOrWhiteSpace(request.Answer))
                    return new Fault("assets.answer", "请写明处理意见，提出的人会看到。") { Field = "answer" };
                (objection.IsUpheld, objection.Answer) = (request.Upholds, request.Answer.Trim());
                if (request.Upholds && asset.State is AssetState.Notice)
                    (asset.State, asset.Words) = (AssetState.Refused, $"异议成立：{objection.Answer}");
                return objection;
            },
            cancel
        );
    }

    public Task<Outcome<DataAsset>> Examine(DecideAsset request, Subject official, CancellationToken cancel) =>
        Change(
            nameof(Examine),
            request.Asset,
            request.Seen,
            official,
            async asset =>
            {
                if (asset.State is not AssetState.Examined)
                    return Stale;
                if (asset.CheckedBy == official.ActorId)
                    return new Fault("assets.same-eyes", "做形式审查的人不能再做审查员。", 403);
                if (string.IsNullOrWhiteSpace(request.Words))
                    return new Fault("assets.conclusion", "请写明核对的结论。") { Field = "words" };
                if (!request.Agrees)
                    return Refuse(asset, request.Words);
                asset.Words = request.Words.Trim();
                await Register(asset, cancel);
                return null;
            },
            cancel
        );

    public async Task<int> Settle(CancellationToken cancel)
    {
        city.Actors.Current = Actor.System;
        var (moved, today) = (0, Today);
        var due = await city.Set<DataAsset>()
            .AsNoTracking()
            .Where(one => one.State == AssetState.Notice && one.NoticeUntil < today)
            .OrderBy(one => one.Id)
            .Select(one => one.Id)
            .ToListAsync(cancel);
        foreach (var id in due)
            moved += (await step.Run<int>("SettleAsset", () => Settle(id, cancel), cancel)) is { Succeeded: true, Value: var one }
                ? one
                : 0;
        return moved;
    }

    async Task<Outcome<int>> Settle(Guid id, CancellationToken cancel)
    {
        if (await city.Get<DataAsset>(id, cancel) is not { State: AssetState.Notice, NoticeUntil: { } until } asset)
            return 0;
        var open = await city.Set<AssetObjection>().CountAsync(one => one.AssetId == id && one.IsUpheld == null, cancel);
        var others = await city.Set<DataAsset>()
            .AsNoTracking()
            .Where(one => one.State == AssetState.Registered && one.Id != id)
            .ToListAsync(cancel);
        switch (AssetWay.AfterNotice(asset.Claim(open), others.Select(one => one.Claim(0)), until, Today))
        {
            case AssetState.Registered:
                await Register(asset, cancel);
                return 1;
            case AssetState.Examined:
                (asset.State, asset.Words) = (AssetState.Examined, asset.Claim(open).Refuse(others.Select(one => one.Claim(0)))!.Detail);
                return 1;
            default:
                return 0;
        }
    }

    async Task Register(DataAsset asset, CancellationToken cancel)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"ZC-{Today.Year:0000}-");
        var last = await city.Set<DataAsset>().Where(one => one.Code!.StartsWith(start)).MaxAsync(one => one.Code, cancel);
        var next = last is null ? 1 : int.Parse(last[start.Length..], CultureInfo.InvariantCulture) + 1;
        asset.State = AssetState.Registered;
        (asset.Code, asset.RegisteredOn, asset.ValidUntil) = (
            string.Create(CultureInfo.InvariantCulture, $"{start}{next:000000}"),
            Today,
            Today.AddYears(AssetWay.ValidYears)
        );
        asset.Seal = asset.Sealed;
    }

    public Task<Outcome<DataAsset>> Value(ValueAsset request, Subject official, CancellationToken cancel) =>
        Change(nameof(Value), request.Asset, request.Seen, official, asset => Task.FromResult(Value(asset, request)), cancel);

    static Fault? Value(DataAsset asset, ValueAsset request)
    {
        if (asset.State is not AssetState.Registered)
            return new Fault("assets.not-registered", "登记以后才能评估。", 409);
        var cost = DataValuation.ByCost(request.Costs, request.Obsolescence, request.Quality);
        if (cost.Fault is { } wrong)
            return wrong with { Field = "costs" };
        var income = DataValuation.ByIncome(request.Income, request.Rate, request.Share);
        if (income.Fault is { } unsound)
            return unsound with { Field = "income" };
        // Nothing is traded here yet, so a market says nothing.
        var sheet = new DataValuation([cost.Value, income.Value, DataValuation.ByMarket([])]);
        if (sheet.By(request.Method) is not { } chosen)
            return new Fault("assets.no-value", "所选的方法没有得出估值，请换一种方法。") { Field = "method" };
        if (asset.PledgedTo is not null)
            return new Fault("assets.pledged", "质押期间不能重新估值，解除后再办。", 409);
        (asset.Valuation, asset.Value) = (JsonSerializer.Serialize(sheet.Lines, AssetJson.Of), chosen.Yuan);
        return null;
    }

    public Task<Outcome<DataAsset>> Pledge(PledgeAsset request, Subject official, CancellationToken cancel) =>
        Change(nameof(Pledge), request.Asset, request.Seen, official, asset => Task.FromResult(Pledge(asset, request)), cancel);

    static Fault? Pledge(DataAsset asset, PledgeAsset request)
    {
        if (asset is not { State: AssetState.Registered, Value: { } value })
            return new Fault("assets.not-valued", "登记并评估以后才能质押。", 409);
        if (string.IsNullOrWhiteSpace(request.Bank))
            return Wrong("bank", "请写明质押权人。");
        var held = asset is { PledgedTo: { } bank, PledgedAmount: { } amount } ? new DataPledge(asset.Code!, bank, new(amount), 'A') : null;
        var before = new PledgeableAsset(asset.Code!, new(value), 'A', held);
        var after = request.Amount is { } wanted ? before.Take(request.Bank.Trim(), wanted) : before.Release(request.Bank.Trim());
        if (after.Fault is { } refused)
            return refused;
        (asset.PledgedTo, asset.PledgedAmount) = (after.Value.Pledge?.Bank, after.Value.Pledge?.Amount.Yuan);
        return null;
    }

    public async Task<Outcome<DataAsset>> Cancel(Guid id, int seen, Subject party, CancellationToken cancel)
    {
        if (Acting(party) is { } refused)
            return refused;
        return await step.Run<DataAsset>(
            nameof(Cancel),
            async () =>
            {
                if (await city.Get<DataAsset>(id, cancel) is not { } asset || asset.Holder != party.PartyKey)
                    return Unknown;
                if (asset.Version != seen || asset.State is not AssetState.Registered)
                    return Stale;
                if (asset.PledgedTo is { } bank)
                    return new PledgeableAsset(
                        asset.Code!,
                        new(asset.Value!.Value),
                        'A',
                        new(asset.Code!, bank, new(asset.PledgedAmount!.Value), 'A')
                    ).RefuseCancelling()!;
                asset.State = AssetState.Cancelled;
                return asset;
            },
            cancel
        );
    }

    Fault? Acting(Subject party)
    {
        if (permissions.Refuse(party, AssetRights.TakePart, AssetRights.Own(party)) is { } refused)
            return refused;
        city.Actors.Current = party.AsActor();
        return null;
    }

    Task<Outcome<DataAsset>> Change(
        string doing,
        Guid id,
        int seen,
        Subject official,
        Func<DataAsset, Task<Fault?>> change,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<DataAsset>(
            $"{doing}Asset",
            async () =>
            {
                if (await city.Get<DataAsset>(id, cancel) is not { } asset)
                    return Unknown;
                if (permissions.Refuse(official, AssetRights.Register, AssetRights.Of(asset, official)) is { } refused)
                    return refused;
                if (asset.Version != seen)
                    return Stale;
                return await change(asset) is { } fault ? fault : asset;
            },
            cancel
        );
    }
}
