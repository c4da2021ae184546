using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Credentials.Storage;

sealed class CredentialsTables : TableSet
{
    public override string Prefix => "credentials_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<Credential>(credential =>
        {
            credential.ToTable("credentials_issued");
            credential.Ignore(c => c.Says);
            credential.Ignore(c => c.Text);
            credential.Ignore(c => c.IsWithoutEnd);
            credential.HasIndex(c => c.Code).IsUnique();
            credential.HasIndex(c => c.Number).IsUnique();
            credential.HasIndex(c => c.HolderKey);
            credential.HasIndex(c => new { c.Kind, c.Source });
        });
        model.Entity<Showing>(showing =>
        {
            showing.ToTable("credentials_showings");
            showing.HasIndex(s => s.HolderKey);
        });
        model.Entity<CredentialAccess>(access =>
        {
            access.ToTable("credentials_accesses");
            access.HasIndex(a => new { a.HolderKey, a.At });
            access
                .HasIndex(a => new
                {
                    a.ShowingId,
                    a.ReaderId,
                    a.Way,
                    a.At,
                })
                .IsUnique();
        });
        model.Entity<Consent>(consent =>
        {
            consent.ToTable("credentials_consents");
            consent
                .HasIndex(c => new
                {
                    c.HolderKey,
                    c.Item,
                    c.CredentialType,
                })
                .IsUnique();
        });
    }
}
