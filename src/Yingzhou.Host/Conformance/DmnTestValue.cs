using System.Xml.Linq;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Host.Conformance;

/// <summary>Values as test files write them: typed by xsi:type, contexts as components, lists as items.</summary>
static class DmnTestValue
{
    static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";
    static readonly Dictionary<string, FeelExpression> Readers = new(StringComparer.Ordinal)
    {
        ["date"] = FeelExpression.Parse("date(text)").Required,
        ["time"] = FeelExpression.Parse("time(text)").Required,
        ["dateTime"] = FeelExpression.Parse("date and time(text)").Required,
        ["duration"] = FeelExpression.Parse("duration(text)").Required,
    };

    // Numbers of type double were computed in binary by whoever wrote the test.
    static readonly Decimal34 Tolerance = Decimal34.Parse("0.00000001")!.Value;

    public static XElement? Part(this XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    public static IEnumerable<XElement> Parts(this XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);

    public static FeelValue? Read(XElement holder)
    {
        if (holder.Parts("component").Any())
            return new FeelContext(holder.Parts("component").Select(part => KeyValuePair.Create((string)part.Attribute("name")!, Read(part))));
        if (holder.Part("list") is { } list)
            return IsNil(list) ? null : new FeelList(list.Parts("item").Select(Read));
        return holder.Part("value") is { } value && !IsNil(value) ? Simple(value) : null;
    }

    static bool IsNil(XElement element) => (string?)element.Attribute(Xsi + "nil") is "true" or "1";

    static FeelValue? Simple(XElement value)
    {
        var type = ((string?)value.Attribute(Xsi + "type"))?.Split(':')[^1] ?? "string";
        var text = value.Value;
        return type switch
        {
            "string" => text,
            "boolean" => text.Trim() == "true",
            "decimal" or "double" or "integer" or "int" or "long" or "float" => FeelNumber.Of(Decimal34.Parse(text.Trim())),
            _ => Readers.TryGetValue(type, out var reader) ? reader.Evaluate(new(("text", text.Trim()))).Value : text,
        };
    }

    /// <summary>Equal in value; numbers to eight digits behind the point.</summary>
    public static bool Agree(FeelValue? expected, FeelValue? actual) => (expected, actual) switch
    {
        (null, null) => true,
        (FeelNumber a, FeelNumber b) => Decimal34.Subtract(a.Value, b.Value) is { } difference && Decimal34.Abs(difference) <= Tolerance,
        (FeelList a, FeelList b) => a.Count == b.Count && a.Zip(b).All(pair => Agree(pair.First, pair.Second)),
        (FeelContext a, FeelContext b) => a.Count == b.Count && a.All(entry => b.TryGet(entry.Key, out var value) && Agree(entry.Value, value)),
        // FEEL compares times by the second; a test means all their digits.
        (FeelTime or FeelDateTime, FeelTime or FeelDateTime) => Equals(expected, actual) && expected.ToString() == actual.ToString(),
        _ => Equals(expected, actual),
    };
}
