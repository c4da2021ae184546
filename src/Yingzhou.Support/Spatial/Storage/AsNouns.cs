namespace Yingzhou.Support.Spatial.Storage;

static class AsNouns
{
    public static LayerVersion AsVersion(this VersionRow row) =>
        new(
            row.Layer,
            row.Number,
            row.State,
            row.MadeAt,
            row.MadeByName,
            row.Note,
            row.Source,
            row.Added,
            row.Changed,
            row.Removed,
            row.Quarantined,
            row.Features,
            row.Features == 0 ? null : row.Box,
            row.Checksum
        );
}
