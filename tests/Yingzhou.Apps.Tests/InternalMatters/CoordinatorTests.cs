using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Operation.InternalMatters.Figures;
using Yingzhou.Apps.Operation.InternalMatters.Register;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Tests.InternalMatters;

public class CoordinatorTests(DeskCity city)
{
    const string Administrator = "dai-yong";

    [Theory]
    [InlineData("/desk/internal", "按期办结率")]
    [InlineData("/desk/internal/bundles/civil-servant-career", "发布校验")]
    [InlineData("/desk/internal/establishment", "满编")]
    [InlineData("/desk/internal/items", "NB-")]
    [InlineData("/desk/internal/labels", "这个映射有多准")]
    public async Task Each_page_opens(string path, string says)
    {
        using var official = await city.Official(Administrator);

        await official.Open(path);

        Assert.Equal(HttpStatusCode.OK, official.Status);
        Assert.Contains(says, official.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("系统出了问题", official.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_shorter_than_the_critical_path_is_refused_and_the_saving_is_shown()
    {
        using var official = await city.Official(Administrator);

        await official.Open("/desk/internal/bundles/civil-servant-career?promise=8");
        Assert.Contains("承诺 8 个工作日短于关键路径 9 个工作日", official.Text, StringComparison.Ordinal);

        await official.Open("/desk/internal/bundles/civil-servant-career?promise=9");
        Assert.Contains("比串联少 4 个工作日", official.Text, StringComparison.Ordinal);
        await official.Open("/desk/internal/bundles/nothing");
        Assert.Equal(HttpStatusCode.NotFound, official.Status);
    }

    [Fact]
    public async Task A_code_of_the_list_is_found_and_a_wrong_one_is_told_why()
    {
        using var official = await city.Official(Administrator);
        await official.Open("/desk/internal/items");
        var code = official
            .Page.QuerySelectorAll("td")
            .Select(cell => cell.TextContent.Trim())
            .First(text => text.StartsWith("NB-", StringComparison.Ordinal));

        await official.Open($"/desk/internal/items?code={code}");
        Assert.Contains("编码正确", official.Text, StringComparison.Ordinal);
        await official.Open($"/desk/internal/items?code={code[..^1]}{(code[^1] == '0' ? '1' : '0')}");
        Assert.Contains("校验码与前面各位不符", official.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_are_mapped_and_the_mapping_measures_itself()
    {
        using var official = await city.Official(Administrator);

        await official.Open("/desk/internal/labels?lines=" + Uri.EscapeDataString("人员姓名|text\n船舶总吨位|number"));

        Assert.Contains("official.name", official.Text, StringComparison.Ordinal);
        Assert.Contains("新数据元", official.Text, StringComparison.Ordinal);
        await using var scope = city.Services.CreateAsyncScope();
        var quality = scope.ServiceProvider.GetRequiredService<LabelDesk>().Quality;
        Assert.True(quality.Fields >= 400, $"{quality.Fields}");
        Assert.True(quality.Suggested.Share >= 0.95m && quality.Found.Share >= 0.90m, quality.ToString());
    }

    [Fact]
    public async Task There_are_twelve_bundles_of_three_to_nine_legs_and_each_keeps_its_critical_path()
    {
        await using var scope = city.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<InternalDesk>();

        Assert.Equal(12, desk.Bundles.Count(bundle => bundle.Legs.Any(leg => leg.Item.StartsWith("internal-", StringComparison.Ordinal))));
        Assert.All(
            desk.Bundles.Where(bundle => bundle.Legs[0].Item.StartsWith("internal-", StringComparison.Ordinal)),
            bundle =>
            {
                Assert.InRange(bundle.Legs.Count, 3, 9);
                Assert.True(desk.PlanOf(bundle).CheckPromise(bundle.PromisedWorkdays).Succeeded);
            }
        );
    }

    [Fact]
    public async Task A_unit_without_a_free_place_is_told_before_the_matter_is_handed_in()
    {
        await using var scope = city.Services.CreateAsyncScope();
        var rule = scope.ServiceProvider.GetServices<ISubmissionRule>().OfType<EstablishmentRule>().Single();

        var full = await rule.Refuse(Matter(scope.ServiceProvider, "cyberspace", Establishments.Item), default);
        var free = await rule.Refuse(Matter(scope.ServiceProvider, "human-resources", Establishments.Item), default);
        var other = await rule.Refuse(Matter(scope.ServiceProvider, "cyberspace", "internal-access"), default);

        Assert.Equal(("internal.establishment-full", 409), (full?.Code, full?.Status));
        Assert.Contains("核定编制 18 名，实有 18 名", full!.Detail, StringComparison.Ordinal);
        Assert.Null(free);
        Assert.Null(other);
    }

    static MatterToSubmit Matter(IServiceProvider services, string unit, string item) =>
        new(
            item,
            [item],
            new JsonObject(),
            Applicant.Of(Subject.Unit, services.GetRequiredService<PersonalCipher>().PartyKey(unit), unit, unit),
            "3309"
        );
}
