using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;
using Yingzhou.Support.Alerting.Watching;

namespace Yingzhou.Engines.Tests.Alerting;

/// <summary>A city in which something happens at sea, and those who watch it.</summary>
sealed class Watched(CityUnderTest city) : IAsyncDisposable
{
    public const string Intrusion = "island-intrusion";

    public static async Task<Watched> On(DatabaseKind kind, CityTemplate template) =>
        new(await CityUnderTest.On(new(2026, 3, 2), kind, template));

    public CityUnderTest City => city;

    public Subject Watch => city.Official("shu-hai", "political-legal/watch");

    public Subject Head => city.Official("pei-jun", "political-legal/director");

    public Subject Maritime => city.Official("lu-chao", "maritime/watch");

    public RaiseAlert Alert(AlertLevel level = AlertLevel.Yellow, string subject = "vessel:1") =>
        new(Intrusion, subject, "无名小船", "电子围栏", level, "进入警戒圈", "330903", city.Clock.GetUtcNow().AddMinutes(-2), 122.5, 29.9);

    public Task<Outcome<Alert>> Raise(RaiseAlert alert) => city.Do<IAlerting, Outcome<Alert>>(alerting => alerting.Raise(alert));

    public async Task<Guid> Incident(AlertLevel level = AlertLevel.Yellow, string subject = "vessel:1")
    {
        var raised = await Raise(Alert(level, subject));
        CityUnderTest.Succeed(raised);
        return raised.Value.IncidentId!.Value;
    }

    public Task<Incident> Read(Guid id) => city.Read(records => records.Set<Incident>().AsNoTracking().SingleAsync(one => one.Id == id));

    public Task<List<IncidentTask>> Tasks(Guid id) =>
        city.Read(records =>
            records.Set<IncidentTask>().AsNoTracking().Where(one => one.IncidentId == id).OrderBy(one => one.Id).ToListAsync()
        );

    public Task<List<IncidentEntry>> Log(Guid id) =>
        city.Read(records =>
            records.Set<IncidentEntry>().AsNoTracking().Where(one => one.IncidentId == id).OrderBy(one => one.Id).ToListAsync()
        );

    public async Task<Outcome<Done>> On(Guid id, Func<IIncidents, int, Task<Outcome<Done>>> deed)
    {
        var seen = (await Read(id)).Version;
        return await city.Do<IIncidents, Outcome<Done>>(incidents => deed(incidents, seen));
    }

    public async Task<Outcome<Done>> OnTask(Guid id, string unit, Func<IIncidents, IncidentTask, Task<Outcome<Done>>> deed)
    {
        var task = (await Tasks(id)).Last(one => one.Unit == unit);
        return await city.Do<IIncidents, Outcome<Done>>(incidents => deed(incidents, task));
    }

    /// <summary>Time passes, and what falls due happens.</summary>
    public async Task Pass(int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            city.Clock.Advance(TimeSpan.FromMinutes(1));
            while (await city.Do<WatchIncidents, int>(watch => watch.Run(100)) > 0) { }
        }
    }

    public ValueTask DisposeAsync() => city.DisposeAsync();
}
