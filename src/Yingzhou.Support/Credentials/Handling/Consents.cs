using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Credentials.Handling;

sealed class Consents(CityContext city, CityStep step, CredentialSeals seals) : IConsents
{
    static readonly Fault NotYours = new("credentials.consent-unknown", "没有这项同意，或不是您的。请从“我的授权同意”进入。", 404);

    public async Task<FetchBlocks> BlocksOf(string holderKey, CancellationToken cancel)
    {
        var withdrawn = await city.Set<Consent>()
            .AsNoTracking()
            .Where(one => one.HolderKey == holderKey && one.WithdrawnAt != null)
            .Select(one => new
            {
                one.Item,
                one.CredentialType,
                one.WithdrawnAt,
            })
            .ToListAsync(cancel);
        var held = await city.Set<Credential>().AsNoTracking().Where(one => one.HolderKey == holderKey).ToListAsync(cancel);
        var today = city.Clock.GetUtcNow().Day();
        return new(
            withdrawn.ToDictionary(
                one => (one.Item, one.CredentialType),
                one => $"您在 {one.WithdrawnAt!.Value.Day():yyyy-MM-dd} 撤回了同意，请上传，或到“我的授权同意”重新同意"
            ),
            held.GroupBy(one => one.Kind)
                .Where(kind => kind.All(one => seals.StateOf(one, today) is not CredentialState.Valid))
                .ToDictionary(kind => kind.Key, _ => "您的电子证照现在不是有效状态，取不到，请上传")
        );
    }

    public async Task<Fault?> Fetch(FetchRequest request, CancellationToken cancel)
    {
        if (request.Credentials.Count == 0)
            return null;
        var known = await city.Set<Consent>()
            .Where(one => one.HolderKey == request.HolderKey && one.Item == request.Item)
            .ToListAsync(cancel);
        var blocks = await BlocksOf(request.HolderKey, cancel);
        var now = city.Clock.GetUtcNow();
        foreach (var one in request.Credentials)
        {
            if (blocks.Reason(request.Item, one.Type) is { } reason)
                return NotFetched(one, reason);
            Agreed(known, one, request, now);
        }
        city.Add(
            new CredentialAccess
            {
                Region = request.Region,
                HolderKey = request.HolderKey,
                Titles = string.Join("、", request.Credentials.Select(one => one.Title)),
                Way = AccessWay.Fetched,
                At = now,
                Reader = request.Unit,
                ReaderId = request.UnitId,
                Purpose = $"办理“{request.ItemName}”，免提交",
                About = request.CaseNumber,
                Verdict = "已取用",
            }.Kept(request.CaseNumber)
        );
        return null;
    }

    public async Task<FetchAnswer> FetchAgain(RefetchRequest request, Subject official, CancellationToken cancel)
    {
        var wanted = request.Credential;
        var now = city.Clock.GetUtcNow();
        var consent = await city.Set<Consent>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                one => one.HolderKey == request.HolderKey && one.Item == request.Item && one.CredentialType == wanted.Type,
                cancel
            );
        var why = WhyNot(consent, now.Day());
        if (why is null && (await BlocksOf(request.HolderKey, cancel)).Reason(request.Item, wanted.Type) is not null)
            why = "电子证照现在不是有效状态";
        city.Add(
            new CredentialAccess
            {
                Region = request.Region,
                HolderKey = request.HolderKey,
                Titles = wanted.Title,
                Way = AccessWay.Fetched,
                At = now,
                Reader = VerifyShown.Reader(official),
                ReaderId = official.ActorId,
                Purpose = $"办理“{request.ItemName}”，核对免提交的证照",
                About = request.CaseNumber,
                Verdict = why is null ? "已取用" : $"没有给：{why}",
            }.Kept(request.CaseNumber)
        );
        return new(why is null ? null : NotFetched(wanted, $"{why}，请申请人上传或到窗口出示"));
    }

    static Fault NotFetched(FetchedCredential one, string why) =>
        new(FetchBlocks.Refused, $"“{one.Title}”没有取：{why}。") { Field = one.Field };

    static string? WhyNot(Consent? consent, DateOnly today) =>
        consent?.On(today) switch
        {
            null => "持证人没有同意取用",
            ConsentState.Withdrawn => $"持证人在 {consent.WithdrawnAt!.Value.Day():yyyy-MM-dd} 撤回了同意",
            ConsentState.Over => $"持证人的同意在 {consent.Until:yyyy-MM-dd} 到期了",
            _ => null,
        };

    void Agreed(List<Consent> known, FetchedCredential one, FetchRequest request, DateTimeOffset now)
    {
        var consent = known.Find(given => given.CredentialType == one.Type);
        if (consent?.On(now.Day()) is ConsentState.Given)
            return;
        if (consent is null)
        {
            consent = new Consent
            {
                Region = request.Region,
                HolderKey = request.HolderKey,
                CredentialType = one.Type,
                CredentialTitle = one.Title,
                Item = request.Item,
                ItemName = request.ItemName,
                Unit = request.Unit,
            };
            city.Add(consent);
            known.Add(consent);
        }
        consent.Unit = request.Unit;
        consent.Give($"申报时同意，办件 {request.CaseNumber}", now);
    }

    public async Task<IReadOnlyList<Consent>> Mine(Subject holder, CancellationToken cancel)
    {
        var keys = Holders.KeysOf(holder);
        return
        [
            .. (await city.Set<Consent>().AsNoTracking().Where(one => keys.Contains(one.HolderKey)).ToListAsync(cancel))
                .OrderByDescending(one => one.GivenAt)
                .ThenBy(one => one.CredentialTitle, StringComparer.Ordinal),
        ];
    }

    public Task<Outcome<Done>> Withdraw(Guid id, Subject holder, CancellationToken cancel) =>
        Change("WithdrawConsent", id, holder, one => one.Withdraw(city.Clock.GetUtcNow()), cancel);

    public Task<Outcome<Done>> GiveAgain(Guid id, Subject holder, CancellationToken cancel) =>
        Change(
            "GiveConsentAgain",
            id,
            holder,
            one =>
            {
                if (one.On(city.Clock.GetUtcNow().Day()) is ConsentState.Given)
                    return new Fault("credentials.consent-stands", "这项同意现在就有效，不用再给。", 409);
                one.Give("本人在“我的授权同意”重新同意", city.Clock.GetUtcNow());
                return null;
            },
            cancel
        );

    Task<Outcome<Done>> Change(string doing, Guid id, Subject holder, Func<Consent, Fault?> change, CancellationToken cancel)
    {
        city.Actors.Current = holder.AsActor();
        var keys = Holders.KeysOf(holder);
        return step.Run<Done>(
            doing,
            async () =>
            {
                if (
                    await city.Set<Consent>().SingleOrDefaultAsync(one => one.Id == id && keys.Contains(one.HolderKey), cancel)
                    is not { } found
                )
                    return NotYours;
                return change(found) is { } refused ? refused : Done.It;
            },
            cancel
        );
    }
}
