using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Organisation.Storage;

sealed class OrganisationTables : TableSet
{
    public override string Prefix => "org_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<UnitEntry>().ToTable("org_units").HasIndex(unit => unit.Code).IsUnique();
        model.Entity<PostEntry>().ToTable("org_posts").HasIndex(post => post.Code).IsUnique();
        model.Entity<OfficialEntry>().ToTable("org_officials").HasIndex(official => official.Code).IsUnique();
        model
            .Entity<AppointmentEntry>()
            .ToTable("org_appointments")
            .HasIndex(appointment => new { appointment.Official, appointment.Post });
        model.Entity<DelegationEntry>().ToTable("org_delegations").HasIndex(delegation => delegation.Post);
        model.Entity<Revision>(revision =>
        {
            revision.ToTable("org_revision");
            revision.Property(r => r.Id).ValueGeneratedNever();
        });
    }
}
