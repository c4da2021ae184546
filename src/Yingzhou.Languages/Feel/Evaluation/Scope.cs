namespace Yingzhou.Languages.Feel.Evaluation;

/// <summary>Variables in sight, innermost first. Names in nodes and scopes are interned or short, so a look-up is mostly reference
/// comparisons.</summary>
abstract class Scope(Scope? parent)
{
    readonly Scope? parent = parent;

    public bool TryFind(string name, out FeelValue? value)
    {
        var place = 0;
        return TryFind(name, ref place, out value);
    }

    /// <param name="place">Where the name stood in its context the last time: the same expression mostly meets contexts of one shape.</param>
    public bool TryFind(string name, ref int place, out FeelValue? value)
    {
        for (var scope = this; scope is not null; scope = scope.parent)
            if (scope.TryOwn(name, ref place, out value))
                return true;
        value = null;
        return false;
    }

    protected abstract bool TryOwn(string name, ref int place, out FeelValue? value);

    /// <summary>Whether a function is in sight that could hide a built-in one of its name; hardly ever is there any.</summary>
    public bool HoldsFunctions
    {
        get
        {
            for (var scope = this; scope is not null; scope = scope.parent)
                if (scope.OwnsFunctions)
                    return true;
            return false;
        }
    }

    protected abstract bool OwnsFunctions { get; }
}

sealed class ContextScope(FeelContext context, Scope? parent) : Scope(parent)
{
    protected override bool OwnsFunctions => context.HoldsFunctions;

    protected override bool TryOwn(string name, ref int place, out FeelValue? value) => context.TryGet(name, ref place, out value);
}

/// <summary>The variables that an evaluation is given.</summary>
sealed class RootScope() : Scope(null)
{
    public FeelContext Variables { get; set; } = FeelContext.Empty;

    protected override bool OwnsFunctions => Variables.HoldsFunctions;

    protected override bool TryOwn(string name, ref int place, out FeelValue? value) => Variables.TryGet(name, ref place, out value);
}

/// <summary>One name: a loop variable, or the <c>?</c> of a unary test.</summary>
sealed class VariableScope(string variable, FeelValue? content, Scope? parent) : Scope(parent)
{
    protected override bool OwnsFunctions => content is FeelFunction;

    protected override bool TryOwn(string name, ref int place, out FeelValue? value)
    {
        value = content;
        return name == variable;
    }
}

/// <summary>Arguments of a function.</summary>
sealed class ArgumentScope(IReadOnlyList<string> names, FeelValue?[] arguments, Scope? parent) : Scope(parent)
{
    protected override bool OwnsFunctions => Array.Exists(arguments, argument => argument is FeelFunction);

    protected override bool TryOwn(string name, ref int place, out FeelValue? value)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (names[i] != name)
                continue;
            value = arguments[i];
            return true;
        }
        value = null;
        return false;
    }
}

/// <summary>
/// Inside a filter: the entries of the item hide outer variables, and <c>item</c> is the item itself. One scope goes from item to item while no function
/// closes over it.
/// </summary>
sealed class ItemScope(FeelValue? item, Scope? parent) : Scope(parent)
{
    public FeelValue? Item { get; set; } = item;

    protected override bool OwnsFunctions => Item is FeelFunction or FeelContext { HoldsFunctions: true };

    protected override bool TryOwn(string name, ref int place, out FeelValue? value)
    {
        if (Item is FeelContext context && context.TryGet(name, ref place, out value))
            return true;
        value = Item;
        return name == "item";
    }
}

/// <summary>Inside <c>for</c>: <c>partial</c> is the list of results so far, made only when it is asked for.</summary>
sealed class PartialScope(List<FeelValue?> results, EvaluationState state, Scope? parent) : Scope(parent)
{
    protected override bool OwnsFunctions => false;

    protected override bool TryOwn(string name, ref int place, out FeelValue? value)
    {
        var asked = name == "partial";
        if (asked)
            state.Step(0, results.Count);
        value = asked ? new FeelList([.. results]) : null;
        return asked;
    }
}
