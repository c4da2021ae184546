using Yingzhou.Assurance.Organisation;

namespace Yingzhou.Engines.Tests.Organisation;

/// <summary>Two districts, a market bureau in each and in the city, an archive only in the city, four officials.</summary>
static class SmallCity
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    static readonly Period Long = Period.Days(new(2023, 1, 1));

    public static OrganisationSeed Seed { get; } =
        new(
            [
                Area("3309", "舟山市", UnitKind.City, null),
                Area("330902", "定海区", UnitKind.County, "3309"),
                Area("330902002", "昌国街道", UnitKind.Town, "330902"),
                Area("330903", "普陀区", UnitKind.County, "3309"),
                Department("market", "舟山市市场监督管理局", "3309"),
                Department("dinghai-market", "定海区市场监督管理局", "330902", "market"),
                Department("putuo-market", "普陀区市场监督管理局", "330903", "market"),
                Department("archives", "舟山市档案馆", "3309"),
            ],
            [
                new("dinghai-market/accept", "dinghai-market", "accept", "受理岗"),
                new("dinghai-market/decide", "dinghai-market", "decide", "决定岗"),
                new("putuo-market/accept", "putuo-market", "accept", "受理岗"),
                new("market/supervise", "market", "supervise", "督办岗"),
            ],
            [new("zhang", "张三"), new("li", "李四"), new("wang", "王五"), new("zhao", "赵六")],
            [
                new("zhang", "dinghai-market/accept", AppointmentKind.Main, Long),
                new("li", "dinghai-market/decide", AppointmentKind.Main, Long),
                new("li", "putuo-market/accept", AppointmentKind.PartTime, Long),
                new("wang", "market/supervise", AppointmentKind.Main, Long),
                new("zhao", "dinghai-market/decide", AppointmentKind.Deputy, Long),
            ]
        );

    /// <summary>Two citizens, one of whom represents a restaurant and the other is its agent, and the officials.</summary>
    public static CityPeople People { get; } =
        new(
            [
                new("zhang", "张三", "330902196801011013", null, "zhang", "330902", "受理岗"),
                new("li", "李四", "330903197506121034", null, "li", "330902", "决定岗"),
                new("lin", "林海燕", "33090219920815202X", "13000000001", null, "330902002001", "刚做妈妈"),
                new("fang", "方大海", "330903198503211012", "13000000002", null, "330903100", "海鲜餐饮店老板"),
            ],
            [new("haizhiwei", "舟山海之味餐饮管理有限公司", "91330902MA2B00182F", "fang", ["lin"], "330902002", "要开新店")]
        );

    static Unit Area(string code, string name, UnitKind kind, string? parent) => new(code, name, kind, code, parent, null, Long);

    static Unit Department(string id, string name, string region, string? family = null) =>
        new(id, name, UnitKind.Department, region, region, family ?? id, Long);
}
