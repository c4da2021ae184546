namespace Yingzhou.Languages.Feel.Evaluation;

/// <summary>A function with a body in FEEL, closed over the variables in sight where it was written.</summary>
sealed class WrittenFunction(string[] names, FeelType[] types, FeelType result, Node body, Scope? closure) : FeelFunction
{
    public override IReadOnlyList<string> ParameterNames => names;
    internal override IReadOnlyList<FeelType> ParameterTypes => types;
    internal override FeelType ResultType => result;

    internal override FeelValue? Invoke(FeelValue?[] arguments, CallSite site)
    {
        if (arguments.Length != names.Length)
            return site.Fail(FeelProblem.WrongArguments, $"{names.Length} arguments expected, {arguments.Length} given");
        for (var i = 0; i < arguments.Length; i++)
            if (!Coercion.TryConvert(arguments[i], types[i], out arguments[i]))
                return site.Fail(FeelProblem.WrongType, $"the argument '{names[i]}' is no {types[i]}");
        var value = body.Evaluate(new ArgumentScope(names, arguments, closure), site.State);
        return Coercion.TryConvert(value, result, out var converted)
            ? converted
            : site.Fail(FeelProblem.WrongType, $"the result of the function is no {result}");
    }

    internal override FeelValue? InvokeNamed(string[] given, FeelValue?[] arguments, CallSite site) =>
        NamedArguments.TryPlace(names, given, arguments, site, out var placed) ? Invoke(placed, site) : null;
}

/// <summary>Arguments given by name, put in the order of the parameters; one that is not given is null (DMN 1.5 table 63).</summary>
static class NamedArguments
{
    public static bool TryPlace(string[] names, string[] given, FeelValue?[] arguments, CallSite site, out FeelValue?[] placed)
    {
        placed = new FeelValue?[names.Length];
        for (var i = 0; i < given.Length; i++)
        {
            var place = Array.IndexOf(names, given[i]);
            if (place < 0 || given.AsSpan(0, i).Contains(given[i]))
            {
                site.Fail(
                    FeelProblem.WrongArguments,
                    place < 0 ? $"the function has no parameter '{given[i]}'" : $"'{given[i]}' is given twice"
                );
                return false;
            }
            placed[place] = arguments[i];
        }
        return true;
    }
}
