using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Credentials.Handling;

/// <param name="At">When it was looked at, by the clock of the device that did.</param>
sealed record OfflineCheck(string? Token, DateTimeOffset? At, string? About);

/// <summary>
/// 补传离线核验: what was checked without a network comes into the holder's log. Nothing the device says is believed but the signature: the verdict is worked out again here, and a moment at which the code
/// could not have been looked at is refused. Told twice, each check is kept once.
/// </summary>
sealed class TellChecks(CityContext city, CityStep step, CredentialSeals seals, IPermissions permissions, VerifyShown verify)
{
    public const int Most = 500;

    /// <summary>How late a check may be told (own default).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    static readonly Fault Unreadable = new("credentials.checks-unreadable", "读不懂这个文件，请选离线核验页导出的核验记录。")
    {
        Field = "file",
    };

    public Task<Outcome<ToldChecks>> Run(string json, Subject official, CancellationToken cancel)
    {
        if (permissions.Refuse(official, CredentialRights.Verify, CredentialRights.ShownIn(official.Scope?.Code ?? "")) is { } forbidden)
            return Task.FromResult<Outcome<ToldChecks>>(forbidden);
        List<OfflineCheck?>? checks;
        try
        {
            checks = JsonSerializer.Deserialize<List<OfflineCheck?>>(json, Json);
        }
        catch (JsonException)
        {
            checks = null;
        }
        if (checks is null)
            return Task.FromResult<Outcome<ToldChecks>>(Unreadable);
        if (checks.Count > Most)
            return Task.FromResult<Outcome<ToldChecks>>(
                new Fault("credentials.too-many-checks", $"一次最多补传 {Most} 条，请分几次传。") { Field = "file" }
            );
        city.Actors.Current = official.AsActor();
        return step.Run<ToldChecks>(nameof(TellChecks), async () => await Tell(checks, official, cancel), cancel);
    }

    async Task<ToldChecks> Tell(List<OfflineCheck?> checks, Subject official, CancellationToken cancel)
    {
        var (kept, known, refused, seen) = (0, 0, new List<string>(), new HashSet<Guid>());
        foreach (var (place, check) in checks.Index())
        {
            var read = Read(check, city.Clock.GetUtcNow());
            if (read.Fault is { } wrong)
            {
                refused.Add($"第 {place + 1} 条：{wrong.Detail}");
                continue;
            }
            var (claims, at, about) = read.Value;
            var readerId = official.ActorId;
            if (
                !seen.Add(claims.Showing)
                || await city.Set<CredentialAccess>()
                    .AnyAsync(one => one.ShowingId == claims.Showing && one.ReaderId == readerId && one.Way == AccessWay.Offline, cancel)
            )
            {
                known++;
                continue;
            }
            if (await city.Set<Showing>().SingleOrDefaultAsync(one => one.Id == claims.Showing, cancel) is not { } showing)
            {
                refused.Add($"第 {place + 1} 条：查不到这次出示。");
                continue;
            }
            await Keep(claims, showing, official, at, about, cancel);
            kept++;
        }
        return new(kept, known, refused);
    }

    async Task Keep(ShownClaims claims, Showing showing, Subject official, DateTimeOffset at, string about, CancellationToken cancel)
    {
        var state = await verify.StateAt(claims, at, cancel);
        // Offline nobody can know that a code was used up; afterwards it is said.
        var again = showing.UsedAt is not null;
        if (!again)
            showing.Use(VerifyShown.Reader(official), at);
        var told = VerifyShown.AccessOf(
            claims,
            showing,
            official,
            about,
            AccessWay.Offline,
            at,
            again ? $"{ShownWords.Of(state)}；这个码此前已核验过" : ShownWords.Of(state)
        );
        city.Add(told.Told(city.Clock.GetUtcNow()).Kept(claims.Number));
    }

    Outcome<(ShownClaims Claims, DateTimeOffset At, string About)> Read(OfflineCheck? check, DateTimeOffset now)
    {
        var read = ShownToken.Read(check?.Token, seals.Key.Public);
        if (read.Fault is { } forged)
            return forged;
        if (
            check!.At is not { } at
            || at > now + ShownVerdict.ClockSkew
            || at < read.Value.MadeAt - ShownVerdict.ClockSkew
            || at > read.Value.ExpiresAt + ShownVerdict.ClockSkew
        )
            return new Fault("credentials.check-time", "核验时间不在这个码的有效时间里，请检查设备的时钟。");
        if (now - at > Longest)
            return new Fault("credentials.check-late", $"离线核验要在 {Longest.Days} 天之内补传。");
        return VerifyShown.AboutOf(check.About) is { } about
            ? (read.Value, at, about)
            : new Fault("credentials.check-about", "没有写为办什么事核验。");
    }
}
