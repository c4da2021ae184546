using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Tests.OnlineServices;

/// <summary>催办 through the pages: who waits longer than is usual presses once a day, and it stands on the desk on which the case lies.</summary>
public class UrgingPageTests(DeskCity city)
{
    [Fact]
    public async Task Who_waits_longer_than_usual_urges_once_a_day_and_the_desk_sees_it()
    {
        var submitted = await Given.Signboard(city, "催办小店");
        using var applicant = city.Visitor();
        await applicant.SignIn("/my", "haizhiwei");
        var page = $"/my/cases/{submitted.Id}";
        await applicant.Open(page);
        Assert.DoesNotContain(applicant.Page.QuerySelectorAll("button"), button => button.TextContent.Trim() == "催办");

        await using (var scope = city.Services.CreateAsyncScope())
        {
            // As if it had been accepted long ago: the city's clock is everybody's and stays.
            var longAgo = city.Clock.GetUtcNow().Day().AddDays(-60);
            await scope
                .ServiceProvider.GetRequiredService<CityContext>()
                .Set<Case>()
                .Where(one => one.Id == submitted.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.AcceptedOn, longAgo));
        }
        await applicant.Open(page);
        await applicant.Press("催办");

        Assert.Contains("已催办 1 次", applicant.Text, StringComparison.Ordinal);
        Assert.Contains("今天已经催过了", applicant.Text, StringComparison.Ordinal);
        using var official = await city.Official(Desk.Desk.Clerk);
        await official.Open($"/desk/inbox?q={submitted.Number}");
        Assert.Contains(
            official.Page.QuerySelectorAll("main tr, main li"),
            row =>
                row.TextContent.Contains(submitted.Number, StringComparison.Ordinal)
                && row.TextContent.Contains("催办", StringComparison.Ordinal)
        );
    }
}
