using System.Text.Json.Nodes;
using Yingzhou.Engines.Tests.Content;
using Yingzhou.Foundation.Content;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.GovStack.Content;

namespace Yingzhou.Engines.Tests.GovStack;

/// <summary>What is wrong with the façade's content is told by file and place when the program starts.</summary>
public sealed class GovStackContentTests : IDisposable
{
    const string Exchange = "govstack/exchange.json";
    const string Demo = "demo/govstack.json";

    readonly SpoiledCity city = new();

    public void Dispose() => city.Dispose();

    [Fact]
    public void The_citys_own_content_is_sound_and_the_demo_member_is_only_in_the_demonstration()
    {
        Assert.NotNull(Read(demo: true).Content!.Unnamed);
        Assert.Empty(Read(demo: false).Content!.Members);
        Assert.Null(Read(demo: false).Content!.Unnamed);
    }

    [Theory]
    [InlineData("services", "item", "no-such-item", "services[0].item", "没有事项 no-such-item")]
    [InlineData("processes", "process", "no-such-process", "processes[0].process", "没有流程 no-such-process")]
    public void What_does_not_exist_is_named(string list, string property, string value, string path, string rule)
    {
        city.Where(Exchange, file => file[list]![0]![property] = value);

        Assert.Equal([new ContentProblem(Exchange, path, rule)], Read(demo: false).Problems);
    }

    [Fact]
    public void A_member_is_four_parts_and_the_unnamed_one_is_a_member()
    {
        city.Where(
            Demo,
            file =>
            {
                file["members"]![0]!["id"] = "only/three/parts";
                file["files"]![1]!["item"] = "no-such-item";
            }
        );

        Assert.Equal(["members[0].id", "files[1].item", "unnamedMember"], Read(demo: true).Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void An_unknown_property_is_refused()
    {
        city.Where(Exchange, file => file["adress"] = new JsonArray());

        Assert.Equal([new ContentProblem(Exchange, "adress", "未知的属性")], Read(demo: false).Problems);
    }

    ContentReading<GovStackContent> Read(bool demo) => GovStackContent.Read(city.Content, Cases(), demo);

    static CasesContent Cases()
    {
        var organisation = Yingzhou.Assurance.Organisation.Content.OrganisationContent.Read(SpoiledCity.Zhoushan).Content!;
        return CasesContent.Read(SpoiledCity.Zhoushan, organisation).Content!;
    }
}
