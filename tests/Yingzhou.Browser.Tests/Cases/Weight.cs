using Microsoft.Playwright;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>What a page costs at its first visit: every byte on the wire, headers too.</summary>
static class Weight
{
    public static async Task<int> Of(IPage page, string address)
    {
        List<IRequest> loaded = [];
        page.RequestFinished += (_, request) => loaded.Add(request);
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var bytes = 0;
        foreach (var request in loaded.ToList())
        {
            var sizes = await request.SizesAsync();
            bytes += sizes.ResponseHeadersSize + sizes.ResponseBodySize;
        }
        return bytes;
    }
}
