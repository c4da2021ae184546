using System.Diagnostics.CodeAnalysis;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>终端注册 (body of 0100): what a terminal says of itself when it is new. Source: JT/T 808-2019 §8.8, -2013 §8.5; the shorter model of 2011 is understood.</summary>
public readonly ref struct Jt808Registration
{
    // 省域、市县域.
    const int Places = 4;

    /// <summary>制造商 ID, without what fills it up.</summary>
    public ReadOnlySpan<byte> Maker { get; private init; }

    /// <summary>终端型号, as above.</summary>
    public ReadOnlySpan<byte> Model { get; private init; }

    /// <summary>终端 ID, as above: given by the maker, it stands on the terminal.</summary>
    public ReadOnlySpan<byte> Terminal { get; private init; }

    /// <summary>车牌颜色, JT/T 697.7; 0 for no plate.</summary>
    public byte PlateColour { get; private init; }

    /// <summary>车牌 in GBK, or the frame's number where there is no plate.</summary>
    public ReadOnlySpan<byte> Plate { get; private init; }

    public static bool TryRead(in Jt808Message message, out Jt808Registration registration, [NotNullWhen(false)] out Fault? fault)
    {
        registration = default;
        var body = message.Body;
        const int fixedOf2013 = Places + 5 + 20 + 7 + 1;
        var (maker, model, terminal) =
            message.Version is not null ? (11, 30, 30)
            : body.Length >= fixedOf2013 ? (5, 20, 7)
            : (5, 8, 7);
        var whole = Places + maker + model + terminal + 1;
        fault =
            body.Length < whole
                ? new("jt808-registration.length", $"终端注册消息体至少应有 {whole} 个字节，实际 {body.Length} 个") { Field = "消息体长度" }
                : null;
        if (fault is not null)
            return false;
        registration = new()
        {
            Maker = Text(body.Slice(Places, maker)),
            Model = Text(body.Slice(Places + maker, model)),
            Terminal = Text(body.Slice(Places + maker + model, terminal)),
            PlateColour = body[whole - 1],
            Plate = body[whole..],
        };
        return true;
    }

    // Some makers fill up before, some behind.
    static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> field) => field.Trim((byte)0);
}

/// <summary>终端鉴权 (body of 0102).</summary>
public static class Jt808Authentication
{
    /// <summary>鉴权码: in 2013 the whole body, in 2019 behind its length; what follows it there (IMEI, version) proves nothing.</summary>
    /// <returns>Empty when its length is wrong.</returns>
    public static ReadOnlySpan<byte> CodeOf(in Jt808Message message) =>
        message.Version is null ? message.Body
        : message.Body is [var length, ..] && message.Body.Length > length ? message.Body.Slice(1, length)
        : [];
}

/// <summary>结果 of a registration (8100).</summary>
public enum Jt808Registered : byte
{
    Done = 0,

    /// <summary>车辆已被注册</summary>
    VehicleTaken = 1,

    /// <summary>数据库中无该车辆</summary>
    NoVehicle = 2,

    /// <summary>终端已被注册</summary>
    TerminalTaken = 3,

    /// <summary>数据库中无该终端</summary>
    NoTerminal = 4,
}
