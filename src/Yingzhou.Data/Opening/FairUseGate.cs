using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening;

/// <summary>
/// Counts the questions of programs (公平使用): a sliding minute for each address without a key, and for each key. An unknown key is no key. The figures are this
/// process's own: several processes allow several times as much.
/// </summary>
public sealed class FairUseGate : IDisposable
{
    readonly PartitionedRateLimiter<string> anonymous;
    readonly PartitionedRateLimiter<string> keyed;

    public FairUseGate(IOptions<OpeningOptions> options)
    {
        var use = new FairUse(options.Value.AnonymousPerMinute, options.Value.KeyedPerMinute);
        (anonymous, keyed) = (Limiter(use.PerMinute(keyed: false)), Limiter(use.PerMinute(keyed: true)));
    }

    /// <returns>Whether one more question is within fair use.</returns>
    public async Task<bool> Admit(HttpContext http, IOpenAccess access, CancellationToken cancel)
    {
        if (AccessKeys.Of(http.Request) is { } key && await access.Knows(key, cancel))
            return Take(keyed, AccessKeys.DigestOf(key));
        return Take(anonymous, (http.Connection.RemoteIpAddress ?? IPAddress.None).ToString());
    }

    static bool Take(PartitionedRateLimiter<string> limiter, string who)
    {
        using var lease = limiter.AttemptAcquire(who);
        return lease.IsAcquired;
    }

    static PartitionedRateLimiter<string> Limiter(int perMinute) =>
        PartitionedRateLimiter.Create<string, string>(who =>
            RateLimitPartition.GetSlidingWindowLimiter(
                who,
                _ =>
                    new()
                    {
                        PermitLimit = perMinute,
                        Window = TimeSpan.FromMinutes(1),
                        SegmentsPerWindow = 6,
                        QueueLimit = 0,
                    }
            )
        );

    public void Dispose()
    {
        anonymous.Dispose();
        keyed.Dispose();
    }
}
