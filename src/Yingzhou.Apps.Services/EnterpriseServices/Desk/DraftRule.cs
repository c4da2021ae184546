using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Drafting;
using Yingzhou.Apps.Services.EnterpriseServices.Paying;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Releases;

namespace Yingzhou.Apps.Services.EnterpriseServices.Desk;

/// <param name="Clause">Id of a clause that is changed, or of a new one.</param>
/// <param name="Title">Only for a new clause.</param>
/// <param name="Passage">The policy's own text.</param>
sealed record BeginRuleRequest(string Policy, string Clause, string Title, string Passage, string? Key);

sealed record SaveRuleRequest(
    Guid Id,
    IReadOnlyList<RuleLine> Lines,
    string Title,
    string Summary,
    string Benefit,
    decimal CapYuan,
    decimal BudgetYuan,
    DateOnly? From,
    DateOnly? To,
    ClauseRoute Route,
    string? FairReview,
    bool Settled,
    int Seen
);

/// <summary>起草规则: the policy's text is read into conditions, an official puts them right, the check says whether they do what they mean, and a second official is asked.</summary>
sealed partial class DraftRule(
    CityContext city,
    CityStep step,
    PoliciesContent policies,
    Vocabulary vocabulary,
    IReleases releases,
    IPermissions permissions,
    TimeProvider clock
)
{
    const int ShortestPassage = 8;
    const int LongestPassage = 4_000;
    const decimal FirstBudget = 1_000_000;

    internal static readonly Fault Stale = new("enterprise.rule-stale", "这份草稿刚才有人改过，请刷新后在最新的内容上继续。", 412);
    internal static readonly Fault Unknown = new("enterprise.no-such-rule", "没有这份草稿，请回到规则列表重新选择。", 404);

    public Task<Outcome<Guid>> Begin(BeginRuleRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.RunOnce(nameof(DraftRule), request.Key, () => Begun(request, official, cancel), cancel);
    }

    async Task<Outcome<Guid>> Begun(BeginRuleRequest request, Subject official, CancellationToken cancel)
    {
        if (permissions.Refuse(official, EnterpriseRights.Draft, EnterpriseRights.City(official.Scope?.Code ?? "")) is { } forbidden)
            return forbidden;
        if (policies.Policies.FirstOrDefault(policy => policy.Id == request.Policy) is not { } policy)
            return new Fault("enterprise.rule-policy", "请选择条款属于哪份政策文件。") { Field = "policy" };
        var clause = request.Clause.Trim();
        if (!ClauseId().IsMatch(clause))
            return new Fault("enterprise.rule-id", "条款编号用小写字母、数字和短横，以字母开头，如 cold-chain。") { Field = "clause" };
        var before = policies.Find(clause);
        if (before is not null && before.Policy.Id != policy.Id)
            return new Fault("enterprise.rule-elsewhere", $"条款 {clause} 属于《{before.Policy.Title}》，请改选政策或换一个编号。")
            {
                Field = "clause",
            };
        if (before is null && string.IsNullOrWhiteSpace(request.Title))
            return new Fault("enterprise.rule-title", "新条款请写名称。") { Field = "title" };
        var passage = request.Passage.Trim();
        if (passage.Length is < ShortestPassage or > LongestPassage)
            return new Fault(
                "enterprise.rule-passage",
                $"请粘贴政策原文，{ShortestPassage} 至 {LongestPassage} 字，现为 {passage.Length} 字。"
            )
            {
                Field = "passage",
            };
        if (await city.Set<RuleDraft>().AnyAsync(open => open.OpenKey == clause, cancel))
            return new Fault("enterprise.rule-open", $"条款 {clause} 已有一份草稿在办，请先办完或放弃那一份。", 409) { Field = "clause" };
        var read = new PassageReader(vocabulary).Read(passage);
        var file = Before(before, policy, clause, request.Title.Trim()) with
        {
            Benefit = read.Benefit ?? before?.File.Benefit ?? "0",
            CapYuan = read.CapYuan ?? before?.File.CapYuan ?? Fixed(read.Benefit) ?? FirstBudget,
        };
        var draft = new RuleDraft
        {
            Region = official.Scope!.Code,
            PolicyId = policy.Id,
            Clause = clause,
            Passage = passage,
            BasedOn = InForce(clause),
            Metadata = RuleDraft.Write(file),
            Conditions = "[]",
            NotRead = JsonSerializer.Serialize(read.Unread),
        };
        draft.Keep(file, read.Lines, null, false, city.Actors.Current);
        city.Add(draft);
        await city.SaveChangesAsync(cancel);
        return draft.Id;
    }

    /// <summary>Version of the released drawing of a clause; 0 when none was released.</summary>
    internal int InForce(string clause) => releases.InForce(ModelKind.Decision, PolicyTable.KeyOf(clause))?.Version ?? 0;

    // A sum that does not depend on anything is its own cap.
    static decimal? Fixed(string? benefit) =>
        decimal.TryParse(benefit, System.Globalization.CultureInfo.InvariantCulture, out var yuan) ? yuan : null;

    ClauseFile Before(Clause? before, PolicyFile policy, string clause, string title)
    {
        var year = clock.GetUtcNow().Day().Year;
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return before is not null
            ? before.File with
            {
                Cases = [],
            }
            : new(
                clause,
                title,
                title,
                policy.IssuedBy,
                first,
                last,
                "true",
                "0",
                FirstBudget,
                1,
                null,
                null,
                new(first, last),
                new(FirstBudget, BudgetRule.ProRata),
                ClauseRoute.Apply,
                false,
                12,
                []
            );
    }

    public Task<Outcome<Done>> Save(SaveRuleRequest request, Subject official, CancellationToken cancel) =>
        OnDraft(request.Id, request.Seen, EnterpriseRights.Draft, official, draft => Task.FromResult(Saved(request, draft)), cancel);

    Fault? Saved(SaveRuleRequest request, RuleDraft draft)
    {
        if (string.IsNullOrWhiteSpace(request.Title))
            return new Fault("enterprise.rule-title-empty", "请写条款名称。") { Field = "title" };
        if (request is not { From: { } from, To: { } to } || from > to)
            return new Fault("enterprise.rule-period", "请填写生效和失效日期（年-月-日），生效不能晚于失效。") { Field = "from" };
        if (request.CapYuan <= 0)
            return new Fault("enterprise.rule-cap", "封顶应大于零，单位元。") { Field = "cap" };
        if (request.BudgetYuan <= 0)
            return new Fault("enterprise.rule-budget", "预算应大于零，单位元。") { Field = "budget" };
        var file = draft.File with
        {
            Title = request.Title.Trim(),
            Summary = string.IsNullOrWhiteSpace(request.Summary) ? request.Title.Trim() : request.Summary.Trim(),
            Benefit = request.Benefit.Trim(),
            CapYuan = request.CapYuan,
            Budget = draft.File.Budget with { Yuan = request.BudgetYuan },
            From = from,
            To = to,
            Window = new(from, to),
            Route = request.Route,
            Discretion = draft.File.Discretion && request.Route is ClauseRoute.Apply,
        };
        return draft.Keep(file, request.Lines, request.FairReview?.Trim(), request.Settled, city.Actors.Current);
    }

    /// <summary>送复核: only a rule that passes its check is handed on.</summary>
    public Task<Outcome<Done>> Submit(Guid id, int seen, Subject official, CancellationToken cancel) =>
        OnDraft(
            id,
            seen,
            EnterpriseRights.Draft,
            official,
            draft => Task.FromResult(Unsound(draft) ?? draft.Submit(clock.GetUtcNow())),
            cancel
        );

    public Task<Outcome<Done>> Drop(Guid id, int seen, Subject official, CancellationToken cancel) =>
        OnDraft(id, seen, EnterpriseRights.Draft, official, draft => Task.FromResult(draft.Drop(clock.GetUtcNow())), cancel);

    public Outcome<CheckedRule> Check(RuleDraft draft) =>
        policies.Policies.FirstOrDefault(policy => policy.Id == draft.PolicyId) is { } policy
            ? RuleCheck.Run(policy, draft.File, draft.Lines, policies.Facts)
            : new Fault("enterprise.rule-policy-gone", "这份政策文件已经不在内容里，草稿不能发布。", 409);

    internal Fault? Unsound(RuleDraft draft)
    {
        var check = Check(draft);
        if (check.Fault is { } broken)
            return broken;
        return check.Value.Cases.FirstOrDefault(one => !one.Agrees) is { } wrong
            ? new Fault("enterprise.rule-case-failed", $"用例“{wrong.Case.Name}”没有得到应有的结果，请先改条件。") { Field = "lines" }
            : null;
    }

    internal Task<Outcome<Done>> OnDraft(
        Guid id,
        int seen,
        string right,
        Subject official,
        Func<RuleDraft, Task<Fault?>> deed,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            nameof(DraftRule),
            async () =>
            {
                if (await city.Set<RuleDraft>().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } draft)
                    return Unknown;
                if (permissions.Refuse(official, right, EnterpriseRights.ResourceOf(draft)) is { } forbidden)
                    return forbidden;
                if (draft.Version != seen)
                    return Stale;
                return await deed(draft) is { } refused ? refused : Done.It;
            },
            cancel
        );
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex ClauseId();
}
