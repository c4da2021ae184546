using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Assurance.DataProtection;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.Protection;

/// <summary>数据导出 as a clerk and as who agrees see it.</summary>
public class ExportPagesTests(DeskCity city)
{
    async Task<T> Do<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull
    {
        await using var scope = city.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    [Fact]
    public async Task A_list_of_cases_leaves_only_when_somebody_else_agreed_with_a_fresh_second_factor()
    {
        var mine = await Given.Signboard(city);
        using var clerk = await city.Official(Desk.Desk.Clerk);
        await clerk.Open("/desk/protection/exports");
        await clerk.Press("申请", ("table", "cases/365"), ("purpose", "用"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Contains("请写明用途", clerk.Text, StringComparison.Ordinal);

        await clerk.Press("申请", ("table", "cases/365"), ("purpose", "年底办件质量自查"));
        Assert.Contains("待同意 0/", clerk.Text, StringComparison.Ordinal);
        var ticket = clerk.At.AbsolutePath;
        var id = Guid.Parse(ticket.Split('/')[^1]);
        await clerk.Open($"{ticket}/file");
        Assert.Equal(HttpStatusCode.Conflict, clerk.Status);

        using var head = await city.Official("he-lihua");
        await head.Open("/desk/protection/exports");
        Assert.Contains("年底办件质量自查", head.Text, StringComparison.Ordinal);
        await head.Open(ticket);
        await head.Press("同意导出");
        Assert.Equal(HttpStatusCode.Forbidden, head.Status);
        Assert.Contains("再次验证身份", head.Text, StringComparison.Ordinal);

        foreach (var (login, post) in new[] { ("he-lihua", "big-data/director"), ("an-ning", "big-data/security-admin") })
            await Do<IServiceProvider, Outcome<ExportTicket>>(services =>
                services
                    .GetRequiredService<IExports>()
                    .Decide(
                        new(id, true, null),
                        services.GetRequiredService<IOrganisation>().Acting(login, post)! with
                        {
                            ProvenAt = city.Clock.GetUtcNow(),
                        }
                    )
            );
        await clerk.Open(ticket);
        Assert.Contains("领取文件", clerk.Text, StringComparison.Ordinal);
        using var file = await clerk.Send(new(HttpMethod.Get, $"{ticket}/file"));
        var rows = CsvText.Rows(Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        Assert.Equal("no-store", file.Headers.CacheControl?.ToString());
        Assert.Equal("办件编号", rows[0][0]);
        Assert.Contains(rows, row => row[0] == mine.Number && row[3] == "13905801234");
        // Another official's ticket is nobody's business.
        using var other = await city.Official("chen-haisheng");
        await other.Open(ticket);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    [Fact]
    public async Task The_workbench_bears_its_readers_name_and_a_table_that_is_nobodys_accuses_nobody()
    {
        using var security = await city.Official("an-ning");
        await security.Open("/desk/protection/trace");
        Assert.NotNull(security.Page.QuerySelector(".yz-sign[aria-hidden=true]"));
        security.Files["file"] = (
            "found.csv",
            Encoding.UTF8.GetBytes("sfzh,xm\n" + string.Concat(Enumerable.Range(0, 80).Select(i => $"{i},周小{i}\n")))
        );
        await security.Press("比对");
        Assert.Contains("不能认定是谁", security.Text, StringComparison.Ordinal);

        await security.Open("/desk/protection/breach");
        await security.Press("写报告");
        Assert.Contains("报告已写好", security.Text, StringComparison.Ordinal);
        await security.Open("/desk/protection/destruction");
        Assert.Equal(HttpStatusCode.OK, security.Status);
    }
}
