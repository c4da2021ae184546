using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Content;
using Yingzhou.Support.Perception.State;

namespace Yingzhou.Support.Perception.Commanding;

/// <summary>What officials do with commands: ask, agree, take back, look.</summary>
sealed class CommandDesk(CityContext city, CityStep step, IPermissions permissions, ProductContent products, DeviceBook book) : ICommands
{
    const int Shown = 20;
    const int LongestMinutes = 24 * 60;

    public IReadOnlyList<ProductCommand> KindsOf(Device device) => products[device.Product]?.Commands ?? [];

    public async Task<Outcome<IReadOnlyList<DeviceCommand>>> Of(string device, Subject official, CancellationToken cancel)
    {
        if (await Refuse(device, PerceptionRights.Watch, official, cancel) is { } refused)
            return refused;
        return await city.Set<DeviceCommand>()
            .AsNoTracking()
            .Where(one => one.Device == device)
            .OrderByDescending(one => one.Id)
            .Take(Shown)
            .ToArrayAsync(cancel);
    }

    public async Task<Outcome<IReadOnlyList<DesiredSetting>>> Settings(string device, Subject official, CancellationToken cancel)
    {
        if (await Refuse(device, PerceptionRights.Watch, official, cancel) is { } refused)
            return refused;
        var found = new List<DesiredSetting>();
        foreach (var kind in KindsOf((await book.Find(device, cancel))!).Where(kind => kind.Setting))
        {
            var asked = city.Set<DeviceCommand>().AsNoTracking().Where(one => one.Device == device && one.Command == kind.Id);
            var desired = await asked
                .Where(one => one.State != CommandState.Cancelled)
                .OrderByDescending(one => one.Number)
                .FirstOrDefaultAsync(cancel);
            if (desired is null)
                continue;
            var reported = await asked
                .Where(one => one.State == CommandState.Done)
                .OrderByDescending(one => one.Number)
                .Select(one => one.Value)
                .FirstOrDefaultAsync(cancel);
            found.Add(new(kind, desired, reported));
        }
        return found.ToArray();
    }

    public async Task<Outcome<DeviceCommand>> Ask(AskCommand request, Subject official, string? key, CancellationToken cancel)
    {
        if (await Refuse(request.Device, PerceptionRights.Command, official, cancel) is { } refused)
            return refused;
        var device = (await book.Find(request.Device, cancel))!;
        if (device.Life is DeviceLife.Retired)
            return CommandFaults.OutOfUse;
        if (KindsOf(device).FirstOrDefault(one => one.Id == request.Command) is not { } kind)
            return CommandFaults.NoKind;
        if (Wrong(kind, request) is { } wrong)
            return wrong;
        city.Actors.Current = official.AsActor();
        return await step.RunOnce<DeviceCommand>(
            nameof(Ask),
            key,
            async () =>
            {
                var before = await city.Set<DeviceCommand>().CountAsync(one => one.Device == device.Code && one.Command == kind.Id, cancel);
                var command = new DeviceCommand
                {
                    Region = device.Region,
                    Device = device.Code,
                    Command = kind.Id,
                    Value = request.Value,
                    Number = before + 1,
                    IsDangerous = kind.Dangerous,
                    State = kind.Dangerous ? CommandState.Proposed : CommandState.Waiting,
                    AskedBy = official.OfficialId!,
                    ExpiresAt = city.Clock.GetUtcNow().AddMinutes(request.Minutes ?? kind.Minutes),
                };
                city.Add(command);
                return command;
            },
            cancel
        );
    }

    public Task<Outcome<DeviceCommand>> Approve(Guid command, Subject official, CancellationToken cancel) =>
        Change(
            nameof(Approve),
            command,
            official,
            one =>
            {
                if (one.State is not CommandState.Proposed)
                    return CommandFaults.NotProposed;
                if (one.AskedBy == official.OfficialId)
                    return CommandFaults.SamePerson;
                (one.State, one.ApprovedBy) = (CommandState.Waiting, official.OfficialId);
                return null;
            },
            cancel
        );

    public Task<Outcome<DeviceCommand>> Cancel(Guid command, Subject official, CancellationToken cancel) =>
        Change(
            nameof(Cancel),
            command,
            official,
            one =>
            {
                if (one.State is not (CommandState.Proposed or CommandState.Waiting) || one.Attempts > 0)
                    return CommandFaults.AlreadySent;
                one.State = CommandState.Cancelled;
                return null;
            },
            cancel
        );

    Task<Outcome<DeviceCommand>> Change(
        string doing,
        Guid id,
        Subject official,
        Func<DeviceCommand, Fault?> change,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<DeviceCommand>(
            doing,
            async () =>
            {
                if (await city.Set<DeviceCommand>().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } command)
                    return CommandFaults.NoCommand;
                if (await Refuse(command.Device, PerceptionRights.Command, official, cancel) is { } refused)
                    return refused;
                return change(command) is { } fault ? fault : command;
            },
            cancel
        );
    }

    static Fault? Wrong(ProductCommand kind, AskCommand request) =>
        request.Minutes is < 1 or > LongestMinutes ? CommandFaults.Minutes
        : kind.Value is not { } value
            ? request.Value is null ? null
                : CommandFaults.NoValue
        : request.Value is { } said && double.IsFinite(said) && said >= value.Least && said <= value.Most ? null
        : CommandFaults.Value(value);

    async Task<Fault?> Refuse(string code, string action, Subject official, CancellationToken cancel) =>
        await book.Find(code, cancel) is not { } device
            ? PerceptionFaults.NoDevice
            : permissions.Refuse(official, action, new("device", code) { Region = device.Region, UnitId = device.Unit });
}
