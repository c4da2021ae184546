using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.State;

namespace Yingzhou.Support.Perception.Handling;

/// <summary>维护、退役: one who was retired does not come back under the same code, because its secret is known to whoever took it down.</summary>
sealed class ChangeLife(CityContext city, CityStep step, IPermissions permissions, DeviceBook book)
{
    static readonly Fault IsRetired = new("perception-life.retired", "设备已退役，不能再启用；新设备请另行登记。", 409);

    public async Task<Outcome<Device>> Run(string code, DeviceLife life, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        var outcome = await step.Run<Device>(
            nameof(ChangeLife),
            async () =>
            {
                if (await city.Set<Device>().SingleOrDefaultAsync(one => one.Code == code, cancel) is not { } device)
                    return PerceptionFaults.NoDevice;
                var resource = new Resource("device", code) { Region = device.Region, UnitId = device.Unit };
                if (permissions.Refuse(official, PerceptionRights.Manage, resource) is { } refused)
                    return refused;
                if (device.Life is DeviceLife.Retired && life is not DeviceLife.Retired)
                    return IsRetired;
                device.Life = life;
                return device;
            },
            cancel
        );
        book.Forget();
        return outcome;
    }
}
