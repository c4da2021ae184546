using System.Text.Json.Nodes;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Engines.Tests.Content;

public class FamilyTests
{
    const string Passports = "families/exit-entry.family.json";

    static readonly CasesContent Cases = CasesContent
        .Read(SpoiledCity.Zhoushan, OrganisationContent.Read(SpoiledCity.Zhoushan).Content!)
        .Content!;

    static IEnumerable<ServiceItem> ForThePublic => Cases.Items.Values.Where(item => item.Kind is not PowerKind.Internal);

    [Fact]
    public void The_city_has_1596_items_that_people_apply_for_and_51_bundles()
    {
        Assert.Equal(1596, ForThePublic.Count());
        Assert.Equal(51, Cases.Bundles.Values.Count(bundle => !bundle.Subjects.All(subject => subject is Subject.Unit)));
    }

    [Fact]
    public void Every_item_says_all_that_an_implementation_list_says() =>
        Assert.All(
            ForThePublic,
            item =>
            {
                Assert.Matches(@"^09\d{10}$", item.Code);
                Assert.NotEmpty(item.LegalBasis);
                // Who reports a death or fetches a record must fulfil nothing first.
                Assert.True(item.Conditions.Count > 0 || item.Family is null, item.Id);
                Assert.NotEmpty(item.AlsoCalled);
                Assert.NotEmpty(item.Outcome.Name);
                Assert.NotEmpty(item.Remedy);
                Assert.True(item.Clock.StatutoryWorkdays is null || item.Clock.PromisedWorkdays <= item.Clock.StatutoryWorkdays);
                Assert.DoesNotContain(
                    '{',
                    item.Name + item.Summary + string.Concat(item.Materials.Select(material => material.Name + material.Source?.Check))
                );
            }
        );

    [Fact]
    public void A_family_gives_each_operation_its_own_item()
    {
        var (first, reissue) = (Cases.Items["passport"], Cases.Items["passport-reissue"]);

        Assert.Equal(first.Code[..9], reissue.Code[..9]);
        Assert.NotEqual(first.Code, reissue.Code);
        Assert.Contains("护照丢了", reissue.AlsoCalled);
        Assert.Contains(reissue.Materials, material => material.Id == "loss");
        Assert.DoesNotContain(reissue.Materials, material => material.Id == "photo");
        Assert.True(reissue.Clock.PromisedWorkdays < first.Clock.PromisedWorkdays);
        Assert.Equal((false, true), (first.FollowsUp, reissue.FollowsUp));
    }

    [Fact]
    public void A_bundle_of_long_tail_items_promises_its_critical_path()
    {
        var closure = Cases.Bundles["enterprise-closure"];

        Assert.Equal(closure.PromisedWorkdays, Cases.CriticalPathOf(closure).Value.PromiseDays);
        Assert.Equal(["tax", "social", "medical", "fund"], closure.Legs.Single(leg => leg.Id == "licence").DependsOn);
    }

    public static TheoryData<string, string, Action<JsonNode>> Spoiled =>
        new()
        {
            { "codeStem", "09 开头", json => json["codeStem"] = "9907" },
            { "operations[0]", "没有环节", json => json["operations"]![0] = "dance" },
            { "objects[0].number", "100 至 999", json => json["objects"]![0]!["number"] = 7 },
            { "objects[0].alsoCalled", "至少写一个", json => json["objects"]![0]!["alsoCalled"] = new JsonArray() },
            { "objects[0].first.clock.promisedWorkdays", "超过法定时限", json => json["clock"]!["promisedWorkdays"] = 40 },
            { "objects[1].first.code", "已被", json => json["objects"]![1]!["number"] = json["objects"]![0]!["number"]!.DeepClone() },
            { "id", "文件名一致", json => json["id"] = "passports" },
            { "objects[1].first.id", "已被", json => json["objects"]![1]!["id"] = "passport" },
            { "department", "没有部门", json => json["department"] = "moon-office" },
        };

    [Theory]
    [MemberData(nameof(Spoiled))]
    public void What_is_wrong_in_a_family_is_named_with_its_file_and_place(string path, string rule, Action<JsonNode> spoil)
    {
        using var city = new SpoiledCity();
        city.Where(Passports, spoil);

        Assert.Contains(
            city.Problems(),
            problem =>
                problem.File == Passports
                && problem.Path.EndsWith(path, StringComparison.Ordinal)
                && problem.Rule.Contains(rule, StringComparison.Ordinal)
        );
    }
}
