using static Yingzhou.Formats.AisLayout;

namespace Yingzhou.Formats;

/// <summary>Tables of ITU-R M.1371-5 annex 8, §3.1 to §3.25.</summary>
static class AisLayouts
{
    /// <summary>1/10 000 minute.</summary>
    const double Degree = 600_000;

    /// <summary>1/10 minute.</summary>
    const double CoarseDegree = 600;

    const int Knots = 10;

    static AisField[] Place(int at) =>
        [F("accuracy", at), S("lon", at + 1, 28, Degree, 181 * 600_000), S("lat", at + 29, 27, Degree, 91 * 600_000)];

    static AisField Speed(int at) => U("speed", at, 10, Knots, missing: 1023);

    static AisField Course(int at) => U("course", at, 12, 10, missing: 3600);

    static AisField Heading(int at) => U("heading", at, 9, missing: 511);

    static AisField Second(int at) => U("second", at, 6, missing: 60);

    static AisField[] Hull(int at) =>
        [U("to_bow", at, 9), U("to_stern", at + 9, 9), U("to_port", at + 18, 6), U("to_starboard", at + 24, 6)];

    static readonly AisLayout Position = new(
        "A 类船位",
        149,
        [
            U("status", 38, 4, missing: 15),
            S("turn", 42, 8, missing: -128),
            Speed(50),
            .. Place(60),
            Course(116),
            Heading(128),
            Second(137),
            U("maneuver", 143, 2),
            F("raim", 148),
            U("radio", 149, 19),
        ]
    );

    static readonly AisLayout Base = new(
        "基站、UTC 应答",
        149,
        [
            U("year", 38, 14, missing: 0),
            U("month", 52, 4, missing: 0),
            U("day", 56, 5, missing: 0),
            U("hour", 61, 5, missing: 24),
            U("minute", 66, 6, missing: 60),
            Second(72),
            .. Place(78),
            U("epfd", 134, 4),
            F("raim", 148),
            U("radio", 149, 19),
        ]
    );

    static readonly AisLayout Voyage = new(
        "A 类静态与航次",
        420,
        [
            U("ais_version", 38, 2),
            U("imo", 40, 30, missing: 0),
            T("callsign", 70, 42),
            T("shipname", 112, 120),
            U("shiptype", 232, 8),
            .. Hull(240),
            U("epfd", 270, 4),
            U("month", 274, 4, missing: 0),
            U("day", 278, 5, missing: 0),
            U("hour", 283, 5, missing: 24),
            U("minute", 288, 6, missing: 60),
            U("draught", 294, 8, 10, missing: 0),
            T("destination", 302, 120),
            U("dte", 422, 1),
        ]
    );

    static readonly AisLayout Acknowledged = new(
        "确认",
        70,
        U("mmsi1", 40, 30),
        U("mmsi2", 72, 30),
        U("mmsi3", 104, 30),
        U("mmsi4", 136, 30)
    );

    static readonly AisLayout Aircraft = new(
        "搜救航空器船位",
        148,
        [
            U("alt", 38, 12, missing: 4095),
            U("speed", 50, 10, missing: 1023),
            .. Place(60),
            Course(116),
            Second(128),
            U("regional", 134, 8),
            U("dte", 142, 1),
            F("assigned", 146),
            F("raim", 147),
            U("radio", 148, 20),
        ]
    );

    static readonly AisLayout Interrogation = new(
        "询问",
        88,
        U("mmsi1", 40, 30),
        U("type1_1", 70, 6),
        U("offset1_1", 76, 12),
        U("type1_2", 90, 6),
        U("offset1_2", 96, 12),
        U("mmsi2", 110, 30),
        U("type2_1", 140, 6),
        U("offset2_1", 146, 12)
    );

    static readonly AisLayout Assignment = new(
        "指配",
        92,
        U("mmsi1", 40, 30),
        U("offset1", 70, 12),
        U("increment1", 82, 10),
        U("mmsi2", 92, 30),
        U("offset2", 122, 12),
        U("increment2", 134, 10)
    );

    static readonly AisLayout Correction = new("差分修正", 80, S("lon", 40, 18, CoarseDegree), S("lat", 58, 17, CoarseDegree), D(80));

    static readonly AisLayout PositionB = new(
        "B 类船位",
        148,
        [
            U("reserved", 38, 8),
            Speed(46),
            .. Place(56),
            Course(112),
            Heading(124),
            Second(133),
            U("regional", 139, 2),
            F("cs", 141),
            F("display", 142),
            F("dsc", 143),
            F("band", 144),
            F("msg22", 145),
            F("assigned", 146),
            F("raim", 147),
            U("radio", 148, 20),
        ]
    );

    static readonly AisLayout ExtendedB = new(
        "B 类扩展船位",
        308,
        [
            U("reserved", 38, 8),
            Speed(46),
            .. Place(56),
            Course(112),
            Heading(124),
            Second(133),
            U("regional", 139, 4),
            T("shipname", 143, 120),
            U("shiptype", 263, 8),
            .. Hull(271),
            U("epfd", 301, 4),
            F("raim", 305),
            U("dte", 306, 1),
            F("assigned", 307),
        ]
    );

    static readonly AisLayout Slots = new(
        "数据链路管理",
        70,
        Enumerable
            .Range(0, 4)
            .SelectMany(i =>
                new[]
                {
                    U($"offset{i + 1}", 40 + (30 * i), 12),
                    U($"number{i + 1}", 52 + (30 * i), 4),
                    U($"timeout{i + 1}", 56 + (30 * i), 3),
                    U($"increment{i + 1}", 59 + (30 * i), 11),
                }
            )
    );

    static readonly AisLayout Aid = new(
        "航标",
        271,
        [
            U("aid_type", 38, 5),
            T("name", 43, 120),
            .. Place(163),
            .. Hull(219),
            U("epfd", 249, 4),
            Second(253),
            F("off_position", 259),
            U("regional", 260, 8),
            F("raim", 268),
            F("virtual_aid", 269),
            F("assigned", 270),
            T("name_extension", 272, 0),
        ]
    );

    static AisLayout Channels(params AisField[] places) =>
        new(
            "信道管理",
            145,
            [
                U("channel_a", 40, 12),
                U("channel_b", 52, 12),
                U("txrx", 64, 4),
                F("power", 68),
                .. places,
                F("addressed", 139),
                F("band_a", 140),
                F("band_b", 141),
                U("zonesize", 142, 3),
            ]
        );

    static AisField[] Area(int at) =>
        [
            S("ne_lon", at, 18, CoarseDegree),
            S("ne_lat", at + 18, 17, CoarseDegree),
            S("sw_lon", at + 35, 18, CoarseDegree),
            S("sw_lat", at + 53, 17, CoarseDegree),
        ];

    public static readonly AisLayout ChannelsByArea = Channels(Area(69));

    public static readonly AisLayout ChannelsAddressed = Channels(U("dest1", 69, 30), U("dest2", 104, 30));

    static readonly AisLayout Group = new(
        "分组指配",
        154,
        [.. Area(40), U("stationtype", 110, 4), U("shiptype", 114, 8), U("txrx", 144, 2), U("interval", 146, 4), U("quiet", 150, 4)]
    );

    public static readonly AisLayout StaticA = new("B 类静态 A 部分", 160, U("partno", 38, 2), T("shipname", 40, 120));

    static readonly AisField[] Maker =
    [
        U("partno", 38, 2),
        U("shiptype", 40, 8),
        T("vendorid", 48, 42),
        U("model", 66, 4),
        U("serial", 70, 20),
        T("callsign", 90, 42),
    ];

    public static readonly AisLayout StaticB = new("B 类静态 B 部分", 162, [.. Maker, .. Hull(132)]);

    public static readonly AisLayout StaticBOfTender = new("B 类静态 B 部分（附属艇）", 162, [.. Maker, U("mothership_mmsi", 132, 30)]);

    static readonly AisLayout LongRange = new(
        "远程船位",
        95,
        F("accuracy", 38),
        F("raim", 39),
        U("status", 40, 4, missing: 15),
        S("lon", 44, 18, CoarseDegree, 181 * 600),
        S("lat", 62, 17, CoarseDegree, 91 * 600),
        U("speed", 79, 6, missing: 63),
        U("course", 85, 9, missing: 511),
        F("gnss", 94)
    );

    /// <summary>By type; those that need a second look are <c>null</c>.</summary>
    public static readonly AisLayout?[] Plain =
    [
        null,
        Position,
        Position,
        Position,
        Base,
        Voyage,
        null,
        Acknowledged,
        null,
        Aircraft,
        new("UTC 询问", 70, U("dest_mmsi", 40, 30)),
        Base,
        new("寻址安全文本", 72, U("seqno", 38, 2), U("dest_mmsi", 40, 30), F("retransmit", 70), T("text", 72, 0)),
        Acknowledged,
        new("广播安全文本", 40, T("text", 40, 0)),
        Interrogation,
        Assignment,
        Correction,
        PositionB,
        ExtendedB,
        Slots,
        Aid,
        null,
        Group,
        null,
        null,
        null,
        LongRange,
    ];
}
