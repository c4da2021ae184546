using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.DataProtection;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Data.Sharing.Calling;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Exporting;

/// <summary>Codes of the grants under which batches left.</summary>
sealed class GrantCodes(CityContext city, GatewaySecrets secrets, IOrganisation organisation) : ILeakSource
{
    public Watermark Mark => new(secrets.WatermarkKey);

    public async Task<IReadOnlyList<LeakCode>> Codes(CancellationToken cancel) =>
        (await city.Set<SharingGrant>().AsNoTracking().Where(grant => grant.Batch).ToListAsync(cancel)).ConvertAll(grant => new LeakCode(
            WatermarkReading.CodeOf(grant.Code),
            grant.KeyColumn,
            organisation.NameOf(grant.Consumer),
            $"授权 {grant.Code}：{grant.DatasetName}",
            $"{grant.ValidFrom:yyyy-MM-dd} 起"
        ));
}
