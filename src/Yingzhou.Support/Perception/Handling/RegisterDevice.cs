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

    [GeneratedRegex("^[0-9]{10}$")]
    static partial Regex Station { get; }

    [GeneratedRegex("^[0-9A-F]{4}$")]
    static partial Regex Password { get; }

    [GeneratedRegex("^[1-9][0-9]{0,19}$")]
    static partial Regex Phone { get; }

    /// <summary>Why it would be refused, but for a code that is taken.</summary>
    public Fault? Refuse(RegisterDeviceRequest request, Subject official) => MayNot(request, official) ?? Check(request);

    Fault? MayNot(RegisterDeviceRequest request, Subject official) =>
        permissions.Refuse(
            official,
            PerceptionRights.Manage,
            new("device", request.Code) { Region = request.Region, UnitId = request.Unit }
        );

    public async Task<Outcome<Device>> Run(RegisterDeviceRequest request, Subject official, CancellationToken cancel)
    {
        if (MayNot(request, official) is { } refused)
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
        : products[request.Product] is not { } product ? Refuse("product", "product", $"没有物模型“{request.Product}”")
        : OfWire(product.Wire, request.Code, request.Secret) is { } wrong ? wrong
        : request.Longitude is null != request.Latitude is null ? Refuse("half-place", "longitude", "经度和纬度应同时填写")
        : request.Longitude is < -180 or > 180 || request.Latitude is < -90 or > 90 ? Refuse("place", "longitude", "经纬度超出范围")
        : null;

    // What a device can say of itself is bounded by its protocol.
    static Fault? OfWire(Wire wire, string code, string secret) =>
        wire switch
        {
            Wire.Sl651 when !Station.IsMatch(code) => Refuse("station", "code", "水文遥测站的编号是十位数字（遥测站地址）"),
            Wire.Sl651 when !Password.IsMatch(secret) => Refuse("station-password", "secret", "水文遥测站的密码是四位大写十六进制数"),
            Wire.Jt808 when !Phone.IsMatch(code) => Refuse("phone", "code", "车辆终端的编号是终端手机号：不以 0 开头、至多 20 位的数字"),
            not Wire.Sl651 when secret.Length is < 6 or > 64 => Refuse("secret", "secret", "设备密钥应为 6 到 64 个字符"),
            _ => null,
        };

    static Fault Refuse(string reason, string field, string detail) => new($"perception-device.{reason}", detail) { Field = field };
}
