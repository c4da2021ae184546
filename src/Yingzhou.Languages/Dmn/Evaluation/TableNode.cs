using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Dmn.Evaluation;

/// <summary>Evaluates a decision table: DMN 1.5 §8.2.</summary>
sealed class TableNode(DecisionTable table) : Node(0)
{
    public DecisionTable Table => table;

    readonly TableInput[] columns = [.. table.Inputs];
    readonly TableRule[] rules = [.. table.Rules];

    // Results that say the same at every evaluation, by rule; null for the others.
    readonly FeelValue?[]?[] constants = [.. table.Rules.Select(rule => Constants(table, rule))];
    readonly FeelValue?[] constantValues =
    [
        .. table.Rules.Select(rule => Constants(table, rule) is { } outputs ? HitPolicies.AsValue(table, outputs) : null),
    ];

    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        if (state is not DmnState dmn)
            return Decide(scope, state, trace: null);
        var outer = dmn.ElementId;
        dmn.ElementId = table.Id;
        var value = Decide(scope, state, dmn.Trace);
        dmn.ElementId = outer;
        return value;
    }

    FeelValue? Decide(Scope scope, EvaluationState state, TraceRecord? trace)
    {
        if (trace is not null)
            return Traced(scope, state, trace);
        var places = state.Arguments.Take(columns.Length, out var start);
        var inputs = places.AsSpan(start, columns.Length);
        var value =
            !Read(inputs, scope, state) ? null
            : table.HitPolicy == HitPolicy.First ? First(inputs, scope, state)
            : Combined(Match(inputs, scope, state, trace: null), scope, state);
        state.Arguments.GiveBack(places, start, columns.Length);
        return value;
    }

    FeelValue? Traced(Scope scope, EvaluationState state, TraceRecord trace)
    {
        var inputs = new FeelValue?[columns.Length];
        var tried = new List<RuleTrace>();
        var value = Read(inputs, scope, state) ? Combined(Match(inputs, scope, state, tried), scope, state) : null;
        trace.Tables.Add(new(table, inputs, tried, value));
        return value;
    }

    FeelValue? Combined(List<Hit> hits, Scope scope, EvaluationState state) =>
        hits.Count == 0 ? Default(scope, state) : HitPolicies.Combine(table, hits, scope, state);

    bool Read(Span<FeelValue?> inputs, Scope scope, EvaluationState state)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            var input = columns[i];
            var value = input.Expression.Evaluate(scope, state);
            if (!Coercion.TryConvert(value, input.Type, out inputs[i]))
                return WrongType(input, state);
            if (input.Allowed is { } allowed && inputs[i] is { } given && allowed.Root.Matches(given, scope, state) != true)
                return NotAllowed(input, given, state);
        }
        return true;
    }

    static bool WrongType(TableInput input, EvaluationState state)
    {
        state.Fail(0, FeelProblem.WrongType, $"the input '{input.Text}' is no {input.Type}");
        return false;
    }

    static bool NotAllowed(TableInput input, FeelValue given, EvaluationState state)
    {
        state.Fail(0, FeelProblem.NoResult, $"the input '{input.Text}' is {given}, which its column does not allow");
        return false;
    }

    // The first hit ends it: nothing is collected.
    FeelValue? First(ReadOnlySpan<FeelValue?> inputs, Scope scope, EvaluationState state)
    {
        for (var number = 0; number < rules.Length; number++)
        {
            var rule = rules[number];
            state.Step(0);
            if (Surely(rule, inputs) ?? Matches(rule, inputs, scope, state))
                return constantValues[number] ?? HitPolicies.AsValue(table, Outputs(rule, scope, state));
        }
        return Default(scope, state);
    }

    static bool Matches(TableRule rule, ReadOnlySpan<FeelValue?> inputs, Scope scope, EvaluationState state)
    {
        for (var i = 0; i < inputs.Length; i++)
            if ((rule.Tests[i].Quick(inputs[i]) ?? rule.Tests[i].Matches(inputs[i], scope, state)) != true)
                return false;
        return true;
    }

    static FeelValue?[]? Constants(DecisionTable table, TableRule rule)
    {
        var outputs = new FeelValue?[rule.Results.Length];
        for (var i = 0; i < outputs.Length; i++)
            if (rule.Results[i].Constant is not { } value || !Coercion.TryConvert(value, table.Outputs[i].Type, out outputs[i]))
                return null;
        return outputs;
    }

    List<Hit> Match(ReadOnlySpan<FeelValue?> inputs, Scope scope, EvaluationState state, List<RuleTrace>? trace)
    {
        var hits = new List<Hit>(1);
        for (var number = 0; number < rules.Length; number++)
        {
            var rule = rules[number];
            state.Step(0);
            if (trace is null && Surely(rule, inputs) == false)
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
                outputs = constants[number] ?? Outputs(rule, scope, state);
                hits.Add(new(rule, outputs));
            }
            trace?.Add(new(rule, matches, cells!, outputs));
            if (matches && table.HitPolicy == HitPolicy.First)
                break;
        }
        return hits;
    }

    // Most rules need no more than this: every cell is sure, or all before one that is surely not met.
    static bool? Surely(TableRule rule, ReadOnlySpan<FeelValue?> inputs)
    {
        var tests = rule.Tests;
        for (var i = 0; i < inputs.Length; i++)
            if (tests[i].Quick(inputs[i]) is not true and var answer)
                return answer;
        return true;
    }

    FeelValue?[] Outputs(TableRule rule, Scope scope, EvaluationState state)
    {
        var outputs = new FeelValue?[rule.Results.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            var value = rule.Results[i].Evaluate(scope, state);
            if (!Coercion.TryConvert(value, table.Outputs[i].Type, out outputs[i]))
                state.Fail(
                    0,
                    FeelProblem.WrongType,
                    $"the output '{table.Outputs[i].Name}' of rule {rule.Number} is no {table.Outputs[i].Type}"
                );
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
