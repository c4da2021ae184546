using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Content;
using Yingzhou.Support.Perception.Pages;
using Yingzhou.Support.Perception.State;
using Yingzhou.Support.Spatial;

namespace Yingzhou.Support.Perception.Looking;

/// <summary>Devices on the map (物联网设备): where each stands, and whether it is heard.</summary>
sealed class DevicePositions(DeviceBook book, ProductContent products, LatestStates states, TimeProvider clock) : ILiveLayer
{
    public string Id => "devices";

    public string Title => "物联网设备";

    public string Origin => "设备登记表中有坐标、未退役的设备";

    public string Right => PerceptionRights.Watch;

    public IReadOnlyDictionary<string, string> Attributes { get; } =
        new Dictionary<string, string>
        {
            ["name"] = "名称",
            ["product"] = "物模型",
            ["hearing"] = "在线状态",
        };

    public async ValueTask<IReadOnlyCollection<MovingPoint>> Now(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var devices = await book.All(cancel);
        List<MovingPoint> points = new(devices.Count);
        foreach (var device in devices)
            if (device is { Longitude: { } longitude, Latitude: { } latitude, Life: not DeviceLife.Retired })
                points.Add(new(device.Code, new(longitude, latitude), Shows(device, now)));
        return points;
    }

    Dictionary<string, object> Shows(Device device, DateTimeOffset now)
    {
        var product = products[device.Product];
        var hearing = product is null ? Hearing.Never : Silence.Of(states.HeardAt(device.Code), product.Interval, now);
        return new()
        {
            ["name"] = device.Name,
            ["product"] = product?.Title ?? device.Product,
            ["hearing"] = hearing.Title(),
            ["state"] = hearing switch
            {
                Hearing.Online => "good",
                Hearing.Never => "unknown",
                _ => "quiet",
            },
        };
    }
}
