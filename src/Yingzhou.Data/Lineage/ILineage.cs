using System.Text.Json;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Lineage;

/// <summary>Where data comes from and what becomes of it (数据血缘), from a department's column to an indicator or an opened dataset.</summary>
public interface ILineage
{
    /// <summary>Everything behind and ahead of a node. Empty when nobody knows the node.</summary>
    Task<LineageGraph> Around(LineageNode node, Subject official, CancellationToken cancel = default);

    /// <summary>Takes ways in that jobs outside tell of, as OpenLineage events (外部血缘).</summary>
    /// <param name="events">One event, or an array of them.</param>
    /// <returns>Of how many jobs something newer was taken.</returns>
    Task<Outcome<int>> Take(JsonElement events, Subject official, CancellationToken cancel = default);

    /// <summary>What a change would reach, whoever owns it: those who must be told are told even where the asking official may not look.</summary>
    /// <param name="level">To which level, for <see cref="PlannedChange.Releveled"/>.</param>
    Task<ImpactSheet> Impact(
        LineagePoint point,
        PlannedChange change,
        DataLevel? level = null,
        Subject? official = null,
        CancellationToken cancel = default
    );
}

/// <param name="Hidden">Affected things of other departments that the asking official may not see: counted, and their departments told.</param>
public sealed record ImpactSheet(LineageGraph Graph, ChangeImpact Impact, int Hidden);
