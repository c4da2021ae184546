namespace Yingzhou.Languages.Feel.Evaluation;

/// <summary>
/// What one evaluation has used up and found wrong. A thread uses one again and again, because making it would cost more than most expressions; one that
/// may still be seen through a function value is left to it.
/// </summary>
class EvaluationState
{
    [ThreadStatic]
    static EvaluationState? spare;

    // More would help nobody and could be made to fill the memory.
    protected const int MostDiagnostics = 50;
    const int LongestDetail = 300;

    // Units of a text and items of a list that are made for one step.
    const int MadeForOneStep = 8;

    readonly RootScope root = new();
    ArgumentStack? stack;
    FeelEvaluationOptions options;
    List<FeelDiagnostic>? diagnostics;
    long steps;
    int depth;
    bool hasNow;
    DateTimeOffset now;

    public EvaluationState(FeelEvaluationOptions options)
    {
        this.options = options;
        steps = options.Limits.Steps;
    }

    public FeelLimits Limits => options.Limits;

    /// <summary>Functions that have closed over the variables in sight. While none does, scopes may be used again.</summary>
    public int Closures { get; set; }

    /// <summary>Places for the arguments of built-ins.</summary>
    public ArgumentStack Arguments => stack ??= new();

    public External.ExternalFunctions? External => options.External;

    public IReadOnlyList<FeelDiagnostic> Diagnostics => diagnostics ?? (IReadOnlyList<FeelDiagnostic>)[];

    /// <summary>One instant for the whole evaluation, so that a table does not straddle midnight.</summary>
    public DateTimeOffset Now
    {
        get
        {
            if (!hasNow)
                (now, hasNow) = (options.Clock.GetLocalNow(), true);
            return now;
        }
    }

    public static FeelResult Evaluate(Node node, FeelContext variables, FeelEvaluationOptions options)
    {
        var state = Rent(ref spare, variables, options);
        var value = state.Run(node, state.root);
        var diagnostics = state.Diagnostics;
        state.Return();
        return new(value, diagnostics);
    }

    public static FeelTestResult Evaluate(UnaryTest test, FeelValue? input, FeelContext variables, FeelEvaluationOptions options)
    {
        var state = Rent(ref spare, variables, options);
        var matches = state.Run(test, input, state.root);
        var diagnostics = state.Diagnostics;
        state.Return();
        return new(matches, diagnostics);
    }

    // One that is at work is not taken: an external function may evaluate something itself.
    static EvaluationState Rent(ref EvaluationState? place, FeelContext variables, FeelEvaluationOptions options)
    {
        var state = place;
        if (state is null || state.IsAtWork)
            place = state = new(options);
        state.Begin(options);
        state.root.Variables = variables;
        return state;
    }

    /// <summary>Also when an evaluation has left a function behind that may still see this: then it is not used again.</summary>
    protected bool IsAtWork { get; private set; }

    protected void Begin(FeelEvaluationOptions with)
    {
        if (!ReferenceEquals(options, with))
            options = with;
        (IsAtWork, steps, depth, hasNow) = (true, with.Limits.Steps, 0, false);
    }

    void Return()
    {
        if (Closures != 0)
            return;
        if (diagnostics is not null)
            diagnostics = null;
        root.Variables = FeelContext.Empty;
        End();
    }

    protected void End()
    {
        stack?.Clear();
        IsAtWork = false;
    }

    public FeelValue? Run(Node root, Scope scope)
    {
        try
        {
            return root.Evaluate(scope, this);
        }
        catch (LimitReachedException limit)
        {
            return Fail(limit.Position, FeelProblem.Limit, limit.Message);
        }
    }

    public bool? Run(UnaryTest root, FeelValue? input, Scope scope)
    {
        try
        {
            return root.Matches(input, scope, this);
        }
        catch (LimitReachedException limit)
        {
            Fail(limit.Position, FeelProblem.Limit, limit.Message);
            return null;
        }
    }

    /// <summary>Notes a fault; the value of whatever failed is null.</summary>
    public virtual FeelValue? Fail(int position, FeelProblem problem, string detail)
    {
        diagnostics ??= [];
        if (diagnostics.Count < MostDiagnostics || problem == FeelProblem.Limit)
            diagnostics.Add(new(problem, position, detail.Length > LongestDetail ? detail[..LongestDetail] + "…" : detail));
        return null;
    }

    public void Step(int position, long count = 1)
    {
        if ((steps -= count) < 0)
            throw new LimitReachedException(position, $"more than {Limits.Steps} steps");
    }

    public void CheckSize(int position, long size)
    {
        if (size > Limits.Size)
            throw new LimitReachedException(position, $"a value larger than {Limits.Size}");
    }

    /// <summary>Counts what a call or an operator has made, so that a loop over long texts does not fill the memory before its steps are used up.</summary>
    public void Made(int position, FeelValue? value)
    {
        var count = value switch
        {
            FeelString text => text.Value.Length,
            FeelList list => list.Count,
            _ => 0,
        };
        if (count >= MadeForOneStep)
            Step(position, count / MadeForOneStep);
    }

    /// <summary>A call that may lead to others.</summary>
    public void Enter(int position)
    {
        Step(position);
        if (++depth > Limits.CallDepth || !System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new LimitReachedException(position, $"calls nested deeper than {Limits.CallDepth}");
    }

    public void Leave() => depth--;
}

/// <summary>Unwinds an evaluation that is given up; never leaves this library.</summary>
sealed class LimitReachedException(int position, string message) : Exception(message)
{
    public int Position { get; } = position;
}

/// <summary>From where a function is called.</summary>
readonly record struct CallSite(EvaluationState State, int Position)
{
    public FeelValue? Fail(FeelProblem problem, string detail) => State.Fail(Position, problem, detail);
}
