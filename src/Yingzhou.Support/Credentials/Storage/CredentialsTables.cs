using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Credentials.Storage;

sealed class CredentialsTables : TableSet
{
    public override string Prefix => "credentials_";

    public override void Map(ModelBuilder model) =>
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
}
