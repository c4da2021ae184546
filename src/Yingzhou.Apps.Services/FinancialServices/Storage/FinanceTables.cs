using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.FinancialServices.Storage;

sealed class FinanceTables : TableSet
{
    public override string Prefix => "finance_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<Profile>(profile =>
        {
            profile.ToTable("finance_profiles");
            profile.HasIndex(p => p.PartyKey).IsUnique();
        });
        model.Entity<Consent>(consent =>
        {
            consent.ToTable("finance_consents");
            consent.Ignore(c => c.FieldList);
            consent.Ignore(c => c.Scope);
            consent.Ignore(c => c.Text);
            consent.HasIndex(c => c.PartyKey);
        });
        model.Entity<ContractOffer>(offer =>
        {
            offer.ToTable("finance_offers");
            offer.Ignore(o => o.Text);
            offer.Ignore(o => o.IsOpen);
            offer.HasIndex(o => o.OpenKey).IsUnique();
            offer.HasIndex(o => o.Application);
            offer.HasIndex(o => o.PartyKey);
        });
        model.Entity<LedgerEntry>(entry =>
        {
            entry.ToTable("finance_ledger");
            entry.Ignore(e => e.Line);
            entry.HasKey(e => e.Id);
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.HasIndex(e => new { e.PartyKey, e.Number }).IsUnique();
        });
        model.Entity<MonthlyReport>(report =>
        {
            report.ToTable("finance_months");
            report.Ignore(r => r.Figures);
            report.HasIndex(r => new { r.PartyKey, r.Month }).IsUnique();
        });
        model.Entity<GuaranteeLink>(link =>
        {
            link.ToTable("finance_guarantees");
            link.HasIndex(l => l.Debtor);
        });
        model.Entity<HelpVisit>(visit =>
        {
            visit.ToTable("finance_helps");
            visit.HasIndex(v => v.PartyKey);
        });
        model.Entity<LoanApplication>(application =>
        {
            application.ToTable("finance_applications");
            application.Ignore(a => a.IsOpen);
            application.HasIndex(a => a.PartyKey);
            application.HasIndex(a => a.Status);
            application.HasIndex(a => a.Bank);
        });
        model.Entity<LoanContract>(contract =>
        {
            contract.ToTable("finance_contracts");
            contract.Ignore(c => c.IsRunning);
            contract.Ignore(c => c.RenewalWaits);
            contract.HasIndex(c => c.Application).IsUnique();
            contract.HasIndex(c => c.PartyKey);
            contract.HasIndex(c => new { c.Bank, c.EndsOn });
        });
        model.Entity<CompensationClaim>(claim =>
        {
            claim.ToTable("finance_compensations");
            claim.Ignore(c => c.Returned);
            claim.Ignore(c => c.Spent);
            claim.HasIndex(c => c.Contract).IsUnique();
            claim.HasIndex(c => c.Bank);
        });
        model.Entity<ReadReceipt>(read =>
        {
            read.ToTable("finance_reads");
            read.HasKey(r => r.Id);
            read.Property(r => r.Id).ValueGeneratedNever();
            read.HasIndex(r => new { r.PartyKey, r.ReadAt });
        });
    }
}
