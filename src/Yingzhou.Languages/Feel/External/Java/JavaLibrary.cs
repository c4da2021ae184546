namespace Yingzhou.Languages.Feel.External.Java;

/// <summary>
/// Static methods of the Java library, for models that were written for a Java engine and name them as external functions. Only pure
/// functions of numbers and texts; anything else is refused. Not on by default:
/// <code>new FeelEvaluationOptions { External = JavaLibrary.Find }</code>
/// </summary>
/// <remarks>
/// Arguments are taken over as DMN 1.5 table 48 says: a number becomes the primitive type of the signature when it has that value (no
/// fraction for whole types, no overflow), a text of one character a <c>char</c>. Results come back by their shortest decimal writing;
/// NaN and infinities have none. A method that would throw in Java gives null.
/// </remarks>
public static class JavaLibrary
{
    static readonly Dictionary<(string Class, string Signature), JavaMethod> Methods = new JavaClass[]
    {
        JavaMath.All,
        JavaNumbers.Integers,
        JavaNumbers.Longs,
        JavaNumbers.Shorts,
        JavaNumbers.Bytes,
        JavaNumbers.Doubles,
        JavaNumbers.Floats,
        JavaTexts.Strings,
        JavaTexts.Characters,
        JavaTexts.Booleans,
        JavaTexts.Objects,
        JavaNumbers.BigDecimals,
    }
        .SelectMany(type => type.Names.SelectMany(name => type.Methods.Select(method => ((name, method.Signature), method))))
        .ToDictionary(entry => entry.Item1, entry => entry.method);

    /// <summary>The method, by its class and signature; <c>null</c> when it is not one of the library here.</summary>
    public static ExternalFunction? Find(ExternalName name) =>
        name.Kind == ExternalKind.Java && Methods.GetValueOrDefault((name.Owner.Trim(), JavaSignature.Normalize(name.Member))) is { } method
            ? method.Call
            : null;
}
