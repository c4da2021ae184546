namespace Yingzhou.Kernel;

/// <summary>One cell of the list: who owns a kind of matter in a grid.</summary>
/// <param name="JointOwner">共管单位 for what lies on a border; <c>null</c> otherwise.</param>
/// <param name="Until">Last day; <c>null</c> while open.</param>
public sealed record ResponsibilityCell(MatterKind Kind, GridCode Grid, string Owner, string? JointOwner, DateOnly From, DateOnly? Until)
{
    public bool HoldsOn(DateOnly day) => day >= From && (Until is null || day <= Until);
}

public enum OwnerFinding
{
    /// <summary>权属明确</summary>
    Found,

    /// <summary>误差范围跨网格：both are shown</summary>
    NearBorder,

    /// <summary>清单空缺：裁定 within two working hours, the answer fills the list</summary>
    EmptyCell,

    /// <summary>不在任何网格内</summary>
    OutsideGrids,
}

/// <param name="Cells">The nearest grid first; one unless the position may lie in several.</param>
/// <param name="Grids">Grids that the position may lie in with the distance of their border.</param>
public sealed record OwnerLookup(OwnerFinding Finding, IReadOnlyList<ResponsibilityCell> Cells, IReadOnlyList<NearArea<GridCode>> Grids);

/// <summary>
/// 责任清单: kind × grid → owner (b10 §3). A position whose error reaches into another grid is not decided silently.
/// </summary>
public sealed class ResponsibilityList
{
    readonly ILookup<(MatterKind, GridCode), ResponsibilityCell> cells;

    ResponsibilityList(IEnumerable<ResponsibilityCell> cells) => this.cells = cells.ToLookup(cell => (cell.Kind, cell.Grid));

    /// <returns>A fault that names two cells of one kind and grid that hold on the same day.</returns>
    public static Outcome<ResponsibilityList> Of(IEnumerable<ResponsibilityCell> cells)
    {
        var list = new ResponsibilityList(cells);
        foreach (var group in list.cells)
        {
            var sorted = group.OrderBy(cell => cell.From).ToArray();
            if (
                sorted.Zip(sorted.Skip(1)).FirstOrDefault(pair => pair.First.Until is null || pair.First.Until >= pair.Second.From) is
                { First: { } clash }
            )
                return new Fault(
                    "city-management.cell-twice",
                    $"类别 {clash.Kind.Code} 在网格 {clash.Grid} 有两个同时有效的责任单位，请核对清单。"
                )
                {
                    Field = "cells",
                };
        }
        return list;
    }

    public ResponsibilityCell? Cell(MatterKind kind, GridCode grid, DateOnly day) =>
        cells[(kind, grid)].FirstOrDefault(cell => cell.HoldsOn(day));

    /// <summary>Cells without an owner on a day: an import says which are empty.</summary>
    public IReadOnlyList<(MatterKind Kind, GridCode Grid)> Empty(
        IEnumerable<MatterKind> kinds,
        IReadOnlyCollection<GridCode> grids,
        DateOnly day
    ) => [.. from kind in kinds from grid in grids where Cell(kind, grid, day) is null select (kind, grid)];

    /// <param name="filed">立案日: a later change of the grid keeps the owner of this day.</param>
    public OwnerLookup Owner(CityReport report, AreaIndex<GridCode> grids, DateOnly filed)
    {
        var near = grids.Within(report.Position, report.AccuracyMetres);
        if (near.Count == 0)
            return new(OwnerFinding.OutsideGrids, [], []);
        ResponsibilityCell[] found = [.. near.Select(grid => Cell(report.Kind, grid.Key, filed)).OfType<ResponsibilityCell>()];
        if (found.Length < near.Count)
            return new(OwnerFinding.EmptyCell, found, near);
        // Two grids of one owner leave nothing to decide.
        return new(
            found.DistinctBy(cell => (cell.Owner, cell.JointOwner)).Count() == 1 ? OwnerFinding.Found : OwnerFinding.NearBorder,
            found,
            near
        );
    }
}
