using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.NoVisit.Video;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Http;
using Yingzhou.Foundation.Live;
using Yingzhou.Kernel;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Apps.Services.NoVisit.Http;

/// <summary>Signalling of the video counter: each end reads its own stream and sends to the other; the path says which end it is.</summary>
static class SignalEndpoints
{
    // An offer with all its codecs has about 8 kB.
    const int Longest = 64 * 1024;

    public static string OfCaller(Guid call) => $"/api/no-visit/calls/{call}/signals";

    public static string OfClerk(Guid call) => $"/desk/no-visit/calls/{call}/signals";

    public static IEndpointRouteBuilder MapSignals(this IEndpointRouteBuilder endpoints)
    {
        var caller = endpoints.MapGroup("/api/no-visit/calls/{call:guid}").WithTags("不见面服务").RequireAuthorization();
        caller.MapGet("/signals", ListenAsCaller).WithName("ListenToVideoCall").WithSummary("视频办件信令（办事人）");
        caller.MapPost("/signals", SendAsCaller).WithName("SignalVideoCall").WithSummary("发送视频办件信令（办事人）");
        caller.MapGet("/changes", ChangesForCaller).WithName("LiveVideoCall").WithSummary("视频办件有变动（办事人）");
        var clerk = endpoints
            .MapGroup("/desk/no-visit/calls/{call:guid}")
            .WithTags("不见面服务")
            .RequireAuthorization()
            .NeedsRight(NoVisitRights.Serve)
            .ExcludeFromDescription();
        clerk.MapGet("/signals", ListenAsClerk);
        clerk.MapPost("/signals", SendAsClerk);
        clerk.MapGet("/changes", ChangesForClerk);
        endpoints
            .MapGet("/desk/no-visit/changes", AllChanges)
            .RequireAuthorization()
            .NeedsRight(NoVisitRights.Serve)
            .ExcludeFromDescription();
        return endpoints;
    }

    static async Task<IResult> ListenAsCaller(
        Guid call,
        ISession session,
        CallQueries calls,
        ServeCall serve,
        SignalRelay relay,
        IServiceScopeFactory scopes,
        CancellationToken cancel
    )
    {
        var who = session.Current;
        var seen = await calls.Mine(call, who, cancel);
        if (seen.Fault is { } refused)
            return Problems.From(refused);
        await serve.Line(call, there: true, who, cancel);
        return TypedResults.ServerSentEvents(Stream(relay, call, CallSide.Caller, () => Gone(scopes, call, who), cancel));
    }

    static async Task<IResult> ListenAsClerk(Guid call, ISession session, CallQueries calls, SignalRelay relay, CancellationToken cancel)
    {
        var seen = await calls.ForClerk(call, session.Current, cancel);
        return seen.Fault is { } refused
            ? Problems.From(refused)
            : TypedResults.ServerSentEvents(Stream(relay, call, CallSide.Clerk, () => Task.CompletedTask, cancel));
    }

    static async Task<IResult> SendAsCaller(
        Guid call,
        HttpRequest http,
        ISession session,
        CallQueries calls,
        SignalRelay relay,
        CancellationToken cancel
    )
    {
        var seen = await calls.Mine(call, session.Current, cancel);
        return seen.Fault is { } refused ? Problems.From(refused) : await Send(call, CallSide.Caller, http, relay, cancel);
    }

    static async Task<IResult> SendAsClerk(
        Guid call,
        HttpRequest http,
        ISession session,
        CallQueries calls,
        SignalRelay relay,
        CancellationToken cancel
    )
    {
        var seen = await calls.ForClerk(call, session.Current, cancel);
        return seen.Fault is { } refused ? Problems.From(refused) : await Send(call, CallSide.Clerk, http, relay, cancel);
    }

    static async Task<IResult> ChangesForCaller(Guid call, ISession session, CallQueries calls, LiveStream live, CancellationToken cancel)
    {
        var seen = await calls.Mine(call, session.Current, cancel);
        return seen.Fault is { } refused ? Problems.From(refused) : live.Of(session.Current.AccountId, [CallTopics.Of(call)], cancel);
    }

    static async Task<IResult> ChangesForClerk(Guid call, ISession session, CallQueries calls, LiveStream live, CancellationToken cancel)
    {
        var seen = await calls.ForClerk(call, session.Current, cancel);
        return seen.Fault is { } refused ? Problems.From(refused) : live.Of(session.Current.AccountId, [CallTopics.Of(call)], cancel);
    }

    static IResult AllChanges(ISession session, LiveStream live, CancellationToken cancel) =>
        live.Of(session.Current.AccountId, [CallTopics.All], cancel);

    static async Task<IResult> Send(Guid call, CallSide side, HttpRequest http, SignalRelay relay, CancellationToken cancel)
    {
        // A page of another site cannot send this type without being asked first.
        if (!http.HasJsonContentType() || http.ContentLength is not (> 0 and <= Longest))
            return Problems.From(new Fault("no-visit.signal-shape", "信令应为不超过 64 KB 的 JSON。", 400));
        using var reader = new StreamReader(http.Body);
        return TypedResults.Ok(new SignalSent(relay.Send(call, side, await reader.ReadToEndAsync(cancel))));
    }

    static async IAsyncEnumerable<SseItem<string>> Stream(
        SignalRelay relay,
        Guid call,
        CallSide side,
        Func<Task> gone,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var reader = relay.Listen(call, side);
        try
        {
            yield return new("", "open");
            while (await Next(reader, cancel) is { } message)
                yield return new(message, "signal");
        }
        finally
        {
            if (relay.Leave(call, side, reader))
                await gone();
        }
    }

    static async Task<string?> Next(System.Threading.Channels.ChannelReader<string> reader, CancellationToken cancel)
    {
        try
        {
            return await reader.WaitToReadAsync(cancel) && reader.TryRead(out var message) ? message : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    // The request is over when the line is gone: what follows has a scope of its own.
    static async Task Gone(IServiceScopeFactory scopes, Guid call, Subject who)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ServeCall>().Line(call, there: false, who, CancellationToken.None);
    }
}

/// <param name="Heard">Whether the other side listens now.</param>
sealed record SignalSent(bool Heard);
