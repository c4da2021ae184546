using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OpenIddict.EntityFrameworkCore.Models;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Identity.Provider.Storage;

/// <summary>What OpenIddict keeps, under our names and in our types.</summary>
sealed class OidcTables : TableSet
{
    // OpenIddict keeps UTC without an offset; a number means the same on both databases.
    static readonly ValueConverter<DateTime, long> Ticks = new(at => at.Ticks, ticks => new DateTime(ticks, DateTimeKind.Utc));

    public override string Prefix => "oidc_";

    public override void Map(ModelBuilder model)
    {
        model.UseOpenIddict();
        model.Entity<OpenIddictEntityFrameworkCoreApplication>().ToTable("oidc_applications");
        model.Entity<OpenIddictEntityFrameworkCoreAuthorization>().ToTable("oidc_authorizations");
        model.Entity<OpenIddictEntityFrameworkCoreScope>().ToTable("oidc_scopes");
        model.Entity<OpenIddictEntityFrameworkCoreToken>().ToTable("oidc_tokens");

        foreach (var type in model.Model.GetEntityTypes().Where(type => type.GetTableName()!.StartsWith(Prefix, StringComparison.Ordinal)))
        foreach (var property in type.GetProperties())
        {
            property.SetMaxLength(null);
            if (property.ClrType == typeof(DateTime?))
                property.SetValueConverter(Ticks);
        }
    }
}
