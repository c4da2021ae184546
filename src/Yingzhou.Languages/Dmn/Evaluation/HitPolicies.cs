using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Dmn.Evaluation;

/// <summary>From the rules that matched to the value of the table: DMN 1.5 §8.2.10 and §8.2.11. There is at least one hit.</summary>
static class HitPolicies
{
    public static FeelValue? Combine(DecisionTable table, List<Hit> hits, Scope scope, EvaluationState state) => table.HitPolicy switch
    {
        HitPolicy.Unique when hits.Count > 1 =>
            state.Fail(0, FeelProblem.NoResult, $"rules {Numbers(hits)} match, but only one may"),
        HitPolicy.Any when hits.Skip(1).Any(hit => !hit.Outputs.SequenceEqual(hits[0].Outputs)) =>
            state.Fail(0, FeelProblem.NoResult, $"rules {Numbers(hits)} match, but say different things"),
        HitPolicy.Unique or HitPolicy.Any or HitPolicy.First => AsValue(table, hits[0].Outputs),
        HitPolicy.Priority => AsValue(table, ByPriority(table, hits, scope, state)[0].Outputs),
        HitPolicy.OutputOrder => AsList(table, ByPriority(table, hits, scope, state)),
        HitPolicy.Collect when table.Aggregation != Aggregation.None => Aggregate(table, hits, state),
        _ => AsList(table, hits),
    };

    /// <summary>One output is its value, several are a context.</summary>
    public static FeelValue? AsValue(DecisionTable table, FeelValue?[] outputs)
    {
        if (outputs.Length == 1)
            return outputs[0];
        var context = new FeelContext(outputs.Length);
        for (var i = 0; i < outputs.Length; i++)
            context.Set(table.Outputs[i].Name, outputs[i]);
        return context;
    }

    static FeelList AsList(DecisionTable table, IEnumerable<Hit> hits) => new(hits.Select(hit => AsValue(table, hit.Outputs)));

    static string Numbers(List<Hit> hits) => string.Join(", ", hits.Select(hit => hit.Rule.Number));

    // The place of an output among the allowed values of its column; earlier columns weigh more, equal hits stay in rule order.
    static List<Hit> ByPriority(DecisionTable table, List<Hit> hits, Scope scope, EvaluationState state)
    {
        IOrderedEnumerable<Hit>? ordered = null;
        for (var i = 0; i < table.Outputs.Count; i++)
        {
            var column = i;
            int Place(Hit hit) => PlaceOf(table.Outputs[column], hit.Outputs[column], scope, state);
            ordered = ordered is null ? hits.OrderBy(Place) : ordered.ThenBy(Place);
        }
        return [.. ordered!];
    }

    static int PlaceOf(TableOutput output, FeelValue? value, Scope scope, EvaluationState state)
    {
        UnaryTest[] places = output.Allowed?.Root switch
        {
            null => [],
            AnyOfTest list => [.. list.Tests],
            var single => [single],
        };
        var place = Array.FindIndex(places, test => test.Matches(value, scope, state) == true);
        return place < 0 ? int.MaxValue : place;
    }

    static FeelValue? Aggregate(DecisionTable table, List<Hit> hits, EvaluationState state)
    {
        if (table.Outputs.Count > 1)
            return AggregateEach(table, hits, state);
        return Aggregate(table.Aggregation, [.. hits.Select(hit => hit.Outputs[0])], state);
    }

    // The standard leaves compound outputs open; each column by itself is what modelers expect.
    static FeelContext AggregateEach(DecisionTable table, List<Hit> hits, EvaluationState state)
    {
        var context = new FeelContext();
        for (var i = 0; i < table.Outputs.Count; i++)
        {
            var column = i;
            context.Set(table.Outputs[i].Name, Aggregate(table.Aggregation, [.. hits.Select(hit => hit.Outputs[column])], state));
        }
        return context;
    }

    static FeelValue? Aggregate(Aggregation aggregation, FeelValue?[] values, EvaluationState state)
    {
        if (aggregation == Aggregation.Count)
            return FeelNumber.Of(values.Length);
        var name = aggregation switch { Aggregation.Sum => "sum", Aggregation.Min => "min", _ => "max" };
        return Feel.Builtins.BuiltinFunctions.Find(name)!.Invoke([new FeelList(values)], new(state, 0));
    }
}
