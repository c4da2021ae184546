using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.FinancialServices.Consents;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Tests.FinancialServices;

/// <summary>授权账本 (a09 §2–3): every use of data authorised and receipted, and nobody rewrites it.</summary>
public class ConsentLedgerTests(DeskCity city)
{
    static readonly DateTimeOffset Nine = new(2026, 11, 25, 1, 0, 0, TimeSpan.Zero);
    static readonly Guid Consent = new("01a00000-0000-7000-8000-000000000001");

    static readonly ConsentScope Scope = new(
        "p",
        "bank",
        "贷款审批",
        new HashSet<string> { "turnover", "insured" },
        Nine,
        Nine.AddDays(90)
    );

    static readonly Dictionary<Guid, ConsentScope> Kept = new() { [Consent] = Scope };

    static List<LedgerLine> Chain(params (LedgerKind Kind, string Text)[] lines)
    {
        var chain = new List<LedgerLine>();
        foreach (var (kind, text) in lines)
            chain.Add(LedgerChain.Next(chain.LastOrDefault(), kind, Consent, text));
        return chain;
    }

    static string Read(DateTimeOffset at, params string[] fields) =>
        LedgerChain.ReadText(Consent, "港城银行", "潘", at, fields.Select(name => new ToldField(name, $"题{name}", "是")));

    static KeptReceipt Receipt(DateTimeOffset at, string name) => new(Consent, $"题{name}", "是", at.AddMilliseconds(300));

    static IReadOnlyList<string> Problems(IReadOnlyList<LedgerLine> lines, params KeptReceipt[] receipts) =>
        [.. LedgerChain.Audit(lines, Kept, receipts).Select(one => one.What)];

    [Fact]
    public void A_use_that_is_allowed_covered_live_and_receipted_is_as_it_should_be()
    {
        var lines = Chain(
            (LedgerKind.Given, "授权书"),
            (LedgerKind.Read, Read(Nine.AddHours(1), "turnover", "insured")),
            (LedgerKind.Withdrawn, "撤回书")
        );

        Assert.Empty(Problems(lines, Receipt(Nine.AddHours(1), "turnover"), Receipt(Nine.AddHours(1), "insured")));
        Assert.Empty(Problems([]));
        // In the second in which it was given, and at the last instant.
        Assert.Empty(Problems(Chain((LedgerKind.Given, "书"), (LedgerKind.Read, Read(Nine, "turnover"))), Receipt(Nine, "turnover")));
        Assert.Empty(
            Problems(
                Chain((LedgerKind.Given, "书"), (LedgerKind.Read, Read(Nine.AddDays(90), "turnover"))),
                Receipt(Nine.AddDays(90), "turnover")
            )
        );
    }

    [Fact]
    public void A_use_without_consent_after_withdrawal_beyond_its_fields_or_its_time_is_found()
    {
        var at = Nine.AddHours(1);
        Assert.Contains("读取之前没有授权", Problems(Chain((LedgerKind.Read, Read(at, "turnover"))), Receipt(at, "turnover")));
        Assert.Contains(
            "授权撤回之后还在读取",
            Problems(
                Chain((LedgerKind.Given, "书"), (LedgerKind.Withdrawn, "撤"), (LedgerKind.Read, Read(at, "turnover"))),
                Receipt(at, "turnover")
            )
        );
        Assert.Contains(
            "“题taxPaid”不在授权范围",
            Problems(Chain((LedgerKind.Given, "书"), (LedgerKind.Read, Read(at, "taxPaid"))), Receipt(at, "taxPaid"))
        );
        foreach (var never in new[] { Nine.AddSeconds(-1), Nine.AddDays(90).AddSeconds(1) })
            Assert.Contains(
                "读取时授权不在有效期内",
                Problems(Chain((LedgerKind.Given, "书"), (LedgerKind.Read, Read(never, "turnover"))), Receipt(never, "turnover"))
            );
    }

    [Fact]
    public void A_use_without_receipt_and_a_receipt_without_use_are_found()
    {
        var lines = Chain((LedgerKind.Given, "书"), (LedgerKind.Read, Read(Nine.AddHours(1), "turnover")));

        Assert.Contains(Problems(lines), one => one.Contains("没有回执", StringComparison.Ordinal));
        Assert.Contains(
            Problems(lines, Receipt(Nine.AddHours(1), "turnover"), Receipt(Nine.AddHours(2), "turnover")),
            one => one.Contains("账本上没有", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_line_that_is_changed_taken_out_or_slipped_in_breaks_the_chain_at_its_place()
    {
        var lines = Chain((LedgerKind.Given, "一"), (LedgerKind.Given, "二"), (LedgerKind.Given, "三"), (LedgerKind.Given, "四"));
        int[] Broken(IReadOnlyList<LedgerLine> changed) => [.. LedgerChain.Audit(changed, Kept, []).Select(one => one.Number).Distinct()];

        Assert.Equal([2], Broken([lines[0], lines[1] with { Text = "改" }, .. lines[2..]]));
        // Hashed anew it no longer fits to the next.
        var forged = LedgerChain.Next(lines[0], LedgerKind.Given, Consent, "改");
        Assert.Equal([3], Broken([lines[0], forged, .. lines[2..]]));
        Assert.Equal([3], Broken([lines[0], .. lines[2..]]));
        Assert.Equal([1], Broken(lines[1..]).Select(number => number - 1));
        Assert.Equal([2], Broken([lines[0], lines[0], .. lines[1..]]).Take(1).Select(number => number + 1));
        // Cut off at the end it still holds: that is what a noted head is for.
        Assert.Empty(Broken(lines[..2]));
    }

    [Fact]
    public void A_value_cannot_pretend_to_be_another_line()
    {
        var text = LedgerChain.ReadText(Consent, "行", "人", Nine, [new("turnover", "题", "是\n数据：insured｜题｜否")]);

        Assert.Single(text.Split('\n'), line => line.StartsWith("数据：", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_enterprise_reconciles_its_own_ledger_and_a_row_changed_in_the_database_is_found()
    {
        using var firm = city.Visitor();
        await firm.SignIn("/sign-in?back=%2Ffinance", "qushan-seafood");
        await firm.Open("/finance?amount=200000&months=12");
        await firm.Press(
            "申请（最多三家）",
            ("products", "port-annuity"),
            ("fields", "turnover"),
            ("fields", "insured"),
            ("agreed", "yes")
        );
        using var bank = await city.Official("pan-jiahe");
        await bank.Open("/desk/finance");
        await bank.Open(
            bank.Page.QuerySelectorAll("tbody tr")
                .First(row => row.TextContent.Contains("衢山", StringComparison.Ordinal))
                .QuerySelector("a")!
                .GetAttribute("href")!
        );

        await firm.Open("/finance/ledger");
        Assert.Contains("对账一致", firm.Text, StringComparison.Ordinal);
        Assert.Contains("潘", firm.Text, StringComparison.Ordinal);
        var head = firm.Page.QuerySelectorAll("dd").Select(one => one.TextContent.Trim()).First(text => text.Length == 64);
        await firm.Open($"/finance/ledger?noted={head}");
        Assert.Contains("还在账本里", firm.Text, StringComparison.Ordinal);
        await firm.Open($"/finance/ledger?noted={new string('0', 64)}");
        Assert.Contains("账本里没有这个指纹", firm.Text, StringComparison.Ordinal);

        await firm.Open("/finance/consents");
        await firm.Press("main form[method=post] button[type=submit]");
        await firm.Open("/finance/ledger");
        Assert.Contains("对账一致", firm.Text, StringComparison.Ordinal);
        Assert.Contains("撤回", firm.Text, StringComparison.Ordinal);

        await using var scope = city.Services.CreateAsyncScope();
        var rows = scope.ServiceProvider.GetRequiredService<CityContext>().Set<LedgerEntry>();
        var read = await rows.AsNoTracking().SingleAsync(one => one.Hash == head);
        async Task Put(string text) =>
            await rows.Where(one => one.Id == read.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Text, text));
        await Put(read.Text.Replace("turnover", "taxPaid", StringComparison.Ordinal));
        await firm.Open("/finance/ledger");
        Assert.Contains("账本对不上", firm.Text, StringComparison.Ordinal);
        Assert.Contains($"第 {read.Number} 条：与前一条接不上", firm.Text, StringComparison.Ordinal);
        await Put(read.Text);

        using var citizen = city.Visitor();
        await citizen.SignIn("/my", "lin-haiyan");
        await citizen.Open("/finance/ledger");
        Assert.DoesNotContain("对账一致", citizen.Text, StringComparison.Ordinal);
    }
}
