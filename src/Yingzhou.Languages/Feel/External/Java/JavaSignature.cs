using System.Reflection;

namespace Yingzhou.Languages.Feel.External.Java;

/// <summary>Signatures as Java writes them, brought to one form: <c>format(java.lang.String,java.lang.Object[])</c>.</summary>
static class JavaSignature
{
    static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(short)] = "short",
        [typeof(sbyte)] = "byte",
        [typeof(char)] = "char",
        [typeof(bool)] = "boolean",
        [typeof(string)] = "java.lang.String",
        [typeof(Decimal34)] = "java.math.BigDecimal",
        [typeof(FeelValue)] = "java.lang.Object",
        [typeof(FeelValue[])] = "java.lang.Object[]",
        [typeof(string[])] = "java.lang.CharSequence[]",
    };

    // Array types as the virtual machine writes them.
    static readonly Dictionary<char, string> Descriptors = new()
    {
        ['D'] = "double",
        ['F'] = "float",
        ['I'] = "int",
        ['J'] = "long",
        ['S'] = "short",
        ['B'] = "byte",
        ['C'] = "char",
        ['Z'] = "boolean",
    };

    static readonly string[] Short =
    [
        "String",
        "Object",
        "CharSequence",
        "Integer",
        "Long",
        "Short",
        "Byte",
        "Double",
        "Float",
        "Boolean",
        "Character",
        "Number",
    ];

    public static string Of(string method, MethodInfo body) =>
        method + "(" + string.Join(",", body.GetParameters().Select(parameter => Names[parameter.ParameterType])) + ")";

    public static string Normalize(string signature)
    {
        var open = signature.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !signature.TrimEnd().EndsWith(')'))
            return signature;
        var types = signature.TrimEnd()[(open + 1)..^1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return signature[..open].Trim() + "(" + string.Join(",", types.Select(TypeName)) + ")";
    }

    static string TypeName(string type) =>
        type switch
        {
            ['[', 'L', .. var element, ';'] => TypeName(element) + "[]",
            ['[', var descriptor] when Descriptors.TryGetValue(descriptor, out var primitive) => primitive + "[]",
            [.. var element, '.', '.', '.'] => TypeName(element.TrimEnd()) + "[]",
            [.. var element, '[', ']'] => TypeName(element.TrimEnd()) + "[]",
            _ => Array.IndexOf(Short, type) >= 0 ? "java.lang." + type
            : type == "BigDecimal" ? "java.math.BigDecimal"
            : type,
        };
}
