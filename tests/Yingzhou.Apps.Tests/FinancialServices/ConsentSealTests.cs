using Microsoft.Extensions.Options;
using Yingzhou.Apps.Services.FinancialServices.Consents;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Tests.FinancialServices;

/// <summary>A consent is worth what its seal says, whatever the database says (a09 §2, §3).</summary>
public sealed class ConsentSealTests : IDisposable
{
    static readonly DateTimeOffset Now = new(2026, 11, 25, 1, 30, 7, 123, TimeSpan.Zero);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yz-seal-");
    readonly ConsentSeals seals;

    public ConsentSealTests() => seals = Seals(folder.FullName);

    static ConsentSeals Seals(string folder) => new(new InstallationKeys(Options.Create(new StorageOptions { Folder = folder })));

    static Consent Given(Guid id, string fields = "[\"turnover\"]", string bank = "bank-port-city", int days = 90) =>
        new()
        {
            Id = id,
            Region = "330902",
            PartyKey = "party",
            Recipient = bank,
            BankName = "演示港城银行",
            Purpose = Consent.ForLoan,
            Fields = fields,
            LiveFrom = Now,
            LiveTo = Now.AddDays(days),
        };

    [Fact]
    public void What_was_sealed_is_genuine_also_for_the_next_process()
    {
        var consent = Given(Guid.CreateVersion7());
        consent.SealedBy(seals);

        Assert.True(seals.IsGenuine(consent));
        Assert.True(Seals(folder.FullName).IsGenuine(consent));
        Assert.True(seals.IsSealed(ConsentText.Plain(consent.Text.ReplaceLineEndings("\r\n") + "\r\n "), consent.Seal!));
        Assert.Equal(consent.Id, ConsentText.IdOf(consent.Text));
    }

    [Fact]
    public void Whoever_widens_fields_bank_or_time_in_the_database_gets_nothing()
    {
        var id = Guid.CreateVersion7();
        var consent = Given(id);
        consent.SealedBy(seals);

        foreach (
            var forged in new[]
            {
                Given(id, "[\"turnover\",\"insured\"]"),
                Given(id, bank: "bank-quick-pay"),
                Given(id, days: 900),
                Given(Guid.CreateVersion7()),
            }
        )
            Assert.False(seals.IsSealed(forged.Text, consent.Seal!), forged.Text);
        Assert.False(seals.IsGenuine(Given(id)), "never sealed");
        Assert.False(seals.IsSealed(consent.Text, "not base64"));
    }

    [Fact]
    public void A_withdrawal_is_sealed_and_leaves_the_consent_genuine()
    {
        var consent = Given(Guid.CreateVersion7());
        consent.SealedBy(seals);

        Assert.Null(consent.Withdraw(Now.AddDays(1), seals));

        Assert.True(seals.IsGenuine(consent));
        Assert.False(consent.Scope.IsLive(Now.AddDays(1)));
        Assert.True(seals.IsSealed(ConsentText.Withdrawal(consent.Id, Now.AddDays(1)), consent.WithdrawalSeal!));
    }

    [Theory]
    [InlineData(19, true)]
    [InlineData(20, false)]
    public void The_twentieth_opening_of_a_day_is_the_last(int before, bool allowed) =>
        Assert.Equal(allowed, ReadRate.Refuse(before) is null);

    public void Dispose() => folder.Delete(recursive: true);
}
