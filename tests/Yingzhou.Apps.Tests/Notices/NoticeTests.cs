using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Apps.Services.TalentServices.Recognition;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Notices;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Apps.Tests.Notices;

/// <summary>a06 消息中心: policies, banks and the talent office say what one has to know, beside the cases.</summary>
public class NoticeTests(DeskCity city)
{
    [Fact]
    public async Task An_enterprise_is_told_what_waits_for_it_and_what_came_of_the_rest()
    {
        var firm = new Subject
        {
            Kind = SubjectKind.Enterprise,
            AccountId = "notices",
            Name = "某",
            PartyKey = $"firm-{Guid.NewGuid():N}",
        };
        var (waiting, paid, refused) = (Money(firm, "稳岗返还"), Money(firm, "出口信保补贴"), Money(firm, "技改补助"));
        CallAll(
            waiting.Publish(Actor.System, Today, Today.AddDays(5), Today.AddDays(10)),
            paid.Publish(Actor.System, Today.AddDays(-9), Today.AddDays(-2), Today),
            paid.GiveAccount("某公司", "6222020200112233445", Now, null),
            paid.Pay(Actor.System, Now),
            refused.Reject(Actor.System, "上年没有完税")
        );
        var loan = Loan(firm);
        CallAll(loan.Accept(Now));
        var consent = new Consent
        {
            Region = "9999",
            PartyKey = firm.PartyKey,
            Recipient = "bank",
            BankName = "某银行",
            Purpose = Consent.ForLoan,
            Fields = "[]",
            LiveFrom = Now.AddDays(-85),
            LiveTo = Now.AddDays(5),
        };

        var told = await Told(firm, waiting, paid, refused, loan, consent);

        Assert.Equal("请确认收款账户：稳岗返还", Assert.Single(told, notice => notice.Waits).Title);
        Assert.Equal(0, told.ToList().FindIndex(notice => notice.Waits));
        Assert.Contains(told, notice => notice is { Kind: NoticeKind.Message, Title: "已拨付：出口信保补贴" });
        Assert.Contains(told, notice => notice.Title == "没有通过：技改补助" && notice.Text == "上年没有完税");
        Assert.Contains(
            told,
            notice => notice is { Kind: NoticeKind.Case, Title: "某银行：流动资金贷款" } && notice.DueAt == CityTime.EndOf(Today.AddDays(7))
        );
        Assert.Contains(told, notice => notice is { Kind: NoticeKind.Warning, Title: "授权快到期：某银行" });
        Assert.Empty(await Told(firm with { PartyKey = "somebody-else" }));
    }

    [Fact]
    public async Task A_talent_is_told_how_far_the_recognition_is()
    {
        var person = new Subject
        {
            Kind = SubjectKind.Citizen,
            AccountId = "notices",
            Name = "某",
            PartyKey = "talent",
            PersonKey = $"person-{Guid.NewGuid():N}",
        };
        var asked = new TalentRecognition
        {
            Region = "9999",
            HolderKey = person.PersonKey,
            Holder = Personal.Name("某某"),
            Category = "D",
            Ground = "博士",
            Evidence = "[]",
            SubmittedOn = Today,
            DueOn = Today.AddDays(20),
        };

        var told = Assert.Single(await Told(person, asked));

        Assert.Equal(("人才认定（D 类）", "正在核实。", CityTime.EndOf(Today.AddDays(20))), (told.Title, told.Text, told.DueAt));
    }

    DateTimeOffset Now => city.Clock.GetUtcNow();

    DateOnly Today => Now.Day();

    async Task<IReadOnlyList<Notice>> Told(Subject party, params Foundation.Storage.Record[] records)
    {
        await using var scope = city.Services.CreateAsyncScope();
        var kept = scope.ServiceProvider.GetRequiredService<CityContext>();
        kept.AddRange(records);
        await kept.SaveChangesAsync();
        return await scope.ServiceProvider.GetRequiredService<INotices>().Of(party);
    }

    static void CallAll(params Fault?[] faults) => Assert.All(faults, Assert.Null);

    static Redemption Money(Subject firm, string title) =>
        new()
        {
            // Of no county: nobody's list at the desk shows it.
            Region = "9999",
            Uscc = "91330900MA00000000",
            PartyKey = firm.PartyKey!,
            FirmName = "某公司",
            Clause = "notices",
            Title = title,
            Office = "nobody",
            Year = 2026,
            Route = default(ClauseRoute),
            Amount = 12_000,
            Evidence = "[]",
        };

    LoanApplication Loan(Subject firm) =>
        new()
        {
            Region = "9999",
            PartyKey = firm.PartyKey!,
            FirmName = "某公司",
            Need = Guid.NewGuid(),
            Product = "notices",
            Bank = "bank",
            BankName = "某银行",
            Title = "流动资金贷款",
            Amount = 300_000,
            Months = 12,
            SubmittedAt = Now,
            AnswerBy = Today.AddDays(2),
            DecideBy = Today.AddDays(7),
        };
}
