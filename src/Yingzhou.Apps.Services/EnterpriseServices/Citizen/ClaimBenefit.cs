using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Matching;
using Yingzhou.Apps.Services.EnterpriseServices.Paying;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Citizen;

/// <param name="Holder">Name of the account (开户名): the enterprise's own.</param>
/// <param name="Key">Pressed twice it is one claim.</param>
sealed record ClaimBenefitRequest(string Clause, string Holder, string Account, string? Key);

/// <summary>
/// 申报 or 确认账户: for a clause on the published list of 免申即享 the enterprise only names its account; for any other it hands in a claim. Nothing is claimed that the registers do
/// not show, and nothing twice in a year.
/// </summary>
sealed class ClaimBenefit(CityContext city, CityStep step, MyFirm mine, PoliciesContent policies, Workdays workdays, TimeProvider clock)
{
    public Task<Outcome<Guid>> Run(ClaimBenefitRequest request, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind is not SubjectKind.Enterprise)
            return Task.FromResult<Outcome<Guid>>(MyFirm.NotAFirm);
        city.Actors.Current = subject.AsActor();
        return step.RunOnce(nameof(ClaimBenefit), request.Key, () => Claim(request, subject, cancel), cancel);
    }

    async Task<Outcome<Guid>> Claim(ClaimBenefitRequest request, Subject subject, CancellationToken cancel)
    {
        var found = await mine.Match(subject, cancel);
        if (found.Fault is { } fault)
            return fault;
        var match = found.Value;
        var now = clock.GetUtcNow();
        if (match.Find(request.Clause) is not { } clause)
            return new Fault("enterprise.unknown-clause", "没有这条政策，或者已经到期。请回到政策体检页重新选择。", 404)
            {
                Field = "clause",
            };
        if (!NoApplication.IsOwnAccount(request.Holder, match.Firm.Name))
            return new Fault("enterprise.foreign-account", $"开户名应与企业名称“{match.Firm.Name}”一致，钱只拨到企业自己的账户。")
            {
                Field = "holder",
            };
        if (
            request.Account.Where(letter => letter != ' ').ToArray() is not { Length: >= 8 and <= 32 } digits
            || !digits.All(char.IsAsciiDigit)
        )
            return new Fault("enterprise.account-shape", "银行账号应为 8 至 32 位数字，请对照开户许可证核对。") { Field = "account" };
        var account = new string(digits);
        if (clause.Redemption is { } begun)
            return await Confirm(begun.Id, match.Firm.Name, account, now, cancel);
        if (Refuse(clause, now.Day()) is { } refused)
            return refused;
        var redemption = Begun(match, clause, now);
        redemption.Open();
        redemption.GiveAccount(match.Firm.Name, account, now, null);
        city.Add(redemption);
        await city.SaveChangesAsync(cancel);
        return redemption.Id;
    }

    async Task<Outcome<Guid>> Confirm(Guid id, string holder, string account, DateTimeOffset now, CancellationToken cancel)
    {
        var redemption = await city.Set<Redemption>().SingleAsync(one => one.Id == id, cancel);
        var from = redemption.PublicUntil is { } until && until > now.Day() ? until : now.Day();
        var payBy = RedemptionClock.PayBy(workdays, from);
        if (payBy.Fault is { } fault)
            return fault;
        return
            redemption.GiveAccount(holder, account, now, redemption.Status is RedemptionStatus.Published ? payBy.Value.Day : null)
                is { } refused
            ? refused
            : redemption.Id;
    }

    Fault? Refuse(ClauseMatch match, DateOnly day)
    {
        if (match.Judgement.Verdict is not Verdict.Entitled)
            return new Fault("enterprise.not-entitled", "按现有登记数据还不符合这条政策，请先看差在哪里；数据有误的，可以提出异议。");
        if (match.Amount is null)
            return new Fault("enterprise.amount-unknown", "计算金额所需的数据还不全，数据到齐后再申报。");
        if (!match.Clause.IsOpen(day))
            return new Fault(
                "enterprise.window-closed",
                $"申报时间是 {match.Clause.File.Window.Opens:yyyy-MM-dd} 至 {match.Clause.File.Window.Closes:yyyy-MM-dd}，现在不在申报期内。"
            );
        if (match.Excluded is { Instead.Count: > 0 } excluded)
            return new Fault(
                "enterprise.exclusive",
                $"这条政策与“{string.Join("”“", excluded.Instead.Select(other => policies.Find(other.Id)?.File.Title ?? other.Id))}”不能同时享受，后者更划算，请申报后者。"
            );
        return match.Taken ? null : new Fault("enterprise.blocked", "已经申报的政策与这条不能同时享受；要改报，请先撤回前一条。", 409);
    }

    static Redemption Begun(FirmMatch match, ClauseMatch clause, DateTimeOffset now) =>
        new()
        {
            Region = match.Firm.Region,
            Uscc = match.Firm.Uscc,
            PartyKey = match.Firm.PartyKey,
            FirmName = match.Firm.Name,
            Clause = clause.Clause.Id,
            Title = clause.Clause.File.Title,
            Office = clause.Clause.File.Office,
            Year = now.Day().Year,
            Route = ClauseRoute.Apply,
            Amount = clause.Amount!.Value.Yuan,
            Evidence = Evidence.Of(clause.Clause, match.Sheet),
        };
}

/// <summary>What a redemption rests on, kept as it was (兑付依据).</summary>
static class Evidence
{
    public static string Of(Clause clause, FactSheet sheet) =>
        JsonSerializer.Serialize(
            clause
                .Criterion.FactNames.Concat(clause.AmountFacts)
                .Select(sheet.Find)
                .OfType<Fact>()
                .Select(fact => new EvidenceLine(fact.Name, fact.Value.ToString(), fact.Dataset, fact.FetchedAt))
        );

    public static IReadOnlyList<EvidenceLine> Read(string json) => JsonSerializer.Deserialize<List<EvidenceLine>>(json)!;
}

sealed record EvidenceLine(string Name, string Value, string Dataset, DateTimeOffset FetchedAt);
