using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Content;
using Yingzhou.Support.Perception.State;

namespace Yingzhou.Support.Perception.Commanding;

/// <summary>
/// Sends what waits to the devices that are connected to this process, and lets time pass. That it is sent is stored before it is said: a process that dies in between has said nothing, and the command times
/// out; said twice without being known it is never. Of two processes that both reach a device one takes the row.
/// </summary>
sealed class SendCommands(
    CityContext city,
    CityStep step,
    IEnumerable<ICommandWire> wires,
    ProductContent products,
    DeviceBook book,
    TimeProvider clock,
    ILogger<SendCommands> log
) : ICityJob
{
    const int Most = 500;

    public string Name => "perception-commands";

    public TimeSpan Rest => TimeSpan.FromSeconds(1);

    // Where a device is connected, only that process knows.
    public bool InEveryProcess => true;

    public async Task<int> Run(CancellationToken cancel)
    {
        var open = await city.Set<DeviceCommand>()
            .AsNoTracking()
            .Where(one =>
                one.State == CommandState.Proposed
                || one.State == CommandState.Waiting
                || one.State == CommandState.Sent
                || one.State == CommandState.Received
            )
            .OrderBy(one => one.Id)
            .Take(Most)
            .ToListAsync(cancel);
        var done = 0;
        foreach (var ofDevice in open.GroupBy(one => one.Device))
            done += await Device(ofDevice.Key, [.. ofDevice], cancel);
        return done;
    }

    async Task<int> Device(string code, IReadOnlyList<DeviceCommand> commands, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var done = 0;
        var isBusy = false;
        foreach (var command in commands)
        {
            var state = command.After(now);
            if (state != command.State)
                done += await Step(command.Id, one => one.State = one.After(now), cancel) is null ? 0 : 1;
            isBusy |= state.IsWithDevice();
        }
        // One at a time, in the order in which they were asked for.
        if (
            isBusy
            || commands.FirstOrDefault(one => CommandCourse.MayBeSent(one.After(now), one.ExpiresAt, now)) is not { } next
            || wires.FirstOrDefault(wire => wire.Reaches(code)) is not { } wire
            || await KindOf(next, cancel) is not { } kind
        )
            return done;
        var sent = await Step(
            next.Id,
            one =>
            {
                if (!CommandCourse.MayBeSent(one.State, one.ExpiresAt, now))
                    return;
                (one.State, one.SentAt, one.Attempts) = (CommandState.Sent, now, one.Attempts + 1);
                one.WireId ??= CommandIds.Of(now);
            },
            cancel
        );
        if (sent is not { State: CommandState.Sent } || sent.SentAt != now)
            return done;
        await Say(wire, sent, kind, cancel);
        return done + 1;
    }

    async Task Say(ICommandWire wire, DeviceCommand command, ProductCommand kind, CancellationToken cancel)
    {
        try
        {
            await wire.Say(command, kind, cancel);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException)
        {
            log.LogInformation(gone, "{Device} went away before it was told; the command waits for an answer in vain", command.Device);
        }
    }

    async Task<ProductCommand?> KindOf(DeviceCommand command, CancellationToken cancel) =>
        await book.Find(command.Device, cancel) is { } device
            ? products[device.Product]?.Commands.FirstOrDefault(kind => kind.Id == command.Command)
            : null;

    /// <returns><c>null</c> when somebody else changed it in this moment.</returns>
    async Task<DeviceCommand?> Step(Guid id, Action<DeviceCommand> change, CancellationToken cancel)
    {
        city.Actors.Current = Actor.System;
        var outcome = await step.Run<DeviceCommand>(
            nameof(SendCommands),
            async () =>
            {
                var command = await city.Set<DeviceCommand>().SingleAsync(one => one.Id == id, cancel);
                change(command);
                return command;
            },
            cancel
        );
        return outcome.Succeeded ? outcome.Value : null;
    }
}
