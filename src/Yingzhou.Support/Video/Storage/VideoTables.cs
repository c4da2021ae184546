using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Video.Storage;

sealed class VideoTables : TableSet
{
    public override string Prefix => "video_";

    public override void Map(ModelBuilder model)
    {
        model.Entity<SharingGrant>(grant =>
        {
            grant.ToTable("video_grants");
            grant.Ignore(g => g.Codes);
            grant.Ignore(g => g.Rule);
            grant.HasIndex(g => g.Owner);
            grant.HasIndex(g => g.Unit);
        });
        model.Entity<VideoView>(view =>
        {
            view.ToTable("video_views");
            view.HasIndex(v => new { v.Owner, v.StartedAt });
        });
    }
}
