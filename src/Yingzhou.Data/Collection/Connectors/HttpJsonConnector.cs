using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Outgoing;

namespace Yingzhou.Data.Collection.Connectors;

/// <summary>Pages of an interface that answers JSON. Only hosts that the administrator named are asked, by the city's one way out.</summary>
sealed class HttpJsonConnector(IOptions<CollectionOptions> options, IOutgoing outgoing) : IConnector, IDisposable
{
    readonly HttpClient client = new(outgoing.Handler())
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = options.Value.MostPageBytes,
    };

    public SourceKind Kind => SourceKind.HttpJson;

    public async Task<SourcePage> Read(CollectionSource source, string? after, Stream into, CancellationToken cancel)
    {
        var isCounted = source.KeyColumn.Length == 0;
        var address = Address(source, isCounted ? after ?? "1" : after ?? "", isCounted);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        if (source.Secret is { } secret)
            request.Headers.TryAddWithoutValidation("Authorization", secret.Plain);
        using var answer = await Send(request, cancel);
        if ((int)answer.StatusCode is >= 300 and < 500 and not 408 and not 425 and not 429)
            throw new SourceRefusedException($"接口回答 {(int)answer.StatusCode}");
        answer.EnsureSuccessStatusCode();
        JsonDocument body;
        try
        {
            body = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancel), cancellationToken: cancel);
        }
        catch (JsonException broken)
        {
            throw new IOException("接口的回答不是完整的 JSON", broken);
        }
        using (body)
            return Page(source, after, Rows(body.RootElement, source.Query), into, isCounted);
    }

    async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            return await client.SendAsync(request, cancel);
        }
        catch (HttpRequestException failed) when (failed.InnerException is OutgoingRefusedException refused)
        {
            throw new SourceRefusedException(refused.Message);
        }
    }

    Uri Address(CollectionSource source, string place, bool isCounted)
    {
        var template = source.Address.Plain;
        var wanted = isCounted ? "{page}" : "{after}";
        if (!template.Contains(wanted, StringComparison.Ordinal))
            throw new SourceRefusedException($"接口地址里没有 {wanted}，不知道怎样取下一页");
        var text = template
            .Replace(wanted, Uri.EscapeDataString(place), StringComparison.Ordinal)
            .Replace("{size}", source.PageSize.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || address.UserInfo.Length > 0
        )
            throw new SourceRefusedException("接口地址应是 http 或 https 的完整地址，不带账号");
        // After the placeholders are filled, so that none of them can name another host.
        return outgoing.IsNamed(address.IdnHost, address.Port)
            ? address
            : throw new SourceRefusedException($"主机 {address.Authority} 不在允许的名单里");
    }

    static JsonElement Rows(JsonElement root, string path)
    {
        foreach (var name in path.Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty(name, out root))
                throw new SourceRefusedException($"回答里没有 {path}");
        return root.ValueKind is JsonValueKind.Array
            ? root
            : throw new SourceRefusedException($"{(path.Length == 0 ? "回答" : path)} 不是数组");
    }

    static SourcePage Page(CollectionSource source, string? after, JsonElement rows, Stream into, bool isCounted)
    {
        var last = after;
        foreach (var row in rows.EnumerateArray())
        {
            if (!isCounted)
            {
                var key =
                    row.ValueKind is JsonValueKind.Object
                    && row.TryGetProperty(source.KeyColumn, out var found)
                    && found.ValueKind is JsonValueKind.String or JsonValueKind.Number
                        ? found.ToString()
                        : throw new SourceRefusedException($"有一行没有 {source.KeyColumn}");
                if (key == last)
                    throw new SourceRefusedException($"{source.KeyColumn} 的值 {key} 出现多次，接口没有往下翻页");
                last = key;
            }
            using (var json = new Utf8JsonWriter(into))
                row.WriteTo(json);
            into.WriteByte((byte)'\n');
        }
        var count = rows.GetArrayLength();
        if (count == 0)
            return new(0, null);
        return new(
            count,
            isCounted ? (int.Parse(after ?? "1", CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture) : last
        );
    }

    public void Dispose() => client.Dispose();
}
