namespace Yingzhou.Languages.Feel.Evaluation.Nodes;

/// <summary>A loop variable and what it goes through: a list, a range, or all whole numbers or days from one value to another.</summary>
sealed record Iteration(string Variable, Node Source, Node? To);

static class Iterations
{
    /// <summary>The values of one loop variable; <c>null</c> when there is nothing to go through.</summary>
    public static IEnumerable<FeelValue?>? Values(this Iteration iteration, Scope scope, EvaluationState state)
    {
        var source = iteration.Source.Evaluate(scope, state);
        var position = iteration.Source.Position;
        if (iteration.To is { } end)
            return Count(source, true, end.Evaluate(scope, state), true) ?? Refuse();
        return source switch
        {
            FeelList list => list,
            FeelRange range when FeelComparison.Compare(range.Start, range.End) > 0 => Refuse(),
            FeelRange range => Count(range.Start, range.StartIncluded, range.End, range.EndIncluded) ?? Refuse(),
            null => Refuse(),
            _ => [source],
        };

        IEnumerable<FeelValue?>? Refuse()
        {
            state.Fail(position, FeelProblem.WrongType, "there is nothing to go through here");
            return null;
        }
    }

    static IEnumerable<FeelValue?>? Count(FeelValue? from, bool fromIncluded, FeelValue? to, bool toIncluded)
    {
        var (first, last) = (from, to) switch
        {
            (FeelNumber a, FeelNumber b) => (a.Value.ToInt64(), b.Value.ToInt64()),
            (FeelDate a, FeelDate b) => (a.DayNumber, b.DayNumber),
            _ => (null, (long?)null),
        };
        if (first is not { } start || last is not { } stop)
            return null;
        var step = start <= stop ? 1 : -1;
        return Numbers(fromIncluded ? start : start + step, toIncluded ? stop : stop - step, step)
            .Select(FeelValue? (n) => from is FeelDate ? FeelDate.FromDayNumber(n) : FeelNumber.Of(n));
    }

    static IEnumerable<long> Numbers(long start, long stop, int step)
    {
        for (var n = start; step > 0 ? n <= stop : n >= stop; n += step)
            yield return n;
    }

    /// <summary>Every combination of the loop variables, the first one turning slowest; <c>false</c> when one has nothing to go
    /// through.</summary>
    public static bool Run(
        ReadOnlySpan<Iteration> iterations, Scope scope, EvaluationState state, Func<Scope, bool> turn, ref bool goOn)
    {
        if (iterations.IsEmpty)
        {
            goOn = turn(scope);
            return true;
        }
        if (iterations[0].Values(scope, state) is not { } values)
            return false;
        foreach (var value in values)
        {
            state.Step(iterations[0].Source.Position);
            if (!Run(iterations[1..], new VariableScope(iterations[0].Variable, value, scope), state, turn, ref goOn))
                return false;
            if (!goOn)
                break;
        }
        return true;
    }
}

sealed class ForNode(int position, Iteration[] iterations, Node result) : Node(position)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        var results = new List<FeelValue?>();
        var goOn = true;
        var ran = Iterations.Run(iterations, new PartialScope(results, state, scope), state, Turn, ref goOn);
        return ran ? new FeelList([.. results]) : null;

        bool Turn(Scope inner)
        {
            results.Add(result.Evaluate(inner, state));
            state.CheckSize(Position, results.Count);
            return true;
        }
    }
}

/// <summary>
/// <c>some … satisfies</c> is the disjunction over all turns, <c>every … satisfies</c> the conjunction. The boxed forms are strict: one
/// condition that is
/// neither true nor false makes the whole null.
/// </summary>
sealed class QuantifiedNode(int position, bool isEvery, Iteration[] iterations, Node condition, bool isStrict = false) : Node(position)
{
    public override FeelValue? Evaluate(Scope scope, EvaluationState state)
    {
        bool? outcome = isEvery;
        var goOn = true;
        var failed = false;
        return Iterations.Run(iterations, scope, state, Turn, ref goOn) && !failed ? FeelBoolean.Of(outcome) : null;

        bool Turn(Scope inner)
        {
            var answer = condition.Evaluate(inner, state);
            var value = (answer as FeelBoolean)?.Value;
            if (value is null)
                state.Fail(condition.Position, FeelProblem.WrongType, $"the condition is {FeelValue.TypeNameOf(answer)}");
            failed |= isStrict && value is null;
            outcome = isEvery ? outcome & value : outcome | value;
            return outcome != !isEvery;
        }
    }
}
