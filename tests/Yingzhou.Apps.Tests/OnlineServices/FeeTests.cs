using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.OnlineServices.Fees;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Apps.Tests.OnlineServices;

/// <summary>缴费: what a case costs, the till's sealed message, what goes back.</summary>
public class FeeTests(DeskCity city)
{
    static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(CaseStatus.Submitted, false, false, FeeState.Due)]
    [InlineData(CaseStatus.Delivered, false, false, FeeState.Due)]
    [InlineData(CaseStatus.Refused, false, false, FeeState.Void)]
    [InlineData(CaseStatus.Accepted, true, false, FeeState.Paid)]
    [InlineData(CaseStatus.Revoked, true, false, FeeState.Paid)]
    [InlineData(CaseStatus.Withdrawn, true, false, FeeState.ToRefund)]
    [InlineData(CaseStatus.NotAccepted, true, false, FeeState.ToRefund)]
    [InlineData(CaseStatus.Terminated, true, true, FeeState.Refunded)]
    public void Nothing_is_owed_for_what_came_to_nothing_and_what_was_paid_goes_back(
        CaseStatus status,
        bool paid,
        bool refunded,
        FeeState state
    ) => Assert.Equal(state, FeeStates.Of(status, paid ? Noon : null, refunded ? Noon : null));

    [Fact]
    public void The_same_payment_told_twice_is_one_and_another_one_is_refused()
    {
        var order = Order();
        var payment = new FeePayment(order.OrderNumber, 40, "A1", null, Noon, "");

        Assert.Equal("yuan", order.Take(payment with { Yuan = 39.99m })!.Field);
        Assert.Null(order.Take(payment));
        Assert.Null(order.Take(payment));
        Assert.Equal("services.fee-paid-already", order.Take(payment with { Reference = "A2" })!.Code);
        Assert.Equal("A1", order.Reference);
        Assert.Equal("services.nothing-to-refund", order.GiveBack(Noon, "x")!.Code);
        order.End(CaseStatus.Refused);
        Assert.Null(order.GiveBack(Noon, "x"));
        Assert.NotNull(order.GiveBack(Noon, "x"));
    }

    [Fact]
    public async Task A_fee_is_paid_at_the_till_and_comes_back_when_the_application_is_withdrawn()
    {
        await using var scope = city.Services.CreateAsyncScope();
        var (cases, cipher) = (
            scope.ServiceProvider.GetRequiredService<ICases>(),
            scope.ServiceProvider.GetRequiredService<PersonalCipher>()
        );
        var (person, key) = Mother(cipher);
        var submitted = await cases.Submit(
            new(
                "resident-id-replacement",
                "330902",
                new JsonObject
                {
                    ["name"] = "林海燕",
                    ["residentId"] = Number,
                    ["mobile"] = "13905805678",
                    ["deliveryWay"] = "electronic",
                },
                [],
                [],
                null
            ),
            person,
            Support.Cases.Applicant.Of(Support.Cases.Content.Subject.Citizen, key, "林海燕", Number, Personal.Phone("13905805678"))
        );
        Assert.Null(submitted.Fault);
        var page = $"/my/cases/{submitted.Value.Id}";
        var order = CaseFee.NumberOf(submitted.Value.Number);
        using var mother = await Applicant.SignedIn(city, Applicant.Mother);
        await mother.Open(page);
        Assert.Contains("费用 ¥40", mother.Text, StringComparison.Ordinal);
        await mother.Open("/my/inbox");
        Assert.Contains("等您缴费：居民身份证补领", mother.Text, StringComparison.Ordinal);

        await mother.Open("/my/fees");
        await mother.Press($"section:has(a[href='{page}']) button");
        Assert.EndsWith($"/my/fees/till/{order}", mother.At.AbsolutePath, StringComparison.Ordinal);
        await mother.Press("确认支付");
        Assert.Contains($"流水号 MN{order}", mother.Text, StringComparison.Ordinal);
        await mother.Open($"/my/fees/till/{order}");
        await mother.Press("确认支付");
        Assert.DoesNotContain("没有缴成", mother.Text, StringComparison.Ordinal);
        using var stranger = await Applicant.SignedIn(city, "yu-awei");
        await stranger.Open($"/my/fees/till/{order}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);

        Assert.Null((await cases.Withdraw(new(submitted.Value.Id, "不补了"), person)).Fault);
        Assert.Null((await scope.ServiceProvider.GetRequiredService<FeeDesk>().Ended(submitted.Value.Id, default)).Fault);
        using var desk = await city.Official("shen-lei");
        await desk.Open("/desk/fees");
        await desk.Press($"退费：{order}");
        Assert.Contains(
            "已退",
            desk.Page.QuerySelectorAll("tr").Single(row => row.TextContent.Contains(order, StringComparison.Ordinal)).TextContent,
            StringComparison.Ordinal
        );
        await mother.Open("/my/inbox?kind=Message");
        Assert.Contains("已退费：居民身份证补领", mother.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_without_the_right_seal_changes_nothing()
    {
        using var till = city.Visitor();
        var forged = new FeePayment("JFnone", 40, "A1", null, Noon, new string('0', 64));
        var sealedByUs = city.Services.GetRequiredService<FeeTill>().Sealed(forged with { PaidAt = Noon.AddDays(-1) });

        Assert.Equal(HttpStatusCode.Unauthorized, await Say(till, forged));
        Assert.Equal(HttpStatusCode.Unauthorized, await Say(till, sealedByUs with { Yuan = 4 }));
        Assert.Equal(HttpStatusCode.NotFound, await Say(till, sealedByUs));
    }

    [Fact]
    public async Task A_complaint_is_looked_into_by_who_did_not_handle_and_tells_what_is_put_right()
    {
        var @case = await Given.Signboard(city);
        using var shop = await Applicant.SignedIn(city, Applicant.Restaurant);
        await shop.Open($"/my/cases/{@case.Id}");
        await shop.Click("对办理不满意，投诉");
        await shop.Press("提交异议", ("ground", "太短"));
        Assert.NotNull(shop.Page.QuerySelector("#ground-error"));
        await shop.Press("提交异议", ("ground", "窗口两次让我重新打印同一张效果图，没有说为什么。"));
        Assert.Contains(@case.Number, shop.Text, StringComparison.Ordinal);

        using var caller = await city.Official("weng-haifeng");
        await caller.Open("/desk/objections?matter=services");
        var link = caller
            .Page.QuerySelectorAll("a[href^='/desk/objections/']")
            .First(one => one.Closest("tr,li,section")!.TextContent.Contains(@case.Number, StringComparison.Ordinal));
        await caller.Open(link.GetAttribute("href")!);
        await caller.Press("提交答复", ("upheld", "yes"), ("reply", "调看窗口录音，情况属实。"));
        Assert.NotNull(caller.Page.QuerySelector("#correction-error"));
        await caller.Press("提交答复", ("upheld", "yes"), ("reply", "调看窗口录音，情况属实。"), ("correction", "窗口改用一次性告知单"));

        await shop.Open("/my/objections");
        Assert.Contains("整改：窗口改用一次性告知单", shop.Text, StringComparison.Ordinal);
    }

    const string Number = "33090219920815202X";

    static (Subject Person, string Key) Mother(PersonalCipher cipher)
    {
        var key = cipher.PartyKey(Number);
        return (
            new Subject
            {
                Kind = SubjectKind.Citizen,
                AccountId = "test",
                Name = "林海燕",
                PersonKey = key,
                PartyKey = key,
                PartyName = "林海燕",
                Level = RealNameLevel.A3,
            },
            key
        );
    }

    static CaseFee Order() =>
        new()
        {
            Region = "330902",
            CaseId = Guid.NewGuid(),
            OrderNumber = "JF1",
            ItemName = "居民身份证补领",
            PartyKey = "p",
            Yuan = 40,
        };

    static async Task<HttpStatusCode> Say(Visitor till, FeePayment payment)
    {
        using var content = JsonContent.Create(payment);
        return (await till.Send(new(HttpMethod.Post, new Uri("/api/fees/paid", UriKind.Relative)) { Content = content })).StatusCode;
    }
}
