using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Identity.Storage;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Identity.SignIn;

/// <summary>
/// Counts an attempt as failed before the password is looked at, and takes that back when it was right: so a hundred attempts at the same moment are a
/// hundred failures, not one.
/// </summary>
sealed class AttemptLedger(CityContext city, PersonalCipher cipher)
{
    // More than the free attempts, after which everybody is refused without a write.
    const int MostTries = 20;

    /// <returns><c>false</c>: too early after earlier failures, do not look at the password.</returns>
    public async Task<bool> Admit(string login, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
            try
            {
                return await Count(cipher.PartyKey(login), cancel);
            }
            catch (DbUpdateException) when (tries < MostTries)
            {
                // Another attempt at this name was counted first: count after it.
                city.ChangeTracker.Clear();
            }
    }

    public async Task Forgive(string login, CancellationToken cancel)
    {
        var key = cipher.PartyKey(login);
        await city.Set<SignInAttempts>().Where(attempts => attempts.LoginKey == key).ExecuteDeleteAsync(cancel);
    }

    async Task<bool> Count(string key, CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var known = await city.Set<SignInAttempts>().SingleOrDefaultAsync(attempts => attempts.LoginKey == key, cancel);
        if (known is not null && now < known.NotBefore)
            return false;
        if (known is null)
            city.Add(
                known = new()
                {
                    LoginKey = key,
                    Failures = 0,
                    NotBefore = now,
                }
            );
        known.Failures++;
        known.NotBefore = now + SignInDelay.After(known.Failures);
        await city.SaveChangesAsync(cancel);
        city.ChangeTracker.Clear();
        return true;
    }
}
