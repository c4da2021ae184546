using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Data.Realtime;
using Yingzhou.Foundation.Events;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Operation.PublicData.Watching;

/// <summary>Makes an alert of a line's broken promise (高铁违约告警), in a scope of its own: the delivery's unit of work is not this one's. Told twice it is one alert.</summary>
sealed class RaisePromiseAlert(IServiceScopeFactory scopes) : IEventHandler
{
    public const string Kind = "data-express";

    public string Type => PromiseBroken.Name;

    public async Task Handle(HeardEvent heard, CancellationToken cancel)
    {
        string Told(string name) => heard.Data.GetProperty(name).GetString() ?? "";
        var trouble = Told(nameof(PromiseBroken.Trouble));
        await using var scope = scopes.CreateAsyncScope();
        var raised = await scope
            .ServiceProvider.GetRequiredService<IAlerting>()
            .Raise(
                new(
                    Kind,
                    heard.Subject,
                    Told(nameof(PromiseBroken.Title)),
                    Cause(trouble),
                    // Before the slot goes, all of the table would have to be read anew.
                    trouble == nameof(LineTrouble.Late)
                        ? AlertLevel.Yellow
                        : AlertLevel.Orange,
                    Told(nameof(PromiseBroken.Text)),
                    Told(nameof(PromiseBroken.Region)),
                    heard.Data.GetProperty(nameof(PromiseBroken.Since)).GetDateTimeOffset()
                ),
                cancel
            );
        if (raised.Fault is { } fault)
            throw new InvalidOperationException(fault.ToString());
    }

    internal static string Cause(string trouble) =>
        trouble switch
        {
            nameof(LineTrouble.Late) => "延迟超约",
            nameof(LineTrouble.LogHeldBack) => "源库日志积压",
            _ => "线路停站",
        };
}

sealed class EndPromiseAlert(IServiceScopeFactory scopes) : IEventHandler
{
    public string Type => PromiseKeptAgain.Name;

    public async Task Handle(HeardEvent heard, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var ended = await scope
            .ServiceProvider.GetRequiredService<IAlerting>()
            .End(
                RaisePromiseAlert.Kind,
                heard.Subject,
                RaisePromiseAlert.Cause(heard.Data.GetProperty(nameof(PromiseKeptAgain.Trouble)).GetString() ?? ""),
                heard.Data.GetProperty(nameof(PromiseKeptAgain.At)).GetDateTimeOffset(),
                cancel
            );
        if (ended.Fault is { } fault)
            throw new InvalidOperationException(fault.ToString());
    }
}
