using System.Text.Json.Nodes;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Bench.Feel;

/// <summary>FEEL beside npm feelin and beside hand-written C#: parsed once, as a server does; feelin parses at every evaluation, it has no other way.</summary>
static class FeelBench
{
    public static async Task<BenchTable> Run()
    {
        var peer = await NodePeer.Ask("feelin.mjs", new JsonArray([.. HandWritten.Cases.Select(test => test.ForPeer())]));
        var lines = HandWritten.Cases.Select(test => Line(test, peer)).ToList();
        return new("FEEL", "feelin 8 (npm)", "hand-written C#", "≥ 200 × the peer, ≤ 3 × the limit's time", lines, [Growth()]);
    }

    static BenchLine Line(FeelCase test, JsonNode? peer)
    {
        var variables = test.Variables;
        var (ours, bytes) = test.IsUnary ? Unary(test, variables) : Expression(test, variables);
        var other = (peer as JsonArray)?.FirstOrDefault(line => (string?)line!["name"] == test.Name);
        return new(test.Name, ours, (double?)other?["nanoseconds"], Clock.Time(test.ByHand).Nanoseconds, bytes);
    }

    static (double, long) Expression(FeelCase test, FeelContext variables)
    {
        var expression = FeelExpression.Parse(test.Text).Required;
        Console.Error.WriteLine($"{test.Name}: {expression.Evaluate(variables).Value}");
        return Clock.Time(turns =>
        {
            for (var i = 0; i < turns; i++)
                expression.Evaluate(variables);
        });
    }

    static (double, long) Unary(FeelCase test, FeelContext variables)
    {
        var tests = FeelUnaryTests.Parse(test.Text).Required;
        var input = variables["?"];
        Console.Error.WriteLine($"{test.Name}: {tests.Evaluate(input, variables).Matches}");
        return Clock.Time(turns =>
        {
            for (var i = 0; i < turns; i++)
                tests.Evaluate(input, variables);
        });
    }

    static string Growth()
    {
        var expression = FeelExpression.Parse("sum(for x in items return x.amount * 1.06)").Required;
        double Take(int items)
        {
            var variables = new FeelContext(
                ("items", new FeelList([.. Enumerable.Range(1, items).Select(FeelValue? (i) => new FeelContext(("amount", i)))]))
            );
            return Clock
                .Time(turns =>
                {
                    for (var i = 0; i < turns; i++)
                        expression.Evaluate(variables);
                })
                .Nanoseconds;
        }
        return Clock.Growth("a sum over 100 items", Take(100), Take(200), Take(400));
    }
}
