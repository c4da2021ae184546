using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Bench.Gateway;

/// <summary>What one round measured: milliseconds of each call, sorted.</summary>
sealed record MeasuredLoad(double PerSecond, IReadOnlyList<double> Sorted, int Failed)
{
    public double At(double share) => Sorted.Count == 0 ? double.NaN : Sorted[Math.Min(Sorted.Count - 1, (int)(Sorted.Count * share))];
}

/// <summary>Clients that send requests signed beforehand, each as soon as the one before is answered.</summary>
sealed class SignedLoad(int clients, string grant, string key, byte[] secret, string dataset, string purpose, IReadOnlyList<string> numbers)
{
    // More than any round can use up: signing is the consumer's work, not the gateway's.
    const int SignedPerSecond = 4_000;
    int nonce;

    HttpRequestMessage Signed(Uri site)
    {
        var path = site.AbsolutePath == "/" ? $"/gw/v1/ds/{dataset}/query" : site.AbsolutePath;
        var number = numbers[nonce % numbers.Count];
        var signed = new SignedRequest(
            "POST",
            path,
            "",
            grant,
            purpose,
            string.Create(CultureInfo.InvariantCulture, $"bench{++nonce:0000000000}"),
            TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
            Encoding.UTF8.GetBytes($$$"""{"filter":{"eq":["tyshxydm","{{{number}}}"]}}""")
        );
        return new(HttpMethod.Post, new Uri(site, path))
        {
            Content = new ByteArrayContent(signed.Body.ToArray()),
            Headers =
            {
                { "YZ-Key", key },
                { "YZ-Grant", grant },
                { "YZ-Purpose", purpose },
                { "YZ-Nonce", signed.Nonce },
                { "YZ-Timestamp", signed.Timestamp.ToString(CultureInfo.InvariantCulture) },
                { "YZ-Signature", Convert.ToHexStringLower(signed.Hmac(secret)) },
            },
        };
    }

    public async Task Once(Uri site)
    {
        using var http = new HttpClient();
        using var request = Signed(site);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<MeasuredLoad> For(Uri site, double seconds)
    {
        var requests = new ConcurrentQueue<HttpRequestMessage>(
            Enumerable.Range(0, (int)(seconds * SignedPerSecond)).Select(_ => Signed(site))
        );
        var (times, failed) = (new ConcurrentBag<double>(), 0);
        using var http = new HttpClient();
        var clock = Stopwatch.StartNew();
        async Task Client()
        {
            while (clock.Elapsed.TotalSeconds < seconds && requests.TryDequeue(out var request))
            {
                var from = clock.Elapsed;
                using var answer = await http.SendAsync(request);
                await answer.Content.ReadAsByteArrayAsync();
                times.Add((clock.Elapsed - from).TotalMilliseconds);
                if (!answer.IsSuccessStatusCode)
                    Interlocked.Increment(ref failed);
            }
        }
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(Client)));
        return new(times.Count / clock.Elapsed.TotalSeconds, [.. times.Order()], failed);
    }
}
