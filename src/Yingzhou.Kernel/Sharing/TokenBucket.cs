namespace Yingzhou.Kernel;

/// <summary>
/// How many calls may come how fast (令牌桶). Full after rest, refilled evenly; counted in whole parts of a token, so that five a second are five after one second. Source: p03 R6.
/// </summary>
/// <param name="rate">Tokens a second.</param>
/// <param name="burst">Tokens of a full bucket.</param>
public sealed class TokenBucket(int rate, int burst)
{
    // One token is as many parts as a second has ticks: a tick refills `rate` parts.
    const long Token = TimeSpan.TicksPerSecond;

    readonly long full = Token * Math.Max(1, burst);
    readonly int rate = Math.Max(1, rate);
    readonly Lock gate = new();
    long parts = Token * Math.Max(1, burst);
    DateTimeOffset? last;

    /// <returns>0 when a token was taken; else after how many whole seconds, at least 1, one will be there.</returns>
    public int Take(DateTimeOffset now)
    {
        lock (gate)
        {
            if (last is { } before && now > before)
            {
                // A rest longer than it takes to fill the bucket fills it: no product that could run over.
                var rested = Math.Min((now - before).Ticks, full / rate + 1);
                parts = Math.Min(full, parts + rested * rate);
            }
            last = last is { } latest && latest > now ? latest : now;
            if (parts >= Token)
            {
                parts -= Token;
                return 0;
            }
            var ticks = (Token - parts + rate - 1) / rate;
            return (int)Math.Max(1, (ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);
        }
    }
}
