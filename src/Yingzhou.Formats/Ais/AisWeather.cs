using static Yingzhou.Formats.AisLayout;

namespace Yingzhou.Formats;

/// <summary>Weather and sea as a station broadcasts them (气象水文). Source: IMO SN.1/Circ.236 (fid 11) and SN.1/Circ.289 (fid 31).</summary>
static class AisWeather
{
    const double Degree = 60_000;

    static readonly AisField[] Head = [U("dac", 40, 10), U("fid", 50, 6)];

    public static readonly AisLayout Of236 = new(
        "气象水文（236）",
        346,
        [
            .. Head,
            S("lat", 56, 24, Degree),
            S("lon", 80, 25, Degree),
            U("day", 105, 5),
            U("hour", 110, 5),
            U("minute", 115, 6),
            U("wspeed", 121, 7, missing: 127),
            U("wgust", 128, 7, missing: 127),
            U("wdir", 135, 9, missing: 511),
            U("wgustdir", 144, 9, missing: 511),
            U("airtemp", 153, 11, 10, -60, 2047),
            U("humidity", 164, 7, missing: 127),
            U("dewpoint", 171, 10, 10, -20, 1023),
            U("pressure", 181, 9, 1, 800, 511),
            U("pressuretend", 190, 2, missing: 3),
            U("visibility", 192, 8, 10, missing: 255),
            U("waterlevel", 200, 9, 10, -10, 511),
            U("leveltrend", 209, 2, missing: 3),
            .. Currents(211),
            .. Waves(272),
            U("watertemp", 322, 10, 10, -10, 1023),
            U("preciptype", 332, 3, missing: 7),
            U("salinity", 335, 9, 10, missing: 511),
            U("ice", 344, 2, missing: 3),
        ]
    );

    public static readonly AisLayout Of289 = new(
        "气象水文（289）",
        350,
        [
            .. Head,
            S("lon", 56, 25, Degree, 181 * 60_000),
            S("lat", 81, 24, Degree, 91 * 60_000),
            F("accuracy", 105),
            U("day", 106, 5),
            U("hour", 111, 5),
            U("minute", 116, 6),
            U("wspeed", 122, 7, missing: 127),
            U("wgust", 129, 7, missing: 127),
            U("wdir", 136, 9, missing: 360),
            U("wgustdir", 145, 9, missing: 360),
            S("airtemp", 154, 11, 10, -1024),
            U("humidity", 165, 7, missing: 101),
            S("dewpoint", 172, 10, 10, 501),
            U("pressure", 182, 9, 1, 799, 511),
            U("pressuretend", 191, 2, missing: 3),
            F("visgreater", 193),
            U("visibility", 194, 7, 10, missing: 127),
            U("waterlevel", 201, 12, 100, -10, 4001),
            U("leveltrend", 213, 2, missing: 3),
            .. Currents(215),
            .. Waves(276),
            S("watertemp", 326, 10, 10, 501),
            U("preciptype", 336, 3, missing: 7),
            U("salinity", 339, 9, 10, missing: 510),
            U("ice", 348, 2, missing: 3),
        ]
    );

    static AisField[] Currents(int at) =>
        [
            U("cspeed", at, 8, 10, missing: 255),
            U("cdir", at + 8, 9),
            U("cspeed2", at + 17, 8, 10, missing: 255),
            U("cdir2", at + 25, 9),
            U("cdepth2", at + 34, 5, missing: 31),
            U("cspeed3", at + 39, 8, 10, missing: 255),
            U("cdir3", at + 47, 9),
            U("cdepth3", at + 56, 5, missing: 31),
        ];

    static AisField[] Waves(int at) =>
        [
            U("waveheight", at, 8, 10, missing: 255),
            U("waveperiod", at + 8, 6, missing: 63),
            U("wavedir", at + 14, 9),
            U("swellheight", at + 23, 8, 10, missing: 255),
            U("swellperiod", at + 31, 6, missing: 63),
            U("swelldir", at + 37, 9),
            U("seastate", at + 46, 4),
        ];
}
