using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Assurance.Security;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Identity.SignIn;

/// <summary>Every stored password is an Argon2id hash of at least the cost of p18 R12 (m ≥ 19 MiB, t ≥ 2).</summary>
sealed class PasswordProbe(CityContext city, IOptions<IdentityOptions> options) : ISecurityProbe
{
    const int LeastKiB = 19 * 1024;
    const int LeastPasses = 2;

    public string Code => "identity.passwords";

    public async Task<SecurityEvidence> Look(CancellationToken cancel)
    {
        var stored = city.Set<Account>().AsNoTracking().Where(account => account.PasswordHash != null);
        var all = await stored.CountAsync(cancel);
        var weak = await stored.CountAsync(account => !account.PasswordHash!.StartsWith("$argon2id$"), cancel);
        var cost = options.Value.Password;
        return new(
            weak == 0 && cost is { MemoryKiB: >= LeastKiB, Passes: >= LeastPasses },
            $"{all} 个口令全部为 Argon2id 的有 {all - weak} 个，现行强度 {cost.MemoryKiB / 1024} MiB × {cost.Passes} 遍"
        );
    }
}

/// <summary>Wrong passwords wait longer and longer; how many log-ins are waiting now.</summary>
sealed class LockOutProbe(CityContext city) : ISecurityProbe
{
    public string Code => "identity.lock-out";

    public async Task<SecurityEvidence> Look(CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var waiting = await city.Set<SignInAttempts>().CountAsync(attempts => attempts.NotBefore > now, cancel);
        var tenth = SignInDelay.After(10);
        return new(
            tenth > TimeSpan.Zero,
            $"连续失败 {SignInDelay.Free} 次以后每次等待加倍，第 10 次等 {tenth.TotalSeconds:0} 秒，最长 {SignInDelay.Longest.TotalMinutes:0} 分钟；现在有 {waiting} 个账号在等待"
        );
    }
}

/// <summary>No demonstration accounts on a system that is in use.</summary>
sealed class DemoAccountsProbe(IOptions<IdentityOptions> options) : ISecurityProbe
{
    public string Code => "identity.no-demo";

    public Task<SecurityEvidence> Look(CancellationToken cancel) =>
        Task.FromResult(
            options.Value.DemoAccounts
                ? new SecurityEvidence(false, "演示账号已开启（Identity:DemoAccounts），正式运行必须关闭")
                : new(true, "演示账号已关闭，没有默认口令")
        );
}

/// <summary>双因素: whoever holds one of the posts that exclude each other has bound a second factor.</summary>
sealed class SecondFactorProbe(CityContext city, IOrganisation organisation, SeparatedDuties duties) : ISecurityProbe
{
    public string Code => "identity.second-factor";

    public async Task<SecurityEvidence> Look(CancellationToken cancel)
    {
        var roles = duties.Rules.SelectMany(rule => rule.Roles).ToHashSet(StringComparer.Ordinal);
        List<string> administrators =
        [
            .. organisation
                .Units()
                .SelectMany(unit => organisation.PostsIn(unit.Id))
                .Where(post => roles.Contains(post.Role))
                .SelectMany(post => organisation.HoldersOf(post.Id))
                .Select(holder => holder.Official.Id)
                .Distinct(StringComparer.Ordinal),
        ];
        var bound = await city.Set<Account>()
            .Where(account => account.Kind == SubjectKind.Official && administrators.Contains(account.OfficialId!))
            .Where(account => city.Set<TotpFactor>().Any(factor => factor.AccountId == account.Id && factor.ConfirmedAt != null))
            .Select(account => account.OfficialId)
            .Distinct()
            .CountAsync(cancel);
        return new(bound == administrators.Count, $"管理员 {administrators.Count} 人，绑定动态口令的 {bound} 人；任免岗位每次都要再次验证");
    }
}
