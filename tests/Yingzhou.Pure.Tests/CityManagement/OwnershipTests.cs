using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.CityManagement;

public class OwnershipTests
{
    static readonly DateTimeOffset T0 = new(2026, 11, 30, 9, 0, 0, CityTime.Offset);
    static readonly TimeSpan Limit = TimeSpan.FromHours(4);
    static readonly MatterKind Manhole = MatterKind.Create("0101").Value;
    static readonly GridCode West = GridCode.Create("33090200100101").Value;
    static readonly GridCode East = GridCode.Create("33090200100102").Value;

    static CaseOwnership Dispatched() => CaseOwnership.Dispatch("市政", T0, "清单办");

    [Fact]
    public void B10_7_an_upheld_refusal_is_charged_to_the_lists_keeper()
    {
        var refused = Dispatched().Refuse("市政", "供水公司", "井盖权属登记 2024-17", T0.AddHours(3)).Value;
        var decided = refused.Decide("供水公司", T0.AddHours(6)).Value;
        var accepted = decided.Accept("供水公司", T0.AddHours(7)).Value;

        var overdue = accepted.Overdue(Limit, T0.AddHours(12));

        // Seven hours until the right owner had it, four were allowed; its own five began at its acceptance.
        Assert.Equal(TimeSpan.FromHours(3), overdue["清单办"]);
        Assert.Equal(TimeSpan.FromHours(1), overdue["供水公司"]);
        Assert.False(overdue.ContainsKey("市政"));
        Assert.Equal("供水公司", accepted.ListCorrection);
        Assert.True(Assert.Single(accepted.Refusals).Upheld);
    }

    [Fact]
    public void A_refusal_that_is_not_upheld_never_stopped_the_clock()
    {
        var decided = Dispatched().Refuse("市政", "供水公司", "不清楚", T0.AddHours(3)).Value.Decide("市政", T0.AddHours(6)).Value;

        Assert.Equal((OwnershipState.Accepted, "市政", null), (decided.State, decided.Owner, decided.ListCorrection));
        Assert.Equal(TimeSpan.FromHours(6), decided.Overdue(Limit, T0.AddHours(10))["市政"]);
        Assert.Equal("city-management.refused-before", decided.Refuse("市政", "供水公司", "再退", T0.AddHours(7)).Fault?.Code);
    }

    [Fact]
    public void Two_refusals_go_to_the_joint_conference()
    {
        var second = Dispatched()
            .Refuse("市政", "供水公司", "登记", T0.AddHours(1))
            .Value.Decide("供水公司", T0.AddHours(2))
            .Value.Refuse("供水公司", "电信", "井在电信管道上", T0.AddHours(3))
            .Value;

        Assert.Equal(OwnershipState.JointConference, second.State);
        var found = second.Decide("电信", T0.AddHours(5)).Value.Accept("电信", T0.AddHours(6)).Value;
        Assert.Equal("电信", found.Owner);
        Assert.Equal(TimeSpan.FromHours(2), found.Overdue(Limit, T0.AddHours(6))["清单办"]);
    }

    [Theory]
    [InlineData("", "登记", "namedOwner")]
    [InlineData("市政", "登记", "namedOwner")]
    [InlineData("供水公司", " ", "ground")]
    public void A_refusal_names_the_owner_and_the_ground(string named, string ground, string field) =>
        Assert.Equal(field, Dispatched().Refuse("市政", named, ground, T0).Fault?.Field);

    [Fact]
    public void What_is_not_ones_turn_is_refused()
    {
        Assert.Equal(409, Dispatched().Accept("供水公司", T0).Fault?.Status);
        Assert.Equal(409, Dispatched().Decide("供水公司", T0).Fault?.Status);
        Assert.Equal(409, Dispatched().Refuse("供水公司", "市政", "登记", T0).Fault?.Status);
    }

    [Fact]
    public void Every_minute_counts_for_one_party() =>
        Gen.Int[1, 300]
            .Array[4]
            .Sample(gaps =>
            {
                DateTimeOffset[] at = [.. gaps.Select((_, i) => T0.AddMinutes(gaps.Take(i + 1).Sum()))];
                var one = Dispatched()
                    .Refuse("市政", "供水公司", "登记", at[0])
                    .Value.Decide("供水公司", at[1])
                    .Value.Accept("供水公司", at[2])
                    .Value;
                var sum = one.Overdue(TimeSpan.Zero, at[3]).Values.Aggregate(TimeSpan.Zero, (all, part) => all + part);
                return sum == at[3] - T0;
            });

    static ResponsibilityCell Cell(GridCode grid, string owner, string from = "2026-01-01", string? until = null) =>
        new(Manhole, grid, owner, null, Pure.Tests.Kernel.Given.Day(from), until is null ? null : Pure.Tests.Kernel.Given.Day(until));

    static readonly AreaIndex<GridCode> Grids = AreaIndex
        .Of([(West, Shape.Area(new GeoBox(122, 30, 122.01, 30.01))), (East, Shape.Area(new GeoBox(122.01, 30, 122.02, 30.01)))])
        .Value;

    static OwnerLookup Owner(double longitude, params ResponsibilityCell[] cells) =>
        ResponsibilityList.Of(cells).Value.Owner(new(Manhole, T0, new(longitude, 30.005), 15, "井盖"), Grids, new(2026, 11, 30));

    [Fact]
    public void An_owner_is_found_by_grid_and_kind()
    {
        var sure = Owner(122.005, Cell(West, "市政"), Cell(East, "供水公司"));
        var near = Owner(122.0099, Cell(West, "市政"), Cell(East, "供水公司"));

        Assert.Equal((OwnerFinding.Found, "市政"), (sure.Finding, sure.Cells[0].Owner));
        Assert.Equal(OwnerFinding.NearBorder, near.Finding);
        Assert.Equal(["市政", "供水公司"], near.Cells.Select(cell => cell.Owner));
        Assert.Equal(9.65, near.Grids[1].Metres, 0.01);
        Assert.Equal(OwnerFinding.Found, Owner(122.0099, Cell(West, "市政"), Cell(East, "市政")).Finding);
        Assert.Equal(OwnerFinding.EmptyCell, Owner(122.005, Cell(East, "市政")).Finding);
        Assert.Equal(OwnerFinding.OutsideGrids, Owner(123, Cell(West, "市政")).Finding);
    }

    [Fact]
    public void The_day_of_filing_decides_and_no_cell_holds_twice()
    {
        Assert.Equal("新", Owner(122.005, Cell(West, "旧", until: "2026-11-29"), Cell(West, "新", "2026-11-30")).Cells[0].Owner);
        Assert.Equal(
            "city-management.cell-twice",
            ResponsibilityList.Of([Cell(West, "旧", until: "2026-11-30"), Cell(West, "新", "2026-11-30")]).Fault?.Code
        );
        Assert.Equal(
            [(Manhole, East)],
            ResponsibilityList.Of([Cell(West, "市政")]).Value.Empty([Manhole], [West, East], new(2026, 11, 30))
        );
        Assert.Equal("grid", GridCode.Create("330902").Fault?.Field);
    }
}
