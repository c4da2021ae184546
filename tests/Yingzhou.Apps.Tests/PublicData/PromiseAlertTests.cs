using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Data.Realtime;
using Yingzhou.Foundation.Events;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Tests.PublicData;

/// <summary>数据高铁违约: told twice it is one alert with one incident, and it ends.</summary>
public class PromiseAlertTests(DeskCity city)
{
    [Fact]
    public async Task A_broken_promise_is_one_alert_that_somebody_must_answer_for_until_it_is_kept_again()
    {
        var at = city.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddMinutes(-1);
        await using var scope = city.Services.CreateAsyncScope();
        async Task Tell(string type, object data)
        {
            var heard = new HeardEvent(
                Guid.CreateVersion7(),
                type,
                "promise-test",
                at,
                JsonSerializer.SerializeToElement(data, data.GetType())
            );
            foreach (var handler in scope.ServiceProvider.GetServices<IEventHandler>().Where(one => one.Type == type))
                await handler.Handle(heard, CancellationToken.None);
        }
        Task<Alert?> Active() => scope.ServiceProvider.GetRequiredService<IAlerting>().Active("data-express", "promise-test", "延迟超约");

        var broken = new PromiseBroken("promise-test", "渔业线", "Late", "近十分钟延迟 P95 为 9.0 秒，承诺 5 秒以内", "330900", at);
        await Tell(PromiseBroken.Name, broken);
        await Tell(PromiseBroken.Name, broken);

        var alert = await Active();
        Assert.Equal((AlertLevel.Yellow, true), (alert?.Level, alert?.IncidentId is not null));
        await Tell(PromiseKeptAgain.Name, new PromiseKeptAgain("promise-test", "Late", at));
        Assert.Null(await Active());
    }
}
