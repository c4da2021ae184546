using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Content;
using Yingzhou.Support.Perception.Handling;
using Yingzhou.Support.Perception.History;
using Yingzhou.Support.Perception.Journal;
using Yingzhou.Support.Perception.Placing;
using Yingzhou.Support.Perception.State;

namespace Yingzhou.Support.Perception.Looking;

sealed class DeviceReading(
    DeviceBook book,
    LatestStates states,
    IntakeTroubles troubles,
    OpenJournal journal,
    ProductContent products,
    ObservationHistory history,
    SiloReading silos,
    ITwins twins,
    RegisterDevice register,
    RegisterSheet sheets,
    ChangeLife changeLife,
    IPermissions permissions,
    TimeProvider clock
) : IPerception
{
    public async Task<Outcome<IReadOnlyList<DeviceLook>>> Devices(Subject official, CancellationToken cancel)
    {
        if (Refuse(official, PerceptionRights.Watch) is { } refused)
            return refused;
        await TryOpen(cancel);
        var now = clock.GetUtcNow();
        DeviceLook[] looks =
        [
            .. (await book.All(cancel))
                .Where(device => official.Scope?.Contains(device.Region) == true)
                .Select(device => states.Of(device.Code).Look(device, products[device.Product], now))
                .OrderByDescending(look => look.Hearing is Hearing.Offline)
                .ThenByDescending(look => look.Hearing is Hearing.Silent)
                .ThenBy(look => look.Device.Code, StringComparer.Ordinal),
        ];
        return looks;
    }

    public Outcome<IReadOnlyList<IntakeTrouble>> Troubles(Subject official) =>
        Refuse(official, PerceptionRights.Watch) is { } refused ? refused : troubles.All.ToArray();

    public async Task<Outcome<DeviceLook>> Device(string code, Subject official, CancellationToken cancel)
    {
        if (await book.Find(code, cancel) is not { } device)
            return PerceptionFaults.NoDevice;
        if (permissions.Refuse(official, PerceptionRights.Watch, Of(device)) is { } refused)
            return refused;
        await TryOpen(cancel);
        return states.Of(code).Look(device, products[device.Product], clock.GetUtcNow());
    }

    public async Task<Outcome<IReadOnlyList<Sample>>> History(
        string code,
        string property,
        DateTimeOffset from,
        DateTimeOffset until,
        int pixels,
        Subject official,
        CancellationToken cancel
    )
    {
        if ((await Device(code, official, cancel)).Fault is { } refused)
            return refused;
        Sample[] samples = [.. PlotPoints.Of(await history.Of(code, property, from, until, cancel), from, until, pixels)];
        return samples;
    }

    public Task<Outcome<Device>> Register(RegisterDeviceRequest request, Subject official, CancellationToken cancel) =>
        register.Run(request, official, cancel);

    public Task<Outcome<SheetOutcome>> RegisterSheet(string text, Subject official, CancellationToken cancel) =>
        sheets.Run(text, official, cancel);

    public Task<Outcome<Device>> ChangeLife(string code, DeviceLife life, Subject official, CancellationToken cancel) =>
        changeLife.Run(code, life, official, cancel);

    public async Task<Outcome<IReadOnlyList<SiloLook>>> Silos(Subject official, CancellationToken cancel)
    {
        if (Refuse(official, PerceptionRights.Watch) is { } refused)
            return refused;
        return await silos.All(cancel);
    }

    public async Task<string?> HomeOf(string code, Subject official, CancellationToken cancel) =>
        (await Device(code, official, cancel)).Succeeded ? await twins.HomeOf(code) : null;

    public async Task<Outcome<IReadOnlyList<Quarantined>>> Quarantine(Subject official, CancellationToken cancel)
    {
        if (Refuse(official, PerceptionRights.Manage) is { } refused)
            return refused;
        await TryOpen(cancel);
        Quarantined[] kept = [.. states.Quarantine];
        return kept;
    }

    Fault? Refuse(Subject official, string action) =>
        permissions.Refuse(official, action, new Resource("devices", "all") { Region = official.Scope?.Code });

    static Resource Of(Device device) => new("device", device.Code) { Region = device.Region, UnitId = device.Unit };

    // Beside a process that takes devices in, this one shows the register without values.
    async Task TryOpen(CancellationToken cancel)
    {
        try
        {
            await journal.CatchUp(cancel);
        }
        catch (IOException) { }
    }
}
