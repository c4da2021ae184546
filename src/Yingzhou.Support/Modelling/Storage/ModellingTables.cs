using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Modelling.Storage;

sealed class ModellingTables : TableSet
{
    public override string Prefix => "modelling_";

    public override void Map(ModelBuilder model) =>
        model.Entity<DrawingDraft>(draft =>
        {
            draft.ToTable("modelling_drafts");
            draft.Ignore(d => d.IsOpen);
            draft.Ignore(d => d.DrafterIds);
            draft.HasIndex(d => d.OpenKey).IsUnique();
            draft.HasIndex(d => new { d.Kind, d.Key });
        });
}
