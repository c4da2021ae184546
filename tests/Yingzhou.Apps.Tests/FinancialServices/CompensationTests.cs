using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Apps.Services.FinancialServices.Use;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.FinancialServices;

/// <summary>风险补偿 (a09 §3–4): red → help → claim → recovery.</summary>
public class CompensationTests(DeskCity city)
{
    const string Firm = "compensation-firm";

    [Fact]
    public void What_is_recovered_goes_back_as_the_pool_bore_the_loss_and_never_exceeds_it()
    {
        var claim = Claim(900_000);
        Assert.Equal("finance.claim-not-paid", claim.Recover(1)!.Code);
        Assert.Null(claim.Pay(new(300_000), 0.04m, "a", new(2026, 11, 25)));
        Assert.NotNull(claim.Refuse("晚了", "a", new(2026, 11, 25)));
        Assert.Equal("recovered", claim.Recover(0)!.Field);
        Assert.Null(claim.Recover(100_000));
        Assert.Equal((33_333.33m, 266_666.67m), (claim.Returned, claim.Spent));
        Assert.Equal("recovered", claim.Recover(800_000.01m)!.Field);
        Assert.Null(claim.Recover(800_000));
        Assert.Equal(0, claim.Spent);
    }

    [Fact]
    public async Task A_bank_claims_once_and_is_paid_by_the_table_only_after_somebody_has_helped()
    {
        await using var scope = city.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var desk = services.GetRequiredService<CompensationDesk>();
        var (bank, office) = (Acting(services, "ruan-ping"), Acting(services, "ren-yuan"));
        var contract = Contract(bank.ActingPost!.Unit.Id);
        await Keep(services, contract);
        var request = new ClaimRequest(
            contract.Id,
            LoanClass.Doubtful,
            1_000_000,
            "贷前调查报告 2025-17 号、贷后检查记录 3 份",
            "claim-key"
        );

        Assert.Equal("class", (await desk.Claim(request with { Class = null, Key = null }, bank, default)).Fault!.Field);
        Assert.Equal("loss", (await desk.Claim(request with { Loss = contract.Amount + 1, Key = null }, bank, default)).Fault!.Field);
        Assert.Equal("diligence", (await desk.Claim(request with { Diligence = "有", Key = null }, bank, default)).Fault!.Field);
        Assert.NotNull((await desk.Claim(request with { Key = null }, office, default)).Fault);
        var claimed = await desk.Claim(request, bank, default);
        Assert.Null(claimed.Fault);
        Assert.Equal(claimed.Value, (await desk.Claim(request, bank, default)).Value);
        Assert.Equal("finance.claim-there", (await desk.Claim(request with { Key = "another" }, bank, default)).Fault!.Code);

        Assert.NotNull((await desk.Pay(claimed.Value, bank, default)).Fault);
        Assert.Equal("finance.claim-not-helped", (await desk.Pay(claimed.Value, office, default)).Fault!.Code);
        await Keep(
            services,
            new HelpVisit
            {
                Region = "330902",
                PartyKey = Firm,
                Note = "三方约定分期",
                ByName = "任远",
                At = city.Clock.GetUtcNow(),
            }
        );
        var line = (await desk.Board(office, default)).Value.Lines.Single(one => one.Claim.Id == claimed.Value);
        Assert.True(line is { Helped: true, LossRate: <= 0.02m }, $"{line}");
        Assert.Equal(new Money(500_000), line.Due);
        Assert.Null((await desk.Pay(claimed.Value, office, default)).Fault);
        Assert.Null((await desk.Recover(claimed.Value, 400_000, bank, default)).Fault);

        var board = (await desk.Board(office, default)).Value;
        Assert.Equal(200_000, board.Lines.Single(one => one.Claim.Id == claimed.Value).Claim.Returned);
        Assert.Equal(board.Pool, board.Spent + board.Left);
        using var page = await city.Official("ren-yuan");
        await page.Open("/desk/finance/compensation");
        Assert.Contains("补偿试验厂", page.Text, StringComparison.Ordinal);
    }

    static Subject Acting(IServiceProvider services, string login)
    {
        var organisation = services.GetRequiredService<IOrganisation>();
        return organisation.Acting(login, organisation.PostsOf(login)[0].Id)!;
    }

    static async Task Keep(IServiceProvider services, object record)
    {
        var (records, step) = (services.GetRequiredService<CityContext>(), services.GetRequiredService<CityStep>());
        await step.Run<bool>(
            "Given",
            () =>
            {
                records.Add(record);
                return Task.FromResult<Outcome<bool>>(true);
            }
        );
    }

    // So much that what other tests lend does not move the rate over two per cent.
    static LoanContract Contract(string bank)
    {
        var contract = new LoanContract
        {
            Region = "330902",
            Application = Guid.NewGuid(),
            PartyKey = Firm,
            FirmName = "补偿试验厂",
            Bank = bank,
            BankName = "试验银行",
            Title = "经营贷",
            Number = "HT-补偿-1",
            Amount = 100_000_000,
            SignedOn = new(2026, 1, 8),
            DisbursedOn = new(2026, 1, 10),
        };
        contract.RunTo(new(2026, 11, 1));
        return contract;
    }

    static CompensationClaim Claim(decimal loss) =>
        new()
        {
            Region = "330902",
            Contract = Guid.NewGuid(),
            ContractNumber = "HT",
            PartyKey = "p",
            FirmName = "厂",
            Bank = "b",
            BankName = "银行",
            Class = LoanClass.Loss,
            Loss = loss,
            Diligence = "材料",
            ClaimedOn = new(2026, 11, 20),
        };
}
