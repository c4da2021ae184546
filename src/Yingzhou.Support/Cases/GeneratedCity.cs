using System.Globalization;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Replay;

namespace Yingzhou.Support.Cases;

/// <summary>
/// The people and enterprises of a city that does not exist, computed from a seed: valid identity numbers (GB 11643), valid credit codes (GB 32100),
/// addresses in the real towns. Nobody in it is a real person.
/// </summary>
public sealed class GeneratedCity
{
    /// <summary>Registered users and enterprises at scale 1; the first is the plan's own figure (57 万), the second our assumption.</summary>
    public const int PeopleAtFullScale = 570_000;
    public const int EnterprisesAtFullScale = 60_000;

    const string FamilyNames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文虞乐";
    const string GivenNames = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红海燕波浪舟帆岛渔潮汐岚屿晨曦雨欣怡然梓涵浩宇诗雅俊熙思远志远建国国庆安康永福德顺";

    static readonly string[] Trades = ["渔业", "海运", "船务", "水产", "餐饮", "酒店管理", "旅游", "物流", "建设", "机械", "商贸", "科技", "石化服务", "文化传播"];
    static readonly string[] BrandWords = ["东海", "瀛洲", "海天", "蓝湾", "渔港", "沈家门", "桃花岛", "海之味", "千岛", "佛渡", "舟山", "大洋", "浪岗", "嵊山"];

    readonly Dice dice;
    readonly IReadOnlyList<Unit> towns;

    public GeneratedCity(ulong seed, IOrganisation organisation)
    {
        dice = new Dice(seed);
        towns = [.. organisation.Units().Where(unit => unit.Kind is UnitKind.Town).OrderBy(unit => unit.Region, StringComparer.Ordinal)];
    }

    /// <param name="index">0 upwards; the same index is always the same person.</param>
    public GeneratedPerson Person(int index)
    {
        var town = dice.For(index, "town").Of(towns);
        var born = new DateOnly(1940, 1, 1).AddDays(dice.For(index, "born").Below(365 * 66));
        var number = ResidentId.Compose(town.Region[..6], born, 1 + index % 999);
        var name = $"{dice.For(index, "family").Of(FamilyNames.ToCharArray())}{dice.For(index, "given").Of(GivenNames.ToCharArray())}{(dice.For(index, "two").Happens(0.6) ? dice.For(index, "second").Of(GivenNames.ToCharArray()) : "")}";
        var phone = string.Create(CultureInfo.InvariantCulture, $"1{3 + (index % 6)}9{dice.For(index, "phone").Below(100_000_000):00000000}");
        return new(index, name, number.Number, phone, town.Region, Address(town, index));
    }

    public GeneratedEnterprise Enterprise(int index)
    {
        var town = dice.For(index, "seat").Of(towns);
        var organisationCode = string.Create(CultureInfo.InvariantCulture, $"MA2{index:00000}");
        var code = Uscc.Compose("91", town.Region[..6], organisationCode);
        var name = $"舟山{dice.For(index, "brand").Of(BrandWords)}{dice.For(index, "trade").Of(Trades)}有限公司（样例{index + 1}）";
        return new(index, name, code.Code, Person(index * 7 % PeopleAtFullScale).Phone, town.Region, Address(town, index));
    }

    string Address(Unit town, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"浙江省舟山市{town.Name}海天路{1 + dice.For(index, "street").Below(400)}号");
}

public sealed record GeneratedPerson(int Index, string Name, string Number, string Phone, string Region, string Address);

public sealed record GeneratedEnterprise(int Index, string Name, string Uscc, string Phone, string Region, string Address);
