using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Identity.Mandates;

sealed class StoredMandates(CityContext city, CityStep step, PersonalCipher cipher, ChangeRepresentative changing) : IMandates
{
    const int Shown = 100;
    const int MostUses = 999;

    static readonly Fault OnlyRepresentative = new("identity.not-representative", "只有法定代表人可以授权和撤回，请用企业账号登录。", 403);

    DateTimeOffset Now => city.Clock.GetUtcNow();

    public async Task<IReadOnlyList<Mandate>> Given(Subject enterprise, CancellationToken cancel) =>
        enterprise is { Kind: SubjectKind.Enterprise, PartyKey: { } key }
            ? await Read(pair => pair.Principal.EnterpriseKey == key && pair.Agency.Kind == AgencyKind.Agent, cancel)
            : [];

    public async Task<IReadOnlyList<Mandate>> Held(Subject person, CancellationToken cancel) =>
        Guid.TryParseExact(person.AccountId, "N", out var account) ? await Read(pair => pair.Agency.AgentAccountId == account, cancel) : [];

    public Task<Outcome<Done>> Grant(GrantMandateRequest request, Subject representative, CancellationToken cancel)
    {
        city.Actors.Current = representative.AsActor();
        return step.Run<Done>("GrantMandate", () => Give(request, representative, Now, cancel), cancel);
    }

    async Task<Outcome<Done>> Give(GrantMandateRequest request, Subject representative, DateTimeOffset now, CancellationToken cancel)
    {
        if (await Enterprise(representative, cancel) is not { } enterprise)
            return OnlyRepresentative;
        if (request.MostUses is < 1 or > MostUses)
            return new Fault("identity.mandate-uses", $"次数填 1 到 {MostUses}，不限次数就不填。") { Field = "uses" };
        var latest = now.Day().AddYears(IMandates.LongestYears);
        if (request.LastDay is not { } last || last < now.Day() || last > latest)
            return new Fault("identity.mandate-until", $"请选到哪一天为止，今天到 {latest:yyyy-MM-dd} 之间。") { Field = "until" };
        var key = cipher.PartyKey((request.AgentNumber ?? "").Trim().ToUpperInvariant());
        var agent = await city.Set<Account>()
            .AsNoTracking()
            .FirstOrDefaultAsync(one => one.PersonKey == key && one.Kind == SubjectKind.Citizen && !one.Disabled, cancel);
        // A wrong name and an unknown number are one answer: who has an account is nobody's business.
        if (agent is null || agent.Name.Plain != (request.AgentName ?? "").Trim())
            return new Fault("identity.mandate-agent", "姓名和公民身份号码对不上一个已实名的账号，请和对方核对；对方要先登录过一次。")
            {
                Field = "number",
            };
        if (agent.PersonKey == representative.PersonKey)
            return new Fault("identity.mandate-self", "法定代表人自己办事不用授权。") { Field = "number" };
        var mandate = new Agency
        {
            Region = enterprise.Region,
            EnterpriseAccountId = enterprise.Id,
            AgentAccountId = agent.Id,
            Kind = AgencyKind.Agent,
            ValidFrom = now,
            ValidUntil = CityTime.StartOf(last.AddDays(1)),
            Items = JsonSerializer.Serialize(request.Items),
            MostUses = request.MostUses,
            GrantedBy = representative.PersonKey,
        };
        mandate.Granted();
        city.Add(mandate);
        return Done.It;
    }

    public Task<Outcome<Done>> Withdraw(Guid id, Subject representative, CancellationToken cancel)
    {
        city.Actors.Current = representative.AsActor();
        return step.Run<Done>(
            "WithdrawMandate",
            async () =>
            {
                if (await Enterprise(representative, cancel) is not { } enterprise)
                    return OnlyRepresentative;
                var found = await city.Set<Agency>()
                    .SingleOrDefaultAsync(
                        one => one.Id == id && one.EnterpriseAccountId == enterprise.Id && one.Kind == AgencyKind.Agent,
                        cancel
                    );
                if (found is null)
                    return new Fault("identity.mandate-unknown", "没有这项授权，或不是本企业给的。", 404);
                if (!found.Counts(Now))
                    return new Fault("identity.mandate-over", "这项授权已经终止。", 409);
                found.End($"企业在 {Now.ToOffset(CityTime.Offset):yyyy-MM-dd HH:mm} 撤回了授权", Now);
                return Done.It;
            },
            cancel
        );
    }

    public async Task<Fault?> Use(Subject subject, string target, IReadOnlyList<string> items, CancellationToken cancel)
    {
        if (subject.Lapsed is { } lapsed)
            return Refused($"{lapsed}。已经提交的办件不受影响；要办自己的事，请先在“我的账户”改用本人身份");
        if (subject.Mandate is not { } id)
            return null;
        var agency = await city.Set<Agency>().SingleAsync(one => one.Id == id, cancel);
        if (agency.Terms.Refuse(target, items, agency.Used, Now) is not { } refusal)
        {
            agency.Use(target);
            return null;
        }
        return Refused(
            refusal switch
            {
                MandateRefusal.NotYet => "授权还没有开始",
                MandateRefusal.Over => agency.Ending,
                MandateRefusal.Item => $"“{subject.PartyName}”没有授权您办这个事项，请让法定代表人补充授权",
                _ => $"授权的 {agency.MostUses} 次已经用完，请让法定代表人重新授权",
            }
        );
    }

    static Fault Refused(string why) => new("identity.mandate-refused", $"不能代办：{why}。", 403);

    public Task<Outcome<Done>> ChangeRepresentative(ChangeRepresentativeRequest request, Subject official, CancellationToken cancel) =>
        changing.Run(request, official, cancel);

    /// <summary>The enterprise of whoever represents it: signed in for it, or acting for it as its representative.</summary>
    async Task<Account?> Enterprise(Subject subject, CancellationToken cancel)
    {
        if (subject is not { Kind: SubjectKind.Enterprise, PartyKey: { } key })
            return null;
        if (
            subject.Mandate is { } id
            && !await city.Set<Agency>().AnyAsync(one => one.Id == id && one.Kind == AgencyKind.LegalRepresentative, cancel)
        )
            return null;
        return await city.Set<Account>().FirstOrDefaultAsync(one => one.EnterpriseKey == key, cancel);
    }

    async Task<IReadOnlyList<Mandate>> Read(System.Linq.Expressions.Expression<Func<Pair, bool>> which, CancellationToken cancel)
    {
        var now = Now;
        var pairs = await city.Set<Agency>()
            .AsNoTracking()
            .Join(
                city.Set<Account>(),
                agency => agency.EnterpriseAccountId,
                account => account.Id,
                (agency, principal) => new { agency, principal }
            )
            .Join(
                city.Set<Account>(),
                pair => pair.agency.AgentAccountId,
                account => account.Id,
                (pair, agent) =>
                    new Pair
                    {
                        Agency = pair.agency,
                        Principal = pair.principal,
                        Agent = agent,
                    }
            )
            .Where(which)
            .OrderByDescending(pair => pair.Agency.Id)
            .Take(Shown)
            .ToListAsync(cancel);
        return
        [
            .. pairs.Select(pair => new Mandate(
                pair.Agency.Id,
                Enum.Parse<MandateKind>(pair.Agency.Kind.ToString()),
                pair.Principal.EnterpriseName ?? pair.Principal.Name.Masked,
                pair.Principal.SubjectId,
                pair.Agent.Name.Masked,
                pair.Agency.Terms,
                pair.Agency.Used,
                pair.Agency.Counts(now) ? null : pair.Agency.Ending
            )),
        ];
    }

    sealed class Pair
    {
        public required Agency Agency { get; init; }

        public required Account Principal { get; init; }

        public required Account Agent { get; init; }
    }
}
