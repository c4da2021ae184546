using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Dmn.Evaluation;

/// <summary>Evaluates a decision table: DMN 1.5 §8.2.</summary>
sealed class TableNode(DecisionTable table) : Node(0)
{
    public DecisionTable Table => table;

    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        var outer = (state as DmnState)?.ElementId;
        if (state is DmnState dmn)
            dmn.ElementId = table.Id;
        var value = Decide(scope, state);
        if (state is DmnState again)
            again.ElementId = outer!;
        return value;
    }

    FeelValue? Decide(Scope scope, EvaluationState state)
    {
        var trace = (state as DmnState)?.Trace;
        var rules = trace is null ? null : new List<RuleTrace>();
        var inputs = new FeelValue?[table.Inputs.Count];
        FeelValue? value = null;
        if (Read(inputs, scope, state))
        {
            var hits = Match(inputs, scope, state, rules);
            value = hits.Count == 0 ? Default(scope, state) : HitPolicies.Combine(table, hits, scope, state);
        }
        trace?.Tables.Add(new(table, inputs, rules!, value));
        return value;
    }

    bool Read(FeelValue?[] inputs, Scope scope, EvaluationState state)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            var input = table.Inputs[i];
            var value = input.Expression.Evaluate(scope, state);
            if (!Coercion.TryConvert(value, input.Type, out inputs[i]))
            {
                state.Fail(0, FeelProblem.WrongType, $"the input '{input.Text}' is no {input.Type}");
                return false;
            }
            if (input.Allowed is { } allowed && inputs[i] is not null && allowed.Root.Matches(inputs[i], scope, state) != true)
            {
                state.Fail(0, FeelProblem.NoResult, $"the input '{input.Text}' is {inputs[i]}, which its column does not allow");
                return false;
            }
        }
        return true;
    }

    List<Hit> Match(FeelValue?[] inputs, Scope scope, EvaluationState state, List<RuleTrace>? trace)
    {
        var hits = new List<Hit>();
        foreach (var rule in table.Rules)
        {
            state.Step(0);
            if (trace is null && Misses(rule, inputs))
                continue;
            var cells = trace is null ? null : new List<bool?>(inputs.Length);
            var matches = true;
            for (var i = 0; i < inputs.Length && matches; i++)
            {
                var answer = rule.Tests[i].Quick(inputs[i]) ?? rule.Tests[i].Matches(inputs[i], scope, state);
                cells?.Add(answer);
                matches = answer == true;
            }
            FeelValue?[] outputs = [];
            if (matches)
            {
                outputs = Outputs(rule, scope, state);
                hits.Add(new(rule, outputs));
            }
            trace?.Add(new(rule, matches, cells!, outputs));
            if (matches && table.HitPolicy == HitPolicy.First)
                break;
        }
        return hits;
    }

    // Most rules fail at a cell that is sure; those need no more than this.
    static bool Misses(TableRule rule, FeelValue?[] inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
            if (rule.Tests[i].Quick(inputs[i]) is not true and var answer)
                return answer is false;
        return false;
    }

    FeelValue?[] Outputs(TableRule rule, Scope scope, EvaluationState state)
    {
        var outputs = new FeelValue?[rule.Results.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            var value = rule.Results[i].Evaluate(scope, state);
            if (!Coercion.TryConvert(value, table.Outputs[i].Type, out outputs[i]))
                state.Fail(0, FeelProblem.WrongType, $"the output '{table.Outputs[i].Name}' of rule {rule.Number} is no {table.Outputs[i].Type}");
        }
        return outputs;
    }

    FeelValue? Default(Scope scope, EvaluationState state)
    {
        if (table.Outputs.All(output => output.Default is null))
            return table.Aggregation == Aggregation.Count ? FeelNumber.Of(0) : null;
        FeelValue?[] values = [.. table.Outputs.Select(output => output.Default?.Evaluate(scope, state))];
        return HitPolicies.AsValue(table, values);
    }
}

/// <summary>A rule that matched, and what it says.</summary>
sealed record Hit(TableRule Rule, FeelValue?[] Outputs);
