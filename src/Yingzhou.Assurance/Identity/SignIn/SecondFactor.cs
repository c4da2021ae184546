using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Identity.SignIn;

/// <summary>动态口令 as a second factor: bound by its owner, asked for after the password, each code good once. Wrong codes wait like wrong passwords.</summary>
sealed class SecondFactor(CityContext city, CityStep step, AttemptLedger attempts, IAudit audit)
{
    const string Issuer = "瀛洲";

    static readonly Fault Wrong = new("identity.code", "动态口令不正确或已用过，请等它换成下一个再试。", 401) { Field = "code" };
    static readonly Fault TooEarly = new("identity.code-too-early", "尝试次数过多，请稍等几分钟后再试。", 429) { Field = "code" };
    static readonly Fault None = new("identity.no-factor", "还没有绑定动态口令。", 409);

    public Task<bool> Asked(Guid account, CancellationToken cancel) =>
        city.Set<TotpFactor>().AnyAsync(factor => factor.AccountId == account && factor.ConfirmedAt != null, cancel);

    /// <summary>Begins anew as long as no code has confirmed it.</summary>
    /// <returns>What the phone reads; the secret is shown this once.</returns>
    public Task<Outcome<string>> Bind(Guid account, string name, CancellationToken cancel) =>
        step.Run<string>(
            "BindTotp",
            async () =>
            {
                var factor = await city.Set<TotpFactor>().SingleOrDefaultAsync(one => one.AccountId == account, cancel);
                if (factor?.ConfirmedAt is not null)
                    return new Fault("identity.factor-bound", "已经绑定了动态口令，请先解除。", 409);
                var secret = RandomNumberGenerator.GetBytes(Totp.SecretSize);
                var kept = new Personal(PersonalKind.Secret, Convert.ToBase64String(secret));
                if (factor is null)
                    city.Add(new TotpFactor { AccountId = account, Secret = kept });
                else
                    factor.Secret = kept;
                return Totp.Address(Issuer, name, secret);
            },
            cancel
        );

    /// <summary>The first code shows that the phone has the secret; every later one opens a session.</summary>
    public Task<Outcome<Done>> Accept(Guid account, string code, CancellationToken cancel) =>
        Checked(
            "AcceptTotp",
            account,
            code,
            async (factor, now) =>
            {
                if (factor.ConfirmedAt is null)
                {
                    factor.ConfirmedAt = now;
                    await audit.Note("BindTotp", $"Account/{account}", null, cancel);
                }
            },
            cancel
        );

    public Task<Outcome<Done>> Unbind(Guid account, string code, CancellationToken cancel) =>
        Checked(
            "UnbindTotp",
            account,
            code,
            async (factor, _) =>
            {
                city.Remove(factor);
                await audit.Note("UnbindTotp", $"Account/{account}", null, cancel);
            },
            cancel
        );

    async Task<Outcome<Done>> Checked(
        string doing,
        Guid account,
        string code,
        Func<TotpFactor, DateTimeOffset, Task> then,
        CancellationToken cancel
    )
    {
        var counted = $"totp:{account:N}";
        if (!await attempts.Admit(counted, cancel))
            return TooEarly;
        var outcome = await step.Run<Done>(
            doing,
            async () =>
            {
                if (await city.Set<TotpFactor>().SingleOrDefaultAsync(one => one.AccountId == account, cancel) is not { } factor)
                    return None;
                // Codes live in the machine's time, as tokens do.
                var now = TimeProvider.System.GetUtcNow();
                if (Totp.Accept(factor.Key, code, now, factor.LastStep) is not { } used)
                    return Wrong;
                factor.LastStep = used;
                await then(factor, now);
                return Done.It;
            },
            cancel
        );
        if (outcome.Succeeded)
            await attempts.Forgive(counted, cancel);
        return outcome;
    }
}
