using Yingzhou.Bench.Matching;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Tests.EnterpriseServices;

/// <summary>The engine, one by one and in bulk, beside an interpreter that shares no code with it.</summary>
public class OracleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_verdict_equals_the_oracles(int seed)
    {
        var world = new MatchingWorld(seed, firms: 400, clauses: 60);
        var table = EngineSide.Table(world);
        var criteria = EngineSide.Criteria(world);

        var bulk = BulkMatching.Run(table, criteria);

        for (var clause = 0; clause < world.Clauses.Count; clause++)
        for (var firm = 0; firm < world.Firms.Count; firm++)
        {
            var wanted = Oracle.Judge(world.Clauses[clause], world.Firms[firm]);
            Assert.True(
                EngineSide.Same(wanted, bulk[clause][firm]),
                $"{criteria[clause].Text} for {firm}: {bulk[clause][firm]} in bulk, {wanted} wanted"
            );
            if (firm % 8 == 0)
                Assert.True(
                    EngineSide.Same(wanted, criteria[clause].Judge(table.Sheet(firm)).Verdict),
                    $"{criteria[clause].Text} for {firm} alone"
                );
        }
        Assert.All(Enum.GetValues<Verdict>(), verdict => Assert.Contains(bulk, row => row.Contains(verdict)));
    }
}
