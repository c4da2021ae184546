namespace Yingzhou.Languages.Feel;

/// <summary>A function as a value: a built-in, one written in FEEL, or a business knowledge model of a decision model.</summary>
public abstract class FeelFunction : FeelValue
{
    public override string TypeName => "function";

    /// <summary>The names by which arguments may be given; empty names only for functions of any number of arguments.</summary>
    public abstract IReadOnlyList<string> ParameterNames { get; }

    /// <summary>Types of the parameters, where known.</summary>
    internal virtual IReadOnlyList<FeelType> ParameterTypes => [.. ParameterNames.Select(_ => FeelType.Any)];

    internal virtual FeelType ResultType => FeelType.Any;

    internal abstract FeelValue? Invoke(FeelValue?[] arguments, Evaluation.CallSite site);

    internal abstract FeelValue? InvokeNamed(string[] names, FeelValue?[] arguments, Evaluation.CallSite site);
}
