using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Yingzhou.Assurance.Security;

namespace Yingzhou.Host.Composition;

/// <summary>Where this program itself listens, as the server says.</summary>
sealed class OwnAddresses(IServer server)
{
    public IReadOnlyList<Uri> All =>
        [
            .. (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
                .Select(address =>
                    address.Replace("*", "127.0.0.1", StringComparison.Ordinal).Replace("+", "127.0.0.1", StringComparison.Ordinal)
                )
                .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var found) ? found : null)
                .OfType<Uri>(),
        ];
}

/// <summary>Asks the running program for a page and looks at what it tells the browser (安全应答头).</summary>
sealed class HeadersProbe(OwnAddresses own) : ISecurityProbe
{
    static readonly string[] Wanted =
    [
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "X-Frame-Options",
        "Referrer-Policy",
        "Permissions-Policy",
    ];

    public string Code => "http.headers";

    public async Task<SecurityEvidence> Look(CancellationToken cancel)
    {
        if (own.All.FirstOrDefault(address => address.Scheme == Uri.UriSchemeHttp) is not { } address)
            return new(null, "程序没有监听本机 http 端口，无法自己访问自己");
        // Only where the server says that it listens: 0.0.0.0 and [::] are asked on the loopback.
        var local = new UriBuilder(address) { Host = "127.0.0.1", Path = "/health" }.Uri;
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await http.GetAsync(local, cancel);
            var missing = Wanted.Where(header => !answer.Headers.Contains(header) && !answer.Content.Headers.Contains(header)).ToList();
            var tells = answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By");
            return missing.Count == 0 && !tells
                ? new(true, $"当场访问，{Wanted.Length} 个安全应答头齐全，不透露服务器软件")
                : new(false, $"缺少 {string.Join("、", missing)}{(tells ? "；透露了服务器软件" : "")}");
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return new(null, "这次没有访问成功，无法取证");
        }
    }
}

/// <summary>传输加密: https of its own, or only reachable from this machine, where a proxy stands in front.</summary>
sealed class TransportProbe(OwnAddresses own) : ISecurityProbe
{
    public string Code => "http.tls";

    public Task<SecurityEvidence> Look(CancellationToken cancel)
    {
        var open = own.All.Where(address => address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback).ToList();
        return Task.FromResult(
            own.All.Count == 0 ? new SecurityEvidence(null, "程序没有网络端口")
            : open.Count > 0 ? new(false, $"{open.Count} 个明文端口对外监听，应改为只听本机或启用 https")
            : own.All.Any(address => address.Scheme == Uri.UriSchemeHttps) ? new(true, "对外只有 https 端口")
            : new(null, "明文端口只听本机；对外由前置代理加密，请以代理的配置和检测报告为证")
        );
    }
}
