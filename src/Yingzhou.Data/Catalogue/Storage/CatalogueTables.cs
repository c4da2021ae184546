using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Catalogue.Storage;

sealed class CatalogueTables : TableSet
{
    public override string Prefix => "catalogue_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<DataCatalogue>(catalogue =>
        {
            catalogue.ToTable("catalogue_catalogues");
            catalogue.Ignore(c => c.Metadata);
            catalogue.HasIndex(c => c.Code).IsUnique();
            catalogue.HasIndex(c => c.Dataset).IsUnique();
            catalogue.HasIndex(c => new { c.Provider, c.Code });
        });
        model.Entity<DataItem>(item =>
        {
            item.ToTable("catalogue_items");
            item.HasKey(i => new { i.CatalogueId, i.Ordinal });
            item.HasIndex(i => i.Element);
        });
        model.Entity<SourceSystem>(system =>
        {
            system.ToTable("catalogue_systems");
            system.HasKey(s => s.Code);
        });
        model.Entity<DataElement>(element =>
        {
            element.ToTable("catalogue_elements");
            element.Property(e => e.Id).ValueGeneratedNever();
            element.HasIndex(e => new { e.Code, e.Version }).IsUnique();
        });
        model.Entity<StoredClaim>(claim =>
        {
            claim.ToTable("catalogue_claims");
            claim.HasIndex(c => new { c.Element, c.Unit }).IsUnique();
        });
        model.Entity<CatalogueRevision>(revision =>
        {
            revision.ToTable("catalogue_revision");
            revision.Property(r => r.Id).ValueGeneratedNever();
        });
    }
}

/// <summary>The one row that counts the changes of the catalogue.</summary>
sealed class CatalogueRevision
{
    public required int Id { get; init; }

    public required long Newest { get; set; }
}
