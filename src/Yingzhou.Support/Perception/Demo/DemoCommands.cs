using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Identity;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Commanding;

namespace Yingzhou.Support.Perception.Demo;

/// <summary>Commands of a demonstration: a setting that the tide gauge has confirmed, one that it has not heard yet, a restart that waits for a second person, and a question that a station of the water has answered.</summary>
sealed class DemoCommands(CityContext city, CityStep step) : IDemoSeed
{
    const string Gauge = "tide-shenjiamen";
    const string Quiet = "tide-shengshan";
    const string Station = "0033090201";
    const string Administrator = "dai-yong";

    public async Task Seed(CancellationToken cancel)
    {
        if (await city.Set<DeviceCommand>().AnyAsync(cancel))
            return;
        var now = city.Clock.GetUtcNow();
        city.Actors.Current = Actor.System;
        await step.Run<Done>(
            nameof(DemoCommands),
            () =>
            {
                var confirmed = Made(Gauge, "330903", "set-interval", 600, CommandState.Done, now.AddMinutes(-50));
                (confirmed.Attempts, confirmed.SentAt, confirmed.AnsweredAt) = (1, now.AddMinutes(-60), now.AddMinutes(-59));
                (confirmed.WireId, confirmed.Answer) = (CommandIds.Of(now.AddMinutes(-60)), "间隔 600 s");
                var asked = Made(Station, "330902", "query-now", null, CommandState.Done, now.AddMinutes(-25));
                (asked.Attempts, asked.SentAt, asked.AnsweredAt) = (1, now.AddMinutes(-30), now.AddMinutes(-30).AddSeconds(4));
                (asked.WireId, asked.Answer) = (CommandIds.Of(now.AddMinutes(-30)), "Z=18.39，PT=412.5，VT=12.6");
                city.AddRange(
                    confirmed,
                    asked,
                    Made(Quiet, "330922", "set-interval", 120, CommandState.Waiting, now.AddHours(24)),
                    Made(Gauge, "330903", "restart", null, CommandState.Proposed, now.AddHours(24))
                );
                return Task.FromResult<Outcome<Done>>(Done.It);
            },
            cancel
        );
    }

    static DeviceCommand Made(string device, string region, string command, double? value, CommandState state, DateTimeOffset expires) =>
        new()
        {
            Region = region,
            Device = device,
            Command = command,
            Value = value,
            Number = 1,
            IsDangerous = state is CommandState.Proposed,
            State = state,
            AskedBy = Administrator,
            ExpiresAt = expires,
        };
}
