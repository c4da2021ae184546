using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Identity.Storage;

sealed class IdentityTables : TableSet
{
    public override string Prefix => "id_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<Account>(account =>
        {
            account.ToTable("id_accounts");
            account.HasIndex(a => a.Login).IsUnique();
            account.HasIndex(a => a.PersonKey);
            account.HasIndex(a => a.EnterpriseKey);
            account.HasIndex(a => a.OfficialId);
        });
        model.Entity<Agency>(agency =>
        {
            agency.ToTable("id_agencies");
            agency.HasIndex(a => a.AgentAccountId);
            agency.HasIndex(a => a.EnterpriseAccountId);
            agency.Ignore(a => a.Terms);
            agency.Ignore(a => a.Ending);
        });
        model.Entity<EndSession>(session =>
        {
            session.ToTable("id_sessions");
            session.Property(s => s.Id).ValueGeneratedNever();
            session.HasIndex(s => s.AccountId);
        });
        model.Entity<TotpFactor>(factor =>
        {
            factor.ToTable("id_totp");
            factor.HasKey(f => f.AccountId);
            factor.Property(f => f.AccountId).ValueGeneratedNever();
            factor.Ignore(f => f.Key);
        });
        model.Entity<SignInAttempts>(attempts =>
        {
            attempts.ToTable("id_attempts");
            attempts.HasKey(a => a.LoginKey);
            attempts.Property(a => a.Failures).IsConcurrencyToken();
        });
    }
}
