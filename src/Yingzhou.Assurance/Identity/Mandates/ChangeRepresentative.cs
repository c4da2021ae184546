using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Identity.Mandates;

/// <summary>
/// 法定代表人变更 (page p18 R7): the former representative and every agent of theirs end in the instant it is registered, and the sessions signed in for the enterprise with them. Filed cases are
/// the enterprise's own and stay.
/// </summary>
sealed class ChangeRepresentative(CityContext city, CityStep step, PersonalCipher cipher, IPermissions permissions)
{
    public Task<Outcome<Done>> Run(ChangeRepresentativeRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(nameof(ChangeRepresentative), () => Change(request, official, cancel), cancel);
    }

    async Task<Outcome<Done>> Change(ChangeRepresentativeRequest request, Subject official, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var code = Uscc.Parse(request.Uscc);
        if (!code.Succeeded)
            return code.Fault! with { Field = "uscc" };
        var number = ResidentId.Parse(request.Number, now.Day());
        if (!number.Succeeded)
            return number.Fault! with { Field = "number" };
        if ((request.Name ?? "").Trim() is not { Length: >= 2 and <= 30 } name)
            return new Fault("identity.representative-name", "请填写新法定代表人的姓名，2 到 30 个字。") { Field = "name" };
        var key = cipher.PartyKey(code.Value.Code);
        if (await city.Set<Account>().FirstOrDefaultAsync(one => one.EnterpriseKey == key, cancel) is not { } enterprise)
            return new Fault("identity.enterprise-unknown", "没有这个统一社会信用代码的企业账号。", 404) { Field = "uscc" };
        if (permissions.Refuse(official, MandateRights.Register, MandateRights.Of(enterprise.Region)) is { } forbidden)
            return forbidden;
        var person = cipher.PartyKey(number.Value.Number);
        if (enterprise.PersonKey == person)
            return new Fault("identity.same-representative", "这个人现在就是法定代表人。", 409) { Field = "number" };

        foreach (var one in await city.Set<Agency>().Where(one => one.EnterpriseAccountId == enterprise.Id).ToListAsync(cancel))
            if (one.Counts(now))
                one.End($"法定代表人在 {now.ToOffset(CityTime.Offset):yyyy-MM-dd HH:mm} 变更，原法定代表人和他的授权同时终止", now);
        enterprise.RepresentedBy(Personal.Name(name), Personal.ResidentId(number.Value.Number), person);
        await city.Set<EndSession>()
            .Where(one => one.AccountId == enterprise.Id && one.ClosedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosedAt, now), cancel);
        if (
            await city.Set<Account>().FirstOrDefaultAsync(one => one.PersonKey == person && one.Kind == SubjectKind.Citizen, cancel) is
            { } successor
        )
            city.Add(
                new Agency
                {
                    Region = enterprise.Region,
                    EnterpriseAccountId = enterprise.Id,
                    AgentAccountId = successor.Id,
                    Kind = AgencyKind.LegalRepresentative,
                    ValidFrom = now,
                }
            );
        return Done.It;
    }
}
