using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Identity.SignIn;

/// <param name="End">Where the person wants to go: an official's log-in does not open the citizens' end, nor the other way.</param>
sealed record CheckPassword(string Login, string Password, Ends End);

/// <summary>Finds the account that a log-in name and a password open. Unknown name, wrong password, wrong end, disabled: one answer, in the same time.</summary>
sealed class CheckPasswordHandler(CityContext city, AttemptLedger attempts, PasswordHashes hashes, IOptions<IdentityOptions> options)
{
    static readonly Fault Wrong = new("identity.wrong", "账号或密码不正确，请检查后重试。", 401);
    static readonly Fault TooEarly = new("identity.too-early", "尝试次数过多，请稍等几分钟后再试。", 429);

    public async Task<Outcome<Account>> Run(CheckPassword request, CancellationToken cancel)
    {
        var login = Normal(request.Login);
        if (!await attempts.Admit(login, cancel))
            return TooEarly;
        var account = await Find(login, request.End, cancel);
        if (!await hashes.Matches(request.Password, account?.PasswordHash, cancel) || account is null)
            return Wrong;

        await attempts.Forgive(login, cancel);
        return account;
    }

    /// <summary>A demo account, one press and no password: only while the demo is on.</summary>
    public async Task<Outcome<Account>> Demo(string login, Ends end, CancellationToken cancel) =>
        await Find(Normal(login), end, cancel) is { Demo: true } account ? account : Wrong;

    Task<Account?> Find(string login, Ends end, CancellationToken cancel)
    {
        var official = end is Ends.Official;
        // Their password is printed on a terminal: where the demo is off they open nothing.
        var demo = options.Value.DemoAccounts;
        return city.Set<Account>()
            .AsNoTracking()
            .Where(account =>
                account.Login == login && !account.Disabled && (demo || !account.Demo) && (account.Kind == SubjectKind.Official) == official
            )
            .SingleOrDefaultAsync(cancel);
    }

    static string Normal(string login) => login.Trim().Normalize().ToLowerInvariant();
}
