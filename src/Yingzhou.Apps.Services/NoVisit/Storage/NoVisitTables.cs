using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.NoVisit.Delivery;
using Yingzhou.Apps.Services.NoVisit.Helping;
using Yingzhou.Apps.Services.NoVisit.Identity;
using Yingzhou.Apps.Services.NoVisit.Recording;
using Yingzhou.Apps.Services.NoVisit.Video;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.NoVisit.Storage;

sealed class NoVisitTables : TableSet
{
    public override string Prefix => "novisit_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<VideoCall>(call =>
        {
            call.ToTable("novisit_calls");
            call.Ignore(c => c.IsOpen);
            call.Ignore(c => c.Ticked);
            call.Ignore(c => c.Lines);
            call.Ignore(c => c.Signed);
            call.HasIndex(c => new { c.Status, c.QueuedAt });
            call.HasIndex(c => new { c.PartyKey, c.Id });
        });
        model.Entity<IdentityCheck>(check =>
        {
            check.ToTable("novisit_checks");
            check.HasIndex(c => new { c.PartyKey, c.At });
            check.HasIndex(c => c.At);
        });
        model.Entity<RecordingPart>(part =>
        {
            part.ToTable("novisit_recording_parts");
            part.HasKey(p => new
            {
                p.CallId,
                p.Take,
                p.Sequence,
            });
        });
        model.Entity<RecordingView>(view =>
        {
            view.ToTable("novisit_recording_views");
            view.HasIndex(v => new { v.CallId, v.At });
        });
        model.Entity<Shipment>(shipment =>
        {
            shipment.ToTable("novisit_shipments");
            shipment.Ignore(s => s.Steps);
            shipment.Ignore(s => s.IsOver);
            shipment.Ignore(s => s.InTime);
            shipment.HasIndex(s => new { s.PartyKey, s.Id });
            shipment.HasIndex(s => new { s.Status, s.ReadyAt });
        });
        model.Entity<Authorisation>(authorisation =>
        {
            authorisation.ToTable("novisit_authorisations");
            authorisation.HasIndex(a => new { a.PrincipalKey, a.Id });
            authorisation.HasIndex(a => new { a.Region, a.Until });
        });
    }
}
