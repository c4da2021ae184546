using Microsoft.Playwright;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>What a page costs at its first visit: every byte on the wire, headers too, nothing from a cache.</summary>
sealed class Weight : IAsyncDisposable
{
    readonly IPage page;
    readonly ICDPSession devtools;
    readonly List<IRequest> loaded = [];

    Weight(IPage page, ICDPSession devtools)
    {
        (this.page, this.devtools) = (page, devtools);
        page.RequestFinished += Keep;
    }

    /// <summary>For several pages one after the other in one browser.</summary>
    public static async Task<Weight> Scales(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        return new(page, devtools);
    }

    public static async Task<int> Of(IPage page, string address)
    {
        await using var scales = await Scales(page);
        return await scales.Of(address);
    }

    public async Task<int> Of(string address)
    {
        lock (loaded)
            loaded.Clear();
        // A page that listens is never idle: what it loads is loaded when it says so.
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        IReadOnlyList<IRequest> all;
        lock (loaded)
            all = [.. loaded];
        var bytes = 0;
        foreach (var request in all)
        {
            var sizes = await request.SizesAsync();
            bytes += sizes.ResponseHeadersSize + sizes.ResponseBodySize;
        }
        return bytes;
    }

    void Keep(object? sender, IRequest request)
    {
        lock (loaded)
            loaded.Add(request);
    }

    public async ValueTask DisposeAsync()
    {
        page.RequestFinished -= Keep;
        await devtools.DetachAsync();
    }
}
