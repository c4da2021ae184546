using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Lineage;

public enum LineageSide
{
    /// <summary>What they come from.</summary>
    Behind,

    /// <summary>What comes of them.</summary>
    Ahead,
}

/// <summary>Of which nodes somebody wants to know the next step, and who wants to know.</summary>
/// <param name="Nodes">A few hundred at most.</param>
/// <param name="Official"><c>null</c> for the city itself, which sees everything.</param>
public sealed record LineageQuestion(LineageSide Side, IReadOnlyCollection<LineageNode> Nodes, Subject? Official)
{
    public IReadOnlyList<string> Ids(LineageKind kind) => [.. Nodes.Where(node => node.Kind == kind).Select(node => node.Id)];
}

/// <param name="Entries">What is known of the nodes of the question and of those that the edges lead to.</param>
public sealed record LineagePart(IReadOnlyList<LineageEntry> Entries, IReadOnlyList<LineageEdge> Edges)
{
    public static readonly LineagePart None = new([], []);
}

/// <summary>
/// What an engine knows of where data comes from and goes to (血缘贡献). It answers from the records by which it works: there is no second list that could differ from them.
/// </summary>
public interface ILineageSource
{
    /// <summary>The edges that lead into (<see cref="LineageSide.Behind"/>) or out of (<see cref="LineageSide.Ahead"/>) the nodes asked for, and no others.</summary>
    Task<LineagePart> Next(LineageQuestion question, CancellationToken cancel = default);
}
