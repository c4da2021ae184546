using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Engines.Tests.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Process;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>A replayed city keeps what has just been handed in for people to handle, and hands it in once however often it starts.</summary>
public class WaitingMattersTests(CityTemplate template)
{
    [Fact]
    public async Task What_waits_is_handed_in_once_and_left_to_the_officials()
    {
        var (folder, _) = await template.Copy(DatabaseKind.Sqlite);
        var clock = new ReplayClock(CityTime.StartOf(new(2026, 1, 1)));
        ServiceCollection shared = [];
        await template.Share(shared);
        await using (
            var app = CityTemplate.Build(
                folder,
                null,
                clock,
                all =>
                {
                    foreach (var service in shared)
                        all.Add(service);
                }
            )
        )
        {
            var request = new ReplayRequest(
                2026,
                0.0005,
                Until: CityTime.StartOf(new(2026, 2, 1)),
                Waiting: [new("open-restaurant", "330902"), new("outdoor-signboard", "330902")]
            );
            for (var start = 0; start < 2; start++)
                await new CaseReplay(app.Services.GetRequiredService<IServiceScopeFactory>(), clock).Run(request);

            await using var scope = app.Services.CreateAsyncScope();
            var open = await scope
                .ServiceProvider.GetRequiredService<CityContext>()
                .Set<UserTask>()
                .Where(task => task.Status == UserTaskStatus.Open && task.OpenedAt == request.Until)
                .Select(task => task.Post)
                .ToListAsync();
            Assert.Equal(["dinghai-market-supervision/accept", "dinghai-urban-enforcement/accept"], open.Order(StringComparer.Ordinal));
        }
        Directory.Delete(folder, recursive: true);
    }
}
