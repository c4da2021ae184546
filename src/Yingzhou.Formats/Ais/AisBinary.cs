using System.Globalization;
using static Yingzhou.Formats.AisLayout;

namespace Yingzhou.Formats;

/// <summary>
/// Messages that carry an application (类型 6、8、25、26): those of IMO SN.1/Circ.236 and 289, of inland ships (200/10) and of aids to navigation (235/10) are read; of others the bits are kept
/// as data.
/// </summary>
static class AisBinary
{
    const double Degree = 60_000;

    static readonly AisField[] ToOne = [U("seqno", 38, 2), U("dest_mmsi", 40, 30), F("retransmit", 70), U("dac", 72, 10), U("fid", 82, 6)];

    static readonly AisField[] ToAll = [U("dac", 40, 10), U("fid", 50, 6)];

    static readonly AisLayout AddressedData = new("寻址二进制", 88, [.. ToOne, D(88)]);

    static readonly AisLayout BroadcastData = new("广播二进制", 56, [.. ToAll, D(56)]);

    static AisField[] Moment(string prefix, int at) =>
        [U(prefix + "month", at, 4), U(prefix + "day", at + 4, 5), U(prefix + "hour", at + 9, 5), U(prefix + "minute", at + 14, 6)];

    static readonly AisLayout DangerousCargo = new(
        "危险货物指示",
        138,
        [
            .. ToOne,
            T("lastport", 88, 30),
            .. Moment("departure_", 118),
            T("nextport", 138, 30),
            .. Moment("eta_", 168),
            T("dangerous", 188, 120),
            T("imdcat", 308, 24),
            U("unid", 332, 13),
            U("amount", 345, 10),
            U("unit", 355, 2),
        ]
    );

    static IEnumerable<AisField> Tidal(int i, int at, bool isNew)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"tidals[{i}].");
        var first = S(name + (isNew ? "lon" : "lat"), at, isNew ? 25 : 27, Degree);
        var second = S(name + (isNew ? "lat" : "lon"), at + first.Width, isNew ? 24 : 28, Degree);
        var times = at + first.Width + second.Width;
        return
        [
            first,
            second,
            U(name + "from_hour", times, 5),
            U(name + "from_min", times + 5, 6),
            U(name + "to_hour", times + 11, 5),
            U(name + "to_min", times + 16, 6),
            U(name + "cdir", times + 22, 9),
            U(name + "cspeed", times + 31, isNew ? 8 : 7, 10),
        ];
    }

    static AisLayout TidalWindow(bool isNew) =>
        new(
            "潮汐窗口",
            97,
            [
                .. ToOne,
                U("month", 88, 4),
                U("day", 92, 5),
                .. Enumerable.Range(0, 3).SelectMany(i => Tidal(i, 97 + (i * (isNew ? 88 : 93)), isNew)),
            ]
        );

    static readonly AisLayout Window236 = TidalWindow(isNew: false);

    static readonly AisLayout Window289 = TidalWindow(isNew: true);

    static readonly AisLayout Clearance = new(
        "进港时间许可",
        98,
        [
            .. ToOne,
            U("linkage", 88, 10),
            .. Moment("arrival_", 98),
            T("portname", 118, 120),
            T("destination", 238, 30),
            S("lon", 268, 25, Degree),
            S("lat", 293, 24, Degree),
        ]
    );

    static readonly AisLayout AddressedText = new("寻址文本说明", 98, [.. ToOne, U("linkage", 88, 10), T("text", 98, 0)]);

    static readonly AisLayout BroadcastText = new("广播文本说明", 66, [.. ToAll, U("linkage", 56, 10), T("text", 66, 0)]);

    static readonly AisLayout AidMonitoring = new(
        "航标监测",
        132,
        [
            .. ToOne,
            U("ana_int", 88, 10, 20),
            U("ana_ext1", 98, 10, 20),
            U("ana_ext2", 108, 10, 20),
            U("racon", 118, 2),
            U("light", 120, 2),
            F("alarm", 122),
            U("stat_ext", 123, 8),
            F("off_pos", 131),
        ]
    );

    static readonly AisLayout InlandShip = new(
        "内河船舶静态与航次",
        168,
        [
            .. ToAll,
            T("vin", 56, 48),
            U("length", 104, 13),
            U("beam", 117, 10),
            U("shiptype", 127, 14),
            U("hazard", 141, 3),
            U("draught", 144, 11),
            U("loaded", 155, 2),
            F("speed_q", 157),
            F("course_q", 158),
            F("heading_q", 159),
        ]
    );

    public static AisLayout Addressed(in AisMessage message) =>
        (message.Unsigned(72, 10), message.Unsigned(82, 6)) switch
        {
            (1, 12) when message.Length >= DangerousCargo.Least => DangerousCargo,
            (1, 14) => Window236,
            (1, 18) when message.Length >= Clearance.Least => Clearance,
            (1, 30) => AddressedText,
            (1, 32) => Window289,
            (235, 10) when message.Length >= AidMonitoring.Least => AidMonitoring,
            _ => AddressedData,
        };

    public static AisLayout Broadcast(in AisMessage message) =>
        (message.Unsigned(40, 10), message.Unsigned(50, 6)) switch
        {
            (1, 11) when message.Length >= AisWeather.Of236.Least => AisWeather.Of236,
            (1, 29) => BroadcastText,
            (1, 31) when message.Length >= AisWeather.Of289.Least => AisWeather.Of289,
            (200, 10) when message.Length == InlandShip.Least => InlandShip,
            _ => BroadcastData,
        };

    /// <summary>单时隙二进制, by its two bits: addressed, structured.</summary>
    public static AisLayout[] Single { get; } = [Slot(0), Slot(1), Slot(2), Slot(3)];

    static AisLayout Slot(int bits) => new("单时隙二进制", 40, [.. Slotted(bits, out var at), D(at)]);

    static List<AisField> Slotted(int bits, out int at)
    {
        var fields = new List<AisField> { F("addressed", 38), F("structured", 39) };
        at = 40;
        if ((bits & 2) != 0)
        {
            fields.Add(U("dest_mmsi", at, 30));
            at += 30;
        }
        if ((bits & 1) != 0)
        {
            fields.Add(U("app_id", at, 16));
            at += 16;
        }
        return fields;
    }

    const int MostBits = 2048;

    /// <summary>通信状态: the last twenty bits of a message of type 26, wherever it ends.</summary>
    static readonly AisLayout?[,] Slotteds = new AisLayout?[4, MostBits];

    public static AisLayout? Multiple(in AisMessage message)
    {
        if (message.Length is < 60 or >= MostBits)
            return null;
        var kind = (int)message.Unsigned(38, 2);
        return Slotteds[kind, message.Length] ??= WithRadio(kind, message.Length);
    }

    static AisLayout WithRadio(int kind, int length)
    {
        var fields = Slotted(kind, out var at);
        var data = Math.Max(0, length - 20 - at);
        return new("多时隙二进制", at + 20, [.. fields, D(at) with { Width = data }, U("radio", at + data, 20)]);
    }
}
