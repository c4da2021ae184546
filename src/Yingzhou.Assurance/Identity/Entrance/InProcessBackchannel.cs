using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Yingzhou.Assurance.Identity.Entrance;

/// <summary>
/// The way from an end to the provider in the same process: a request goes through the whole pipeline without touching the network, so that it works on any
/// port, behind any proxy and in tests alike.
/// </summary>
sealed class InProcessBackchannel(IServiceProvider services) : HttpMessageHandler, IStartupFilter
{
    RequestDelegate? pipeline;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(rest => pipeline = rest);
            next(app);
        };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        // The inner request must not inherit, nor clear, what the outer one keeps in its execution context.
        Task<HttpResponseMessage> serving;
        using (ExecutionContext.SuppressFlow())
            serving = Task.Run(() => Serve(request, body, cancellationToken), cancellationToken);
        return await serving;
    }

    async Task<HttpResponseMessage> Serve(HttpRequestMessage request, byte[] body, CancellationToken cancel)
    {
        using var answer = new MemoryStream();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature());
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answer));
        features.Set<IHttpRequestBodyDetectionFeature>(new HasBody());

        var contexts = services.GetRequiredService<IHttpContextFactory>();
        var http = contexts.Create(features);
        try
        {
            Fill(http.Request, request, body);
            http.RequestAborted = cancel;
            await pipeline!(http);
            await http.Response.CompleteAsync();
            return Answer(http.Response, answer.ToArray(), request);
        }
        finally
        {
            contexts.Dispose(http);
        }
    }

    static void Fill(HttpRequest inner, HttpRequestMessage request, byte[] body)
    {
        var uri = request.RequestUri!;
        inner.Method = request.Method.Method;
        inner.Scheme = uri.Scheme;
        inner.Host = HostString.FromUriComponent(uri);
        inner.Path = PathString.FromUriComponent(uri);
        inner.QueryString = QueryString.FromUriComponent(uri);
        inner.Protocol = "HTTP/1.1";
        foreach (
            var header in request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
        )
            inner.Headers[header.Key] = header.Value.ToArray();
        inner.Body = new MemoryStream(body);
        inner.ContentLength = body.Length;
    }

    static HttpResponseMessage Answer(HttpResponse inner, byte[] body, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((System.Net.HttpStatusCode)inner.StatusCode)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(body),
        };
        foreach (var header in inner.Headers)
            if (!response.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray()))
                response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
        return response;
    }

    sealed class HasBody : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => true;
    }
}
