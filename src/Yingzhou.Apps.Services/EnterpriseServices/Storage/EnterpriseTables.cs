using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Distress;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.EnterpriseServices.Storage;

sealed class EnterpriseTables : TableSet
{
    public override string Prefix => "enterprise_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<Firm>(firm =>
        {
            firm.ToTable("enterprise_firms");
            firm.HasIndex(f => f.Uscc).IsUnique();
            firm.HasIndex(f => f.PartyKey);
        });
        model.Entity<Redemption>(redemption =>
        {
            redemption.ToTable("enterprise_redemptions");
            redemption.Ignore(r => r.IsOpen);
            redemption.HasIndex(r => r.OpenKey).IsUnique();
            redemption.HasIndex(r => r.PartyKey);
            redemption.HasIndex(r => new { r.Clause, r.Status });
        });
        model.Entity<Appeal>(appeal =>
        {
            appeal.ToTable("enterprise_appeals");
            appeal.HasIndex(a => a.PartyKey);
            appeal.HasIndex(a => a.RepliedAt);
        });
        model.Entity<HelpRecord>(help =>
        {
            help.ToTable("enterprise_helps");
            help.Ignore(h => h.IsOpen);
            help.HasIndex(h => h.PartyKey);
        });
        model.Entity<RuleDraft>(draft =>
        {
            draft.ToTable("enterprise_rule_drafts");
            draft.Ignore(d => d.IsOpen);
            draft.Ignore(d => d.DrafterIds);
            draft.Ignore(d => d.Lines);
            draft.Ignore(d => d.Unread);
            draft.Ignore(d => d.File);
            draft.HasIndex(d => d.OpenKey).IsUnique();
        });
        model.Entity<ClawBack>(back =>
        {
            back.ToTable("enterprise_claw_backs");
            back.Ignore(b => b.IsOpen);
            back.HasIndex(b => b.OpenKey).IsUnique();
            back.HasIndex(b => b.PartyKey);
            back.HasIndex(b => b.Redemption);
        });
        model.Entity<SupplyEntry>(entry =>
        {
            entry.ToTable("enterprise_supply");
            entry.Ignore(e => e.Slot);
            entry.HasIndex(e => e.PartyKey);
            entry.HasIndex(e => new { e.Side, e.ClosedAt });
        });
        model.Entity<SupplyContact>(contact =>
        {
            contact.ToTable("enterprise_contacts");
            contact.HasIndex(c => new { c.Need, c.Offer }).IsUnique();
            contact.HasIndex(c => c.NeedParty);
            contact.HasIndex(c => c.OfferParty);
        });
        model.Entity<CodeRead>(read =>
        {
            read.ToTable("enterprise_code_reads");
            read.HasKey(r => r.Nonce);
        });
    }
}
