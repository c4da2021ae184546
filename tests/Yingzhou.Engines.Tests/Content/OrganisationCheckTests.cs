using System.Text.Json.Nodes;

namespace Yingzhou.Engines.Tests.Content;

/// <summary>Each rule over the organisation catches the violation that was planted for it.</summary>
public sealed class OrganisationCheckTests : IDisposable
{
    const string Divisions = "org/divisions.json";
    const string Zones = "org/zones.json";
    const string Departments = "org/departments.json";
    const string Posts = "org/posts.json";
    const string People = "demo/people.json";

    readonly SpoiledCity city = new();

    public void Dispose() => city.Dispose();

    void Expect(string file, string path, string rule) =>
        Assert.Contains(city.Problems(), problem => problem.File == file && problem.Path == path && problem.Rule.Contains(rule, StringComparison.Ordinal));

    [Fact]
    public void A_town_outside_its_county_by_its_code()
    {
        city.Where(Divisions, root => root["counties"]![0]!["towns"]![0]!["code"] = "330903002");

        Expect(Divisions, "330903002", "没有以上级代码 330902 开头");
    }

    [Fact]
    public void A_division_code_given_twice()
    {
        city.Where(Divisions, root => root["counties"]![0]!["towns"]![1]!["code"] = "330902002");

        Expect(Divisions, "330902002", "区划代码重复");
    }

    [Fact]
    public void A_division_code_of_the_wrong_length()
    {
        city.Where(Divisions, root => root["counties"]![0]!["towns"]![0]!["code"] = "33090200");

        Expect(Divisions, "33090200", "应为 9 位数字");
    }

    [Fact]
    public void A_zone_of_towns_in_another_county()
    {
        city.Where(Zones, root => root["zones"]![0]!["towns"]![1] = "330903106");

        Expect(Zones, "zones[0].towns[1]", "330902 没有代码为 330903106 的乡镇");
    }

    [Fact]
    public void A_zone_in_a_county_that_does_not_exist()
    {
        city.Where(Zones, root => root["zones"]![4]!["county"] = "330999");

        Expect(Zones, "zones[4].county", "没有代码为 330999 的县（区）");
    }

    [Fact]
    public void Two_departments_with_one_id()
    {
        city.Where(Departments, root => root["departments"]![1]!["id"] = "party-office");

        Expect(Departments, "departments[1].id", "部门标识 party-office 重复");
    }

    [Fact]
    public void Two_departments_called_by_one_name()
    {
        city.Where(Departments, root => root["departments"]![1]!["alsoCalled"]!.AsArray().Add("市委办"));

        Expect(Departments, "departments[1]", "名称“市委办”已被另一个部门使用");
    }

    [Fact]
    public void A_department_with_a_set_of_posts_that_does_not_exist()
    {
        city.Where(Departments, root => root["departments"]![0]!["posts"]!.AsArray().Add("sailing"));

        Expect(Departments, "departments[0].posts", "没有岗位组 sailing");
    }

    [Fact]
    public void A_department_without_a_head()
    {
        city.Where(Posts, root => root["sets"]!["common"]!.AsArray().RemoveAt(0));

        Expect(Departments, "market-supervision", "应有且只有一个负责人岗位，现有 0 个");
    }

    [Fact]
    public void A_post_with_a_role_that_does_not_exist()
    {
        city.Where(Posts, root => root["sets"]!["handling"]![0]!["role"] = "captain");

        Expect(Posts, "sets.handling[0].role", "没有角色 captain");
    }

    [Fact]
    public void A_department_with_two_posts_of_one_role()
    {
        city.Where(Posts, root => root["sets"]!["ratings"]![0]!["role"] = "item-manager");

        Assert.Contains(city.Problems(), problem => problem.File == Departments && problem.Rule.Contains("角色 item-manager 在几个岗位组里重复", StringComparison.Ordinal));
    }

    [Fact]
    public void An_official_on_a_post_that_does_not_exist()
    {
        city.Where(People, root => root["officials"]![0]!["appointments"]![0]!["post"] = "dinghai-market-supervision/captain");

        Expect(People, "officials[0].appointments[0].post", "没有岗位 dinghai-market-supervision/captain");
    }

    [Fact]
    public void An_appointment_that_ends_before_it_begins()
    {
        city.Where(People, root => root["officials"]![0]!["appointments"]![1]!["until"] = "2018-01-01");

        Expect(People, "officials[0].appointments[1].until", "晚于开始日期");
    }

    [Fact]
    public void An_official_with_two_main_posts()
    {
        city.Where(People, root => root["officials"]![0]!["appointments"]![1]!["kind"] = "main");

        Expect(People, "officials[0].appointments", "应有且只有一个专任岗位");
    }

    [Fact]
    public void A_login_used_twice()
    {
        city.Where(People, root => root["citizens"]![0]!["login"] = "haizhiwei");

        Expect(People, "enterprises[0].login", "登录名 haizhiwei 重复");
    }

    [Fact]
    public void A_resident_number_with_a_wrong_check_character()
    {
        city.Where(People, root => root["citizens"]![0]!["residentId"] = Spoiled((string)root["citizens"]![0]!["residentId"]!));

        Expect(People, "citizens[0].residentId", "校验码");
    }

    [Fact]
    public void A_social_credit_code_with_a_wrong_check_character()
    {
        city.Where(People, root => root["enterprises"]![0]!["uscc"] = Spoiled((string)root["enterprises"]![0]!["uscc"]!));

        Expect(People, "enterprises[0].uscc", "校验");
    }

    [Fact]
    public void Somebody_living_nowhere()
    {
        city.Where(People, root => root["citizens"]![0]!["division"] = "330902999");

        Expect(People, "citizens[0].division", "没有代码为 330902999 的区划");
    }

    [Fact]
    public void An_enterprise_represented_by_nobody()
    {
        city.Where(People, root => root["enterprises"]![0]!["legalRepresentative"] = "nobody");

        Expect(People, "enterprises[0]", "没有登录名为 nobody 的市民");
    }

    static string Spoiled(string number) => number[..^1] + (number[^1] == '1' ? '2' : '1');
}
