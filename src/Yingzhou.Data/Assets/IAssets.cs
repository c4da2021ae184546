using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Assets;

/// <summary>Registration of data assets (数据资产登记): request, check, public notice, code, pledge.</summary>
public interface IAssets
{
    /// <summary>Assets that everybody may see: in notice, registered, or over; newest first.</summary>
    Task<IReadOnlyList<DataAsset>> Public(CancellationToken cancel = default);

    Task<IReadOnlyList<DataAsset>> Mine(Subject party, CancellationToken cancel = default);

    /// <summary>All, for officials who register; those that wait first.</summary>
    Task<IReadOnlyList<DataAsset>> ToHandle(Subject official, CancellationToken cancel = default);

    /// <param name="name">Id or code.</param>
    Task<AssetSheet?> Sheet(string name, CancellationToken cancel = default);

    Task<Outcome<Guid>> Submit(SubmitAsset request, Subject party, CancellationToken cancel = default);

    /// <summary>The formal check: to the notice, or refused with words.</summary>
    Task<Outcome<DataAsset>> Check(DecideAsset request, Subject official, CancellationToken cancel = default);

    Task<Outcome<Done>> Object(Guid asset, string reason, Subject party, CancellationToken cancel = default);

    Task<Outcome<AssetObjection>> Decide(DecideObjection request, Subject official, CancellationToken cancel = default);

    /// <summary>By an examiner who is not who checked it, where contents overlap.</summary>
    Task<Outcome<DataAsset>> Examine(DecideAsset request, Subject official, CancellationToken cancel = default);

    /// <summary>Three methods side by side.</summary>
    Task<Outcome<DataAsset>> Value(ValueAsset request, Subject official, CancellationToken cancel = default);

    Task<Outcome<DataAsset>> Pledge(PledgeAsset request, Subject official, CancellationToken cancel = default);

    /// <summary>By its holder; not while it is pledged.</summary>
    Task<Outcome<DataAsset>> Cancel(Guid asset, int seen, Subject party, CancellationToken cancel = default);

    /// <summary>Registers what has stood its notice, as the city does by itself.</summary>
    /// <returns>How many moved.</returns>
    Task<int> Settle(CancellationToken cancel = default);
}
