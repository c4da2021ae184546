using System.Xml.Linq;
using Yingzhou.Languages.Dmn;
using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.External.Java;

namespace Yingzhou.Host.Conformance;

/// <summary>One test case: inputs, what is evaluated, and what must come out.</summary>
static class DmnTestCase
{
    // Test cases may call the Java library, as models of other engines do; in the city external functions stay off.
    static readonly DmnOptions Options = new() { Feel = new() { External = JavaLibrary.Find } };

    /// <returns>What went wrong, or <c>null</c> when all results were as expected.</returns>
    public static string? Failure(DmnModel model, XElement test)
    {
        var inputs = new FeelContext(test.Parts("inputNode").Select(
            input => KeyValuePair.Create((string)input.Attribute("name")!, DmnTestValue.Read(input))));
        foreach (var expected in test.Parts("resultNode"))
        {
            var name = (string)expected.Attribute("name")!;
            var result = Evaluate(model, test, name, inputs);
            var wanted = expected.Part("expected") is { } value ? DmnTestValue.Read(value) : null;
            if (!DmnTestValue.Agree(wanted, result.Value))
                return $"{name}: expected {Show(wanted)}, got {Show(result.Value)} {string.Join("; ", result.Problems.Take(2))}";
        }
        return null;
    }

    static DmnResult Evaluate(DmnModel model, XElement test, string name, FeelContext inputs)
    {
        if ((string?)test.Attribute("type") is "bkm" or "decisionService")
        {
            var invocable = (string?)test.Attribute("invocableName") ?? name;
            var result = model.Invoke(invocable, inputs, Options);
            var outputs = model.Services.FirstOrDefault(service => service.Name == invocable)?.OutputNames.Count;
            return outputs > 1 && result.Value is FeelContext several ? result with { Value = several[name] } : result;
        }
        return model.Decision(name) is { } decision ? model.Evaluate(decision, inputs, Options) : model.Invoke(name, inputs, Options);
    }

    static string Show(FeelValue? value) => value is null ? "null" : $"{value.TypeName} {value}";
}
