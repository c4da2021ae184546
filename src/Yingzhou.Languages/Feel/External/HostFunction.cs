using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Feel.External;

/// <summary>A function of the host as a value of FEEL.</summary>
sealed class HostFunction(string[] names, FeelType[] types, FeelType result, ExternalName name, ExternalFunction body) : FeelFunction
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
        FeelValue? value;
        try
        {
            value = body(arguments);
        }
        catch (Exception error)
        {
            // Foreign code; whatever it throws must not end the evaluation of the model.
            return site.Fail(FeelProblem.ExternalFunction, $"{name}: {error.Message}");
        }
        return Coercion.TryConvert(value, result, out var converted)
            ? converted
            : site.Fail(FeelProblem.WrongType, $"the result of {name} is no {result}");
    }

    internal override FeelValue? InvokeNamed(string[] given, FeelValue?[] arguments, CallSite site) =>
        NamedArguments.TryPlace(names, given, arguments, site, out var placed) ? Invoke(placed, site) : null;
}
