using System.Collections;
using System.Reflection;

namespace Yingzhou.Languages.Feel.External.Java;

/// <summary>A class whose methods are written as C# lambdas with the same parameter types; the signature follows from those.</summary>
sealed class JavaClass(params string[] names) : IEnumerable
{
    readonly List<JavaMethod> methods = [];

    public IReadOnlyList<string> Names => names;

    public IReadOnlyList<JavaMethod> Methods => methods;

    public void Add(string name, Delegate body) => methods.Add(new(JavaSignature.Of(name, body.Method), body));

    IEnumerator IEnumerable.GetEnumerator() => methods.GetEnumerator();
}

sealed record JavaMethod(string Signature, Delegate Body)
{
    readonly Type[] types = [.. Body.Method.GetParameters().Select(parameter => parameter.ParameterType)];

    public FeelValue? Call(IReadOnlyList<FeelValue?> arguments)
    {
        var variable = types is [.., { IsArray: true }];
        if (variable ? arguments.Count < types.Length - 1 : arguments.Count != types.Length)
            throw new ArgumentException($"{types.Length} arguments expected, {arguments.Count} given");
        var values = new object?[types.Length];
        for (var i = 0; i < types.Length; i++)
            values[i] = variable && i == types.Length - 1 ? Rest(arguments, i) : JavaValues.From(arguments[i], types[i]);
        try
        {
            return JavaValues.To(Body.DynamicInvoke(values));
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is { } reason)
        {
            throw new ArgumentException(reason.Message, reason);
        }
    }

    // One list stands for all variable arguments, as an array does in Java.
    Array Rest(IReadOnlyList<FeelValue?> arguments, int from)
    {
        var element = types[^1].GetElementType()!;
        var items = arguments.Count == from + 1 && arguments[from] is FeelList list ? [.. list] : arguments.Skip(from).ToArray();
        var rest = Array.CreateInstance(element, items.Length);
        for (var i = 0; i < items.Length; i++)
            rest.SetValue(JavaValues.From(items[i], element), i);
        return rest;
    }
}
