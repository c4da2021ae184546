using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>A built-in function: its signatures, and the choice between them by number, names and types of the arguments.</summary>
sealed class Builtin(string name, Signature[] signatures) : FeelFunction
{
    public override IReadOnlyList<string> ParameterNames => signatures[0].ParameterNames;

    /// <summary>The signature that so many arguments must mean; <c>null</c> when the choice is by their types, when they are gathered to a list, or when
    /// the function calls another.</summary>
    internal Signature? Only(int count)
    {
        var possible = Array.FindAll(
            signatures,
            signature => signature.IsVariadic || (count >= signature.Required && count <= signature.Parameters.Length)
        );
        return possible is [{ IsVariadic: false } only] && Array.TrueForAll(only.Parameters, parameter => parameter.Kind != Kind.Function)
            ? only
            : null;
    }

    internal override FeelValue? Invoke(FeelValue?[] arguments, CallSite site)
    {
        string? reason = null;
        foreach (var signature in signatures)
        {
            var values = arguments;
            if (signature.IsVariadic)
            {
                if (arguments.Length < signature.Required)
                    continue;
                values = Gathered(signature, arguments);
            }
            else if (arguments.Length < signature.Required || arguments.Length > signature.Parameters.Length)
                continue;
            if (Fits(signature, null, ref values, ref reason))
                return signature.Body(new(values, site));
        }
        return reason is not null
            ? site.Fail(FeelProblem.WrongType, $"{name}: {reason}")
            : site.Fail(FeelProblem.WrongArguments, $"{name} cannot be called with {arguments.Length} arguments");
    }

    internal override FeelValue? InvokeNamed(string[] names, FeelValue?[] arguments, CallSite site)
    {
        string? reason = null;
        // before(point, range) and before(range, point) have the same names: then the order in which they are given tells.
        foreach (var signature in signatures.OrderByDescending(signature => signature.ParameterNames.AsSpan().SequenceEqual(names)))
        {
            var values = new FeelValue?[signature.Parameters.Length];
            if (Place(signature, names, arguments, values) is not { } given)
                continue;
            if (Fits(signature, given, ref values, ref reason))
                return signature.Body(new(values, site));
        }
        return reason is not null
            ? site.Fail(FeelProblem.WrongType, $"{name}: {reason}")
            : site.Fail(FeelProblem.WrongArguments, $"{name} has no parameters ({string.Join(", ", names)})");
    }

    static bool[]? Place(Signature signature, string[] names, FeelValue?[] arguments, FeelValue?[] values)
    {
        var given = new bool[values.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var place = Array.IndexOf(signature.ParameterNames, names[i]);
            if (place < 0 || given[place])
                return null;
            // By name there is one value where there could be many by position.
            var single = signature.Parameters[place] is { IsVariadic: true, Kind: not Kind.List };
            (values[place], given[place]) = (single ? new FeelList(arguments[i]) : arguments[i], true);
        }
        for (var i = 0; i < given.Length; i++)
            if (!given[i] && !signature.Parameters[i].IsOptional)
                return null;
        return given;
    }

    // min(1, 2) is min([1, 2]); a single list stays as it is.
    static FeelValue?[] Gathered(Signature signature, FeelValue?[] arguments)
    {
        var fixedCount = signature.Parameters.Length - 1;
        if (arguments.Length == fixedCount + 1 && signature.Parameters[^1].Kind == Kind.List && arguments[^1] is FeelList or null)
            return arguments;
        return [.. arguments[..fixedCount], new FeelList(arguments[fixedCount..])];
    }

    // A null that was given is refused where null is not allowed, also for an optional parameter; one left out is not.
    static bool Fits(Signature signature, bool[]? given, ref FeelValue?[] values, ref string? reason)
    {
        var converted = values;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = signature.Parameters[i];
            var value = values[i];
            if (parameter.Takes(value))
                continue;
            if (value is null && given is not null && !given[i])
                continue;
            var other = value is null ? null : Kinds.Convert(parameter.Kind, value);
            if (other is null)
            {
                reason ??= $"the argument '{parameter.Name}' is {TypeNameOf(value)}";
                return false;
            }
            if (ReferenceEquals(converted, values))
                converted = [.. values];
            converted[i] = other;
        }
        values = converted;
        return true;
    }
}

static class Kinds
{
    public static bool Accepts(Kind kind, FeelValue value) =>
        kind switch
        {
            Kind.Any => true,
            Kind.Number => value is FeelNumber,
            Kind.String => value is FeelString,
            Kind.Boolean => value is FeelBoolean,
            Kind.List => value is FeelList,
            Kind.Context => value is FeelContext,
            Kind.Function => value is FeelFunction,
            Kind.Range => value is FeelRange,
            Kind.Date => value is FeelDate,
            Kind.Time => value is FeelTime,
            Kind.DateTime => value is FeelDateTime,
            Kind.Duration => value is FeelDaysDuration or FeelMonthsDuration,
            _ => value is FeelDate or FeelDateTime,
        };

    /// <summary>A list of one stands for its item, and a single value for a list of one.</summary>
    public static FeelValue? Convert(Kind kind, FeelValue value) =>
        kind == Kind.List ? new FeelList(value)
        : value is FeelList { Count: 1 } list && list[0] is { } only && Accepts(kind, only) ? only
        : kind == Kind.DateTime && value is FeelDate date ? Arithmetic.AsDateTime(date)
        : null;
}
