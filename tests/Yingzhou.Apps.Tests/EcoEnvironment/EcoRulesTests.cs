using Yingzhou.Apps.Governance.EcoEnvironment.Content;
using Yingzhou.Apps.Governance.EcoEnvironment.Judging;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.EcoEnvironment;

public sealed class EcoRulesTests
{
    const EmissionVerdict P = EmissionVerdict.Pass;
    const EmissionVerdict X = EmissionVerdict.Exceed;
    const EmissionVerdict N = EmissionVerdict.NotJudged;

    [Theory]
    [InlineData(new EmissionVerdict[] { }, 0, false)]
    [InlineData(new[] { P }, 1, false)]
    [InlineData(new[] { P, P }, 2, true)]
    [InlineData(new[] { P, N, P }, 2, true)] // not judged is neither
    [InlineData(new[] { P, X, P }, 1, false)] // it exceeds again: the count begins anew
    public void A_recheck_wants_valid_hours_in_a_row_that_pass(EmissionVerdict[] after, int passed, bool isMet)
    {
        var recheck = Recheck.Of(after, needed: 2);

        Assert.Equal((passed, isMet), (recheck.Passed, recheck.IsMet));
    }

    static TraceCandidate Candidate(string outlet, double[] signature, double? concentration, double? flow = 0.2) =>
        new(outlet, signature, concentration, flow, 2.5, 0.01, 6);

    [Fact]
    public void C08_8_shares_of_three_sources_rank_those_whose_discharge_is_not_known()
    {
        var traced = SourceTrace
            .Of(
                [.53, .28, .12, .07],
                [
                    Candidate("A", [.62, .20, .12, .06], null),
                    Candidate("B", [.15, .55, .10, .20], null),
                    Candidate("C", [.25, .25, .40, .10], null),
                ]
            )
            .Value;

        Assert.Equal(["A", "B", "C"], traced.Select(one => one.Outlet));
        Assert.Equal([.80, .20, 0], traced.Select(one => Math.Round(one.Fingerprint, 2)));
        Assert.Equal(1, traced.Sum(one => one.Probability), 9);
        // Nobody is ruled out.
        Assert.All(traced, one => Assert.True(one.Probability > 0));
    }

    [Fact]
    public void What_an_outlet_brought_down_the_river_weighs_beside_its_fingerprint()
    {
        double[] alike = [.6, .3, .1];
        var traced = SourceTrace
            .Of(alike, [Candidate("quiet", alike, 20), Candidate("loud", alike, 200), Candidate("unknown", alike, null)])
            .Value;

        Assert.Equal("loud", traced[0].Outlet);
        Assert.Equal("quiet", traced[^1].Outlet);
        Assert.Null(traced.Single(one => one.Outlet == "unknown").Pulse);
    }

    [Theory]
    [InlineData("\"permit\": \"91330921MA2B00369Y001P\"", "\"permit\": \"1\"", "outlets[0].permit")]
    [InlineData("\"recheckHours\": 2", "\"recheckHours\": 0", "recheckHours")]
    [InlineData("\"minutesOfHour\": 45", "\"minutesOfHour\": 61", "validity")]
    [InlineData("\"outlet\": \"330900ZS0006W00100000001\"", "\"outlet\": \"nobody\"", "sections[0].upstream[0].outlet")]
    public void Content_that_cannot_be_is_refused_by_field(string sound, string wrong, string path)
    {
        var folder = Directory.CreateTempSubdirectory("yz-eco-");
        try
        {
            var real = CityContent.Find(AppContext.BaseDirectory)!;
            Directory.CreateDirectory(Path.Combine(folder.FullName, "eco"));
            File.WriteAllText(
                Path.Combine(folder.FullName, "eco/monitoring.json"),
                real.ReadText("eco/monitoring.json").Replace(sound, wrong, StringComparison.Ordinal)
            );

            Assert.Contains(EcoContent.Read(new(folder.FullName)).Problems, problem => problem.Path == path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
