using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Backflow;

/// <summary>Data back down to the counties (数据回流): after each new version of a city's dataset, the rows of an area become a version of that area's own dataset.</summary>
public interface IBackflow
{
    Task<IReadOnlyList<BackflowView>> Rules(CancellationToken cancel = default);

    Task<Outcome<BackflowRule>> Order(OrderBackflow request, Subject official, CancellationToken cancel = default);

    Task<Outcome<BackflowRule>> Switch(Guid rule, bool on, int seen, Subject official, CancellationToken cancel = default);

    /// <summary>Publishes what has not flowed yet.</summary>
    /// <returns>How many versions.</returns>
    Task<int> Flow(CancellationToken cancel = default);
}
