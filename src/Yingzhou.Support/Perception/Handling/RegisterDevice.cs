using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Content;
using Yingzhou.Support.Perception.State;

namespace Yingzhou.Support.Perception.Handling;

/// <summary>登记设备: one code, one device, for ever; the same registration again is refused by name, not done twice.</summary>
sealed partial class RegisterDevice(CityContext city, CityStep step, IPermissions permissions, ProductContent products, DeviceBook book)
{
    [GeneratedRegex("^[A-Za-z0-9_.:-]{1,40}$")]
    static partial Regex Code { get; }

    public async Task<Outcome<Device>> Run(RegisterDeviceRequest request, Subject official, CancellationToken cancel)
    {
        var resource = new Resource("device", request.Code) { Region = request.Region, UnitId = request.Unit };
        if (permissions.Refuse(official, PerceptionRights.Manage, resource) is { } refused)
            return refused;
        city.Actors.Current = official.AsActor();
        return await Run(request, cancel);
    }

    /// <summary>Without asking who: for the demonstration's own devices.</summary>
    public async Task<Outcome<Device>> Run(RegisterDeviceRequest request, CancellationToken cancel)
    {
        if (Check(request) is { } wrong)
            return wrong;
        var outcome = await step.Run<Device>(
            nameof(RegisterDevice),
            async () =>
            {
                if (await city.Set<Device>().AnyAsync(device => device.Code == request.Code, cancel))
                    return Refuse("taken", "code", $"编号 {request.Code} 已经登记过，请核对设备铭牌") with { Status = 409 };
                var device = new Device
                {
                    Region = request.Region,
                    Code = request.Code,
                    Name = request.Name.Trim(),
                    Product = request.Product,
                    Unit = request.Unit,
                    Gateway = request.Gateway,
                    Longitude = request.Longitude,
                    Latitude = request.Latitude,
                    SecretHash = DeviceSecret.Hash(request.Secret),
                };
                city.Add(device);
                return device;
            },
            cancel
        );
        book.Forget();
        return outcome;
    }

    Fault? Check(RegisterDeviceRequest request) =>
        !Code.IsMatch(request.Code) ? Refuse("code", "code", "设备编号应为 1 到 40 位字母、数字或 - _ . :")
        : string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > 60 ? Refuse("name", "name", "设备名称应为 1 到 60 个字")
        : products[request.Product] is null ? Refuse("product", "product", $"没有物模型“{request.Product}”")
        : request.Secret.Length is < 6 or > 64 ? Refuse("secret", "secret", "设备密钥应为 6 到 64 个字符")
        : request.Longitude is null != request.Latitude is null ? Refuse("half-place", "longitude", "经度和纬度应同时填写")
        : request.Longitude is < -180 or > 180 || request.Latitude is < -90 or > 90 ? Refuse("place", "longitude", "经纬度超出范围")
        : null;

    static Fault Refuse(string reason, string field, string detail) => new($"perception-device.{reason}", detail) { Field = field };
}
