namespace Yingzhou.Languages.Feel.External;

/// <summary>In which language an external function is written.</summary>
public enum ExternalKind
{
    Java,
    Pmml,
}

/// <summary>What an external function definition (外部函数) points to: DMN 1.5 §10.3.2.13.3.</summary>
/// <param name="Owner">The class of a Java method, or the document of a PMML model.</param>
/// <param name="Member">The method's signature as the model writes it, <c>max(double, double)</c>, or the name of the PMML model.</param>
public sealed record ExternalName(ExternalKind Kind, string Owner, string Member)
{
    public override string ToString() => $"{Owner}.{Member}";
}

/// <summary>
/// The code behind an external function, supplied by the host. It must be quick, pure and safe for whatever arguments a model gives it:
/// the limits of an evaluation do not reach inside. An exception becomes a null with a diagnostic.
/// </summary>
public delegate FeelValue? ExternalFunction(IReadOnlyList<FeelValue?> arguments);

/// <summary>Finds the code behind a name; <c>null</c> refuses the function.</summary>
public delegate ExternalFunction? ExternalFunctions(ExternalName name);
