using Yingzhou.Languages.Dmn;

namespace Yingzhou.Pure.Tests.Dmn;

/// <summary>Small models, written short.</summary>
static class Given
{
    public static DmnModel Model(string content) => DmnModel.Read(Xml(content)).Required;

    public static string Xml(string content, string ns = "urn:test", string version = "https://www.omg.org/spec/DMN/20230324/MODEL/") =>
        $"""<definitions xmlns="{version}" name="test" namespace="{ns}" id="test">{content}</definitions>""";

    /// <summary>A decision "d" that is one table over the number inputs a and b; rules are "cell|cell=>output".</summary>
    public static DmnModel Table(string hitPolicy, string outputValues, params string[] rules) => Model($"""
        <inputData id="ia" name="a"><variable name="a" typeRef="number"/></inputData>
        <inputData id="ib" name="b"><variable name="b" typeRef="number"/></inputData>
        <decision id="d" name="d"><variable name="d"/>
          <informationRequirement><requiredInput href="#ia"/></informationRequirement>
          <informationRequirement><requiredInput href="#ib"/></informationRequirement>
          <decisionTable id="t" {hitPolicy}>
            <input id="ca"><inputExpression typeRef="number"><text>a</text></inputExpression></input>
            <input id="cb"><inputExpression typeRef="number"><text>b</text></inputExpression></input>
            <output id="o" name="o"><outputValues><text>{outputValues}</text></outputValues></output>
            {string.Concat(rules.Select(Rule))}
          </decisionTable>
        </decision>
        """);

    static string Rule(string text, int index)
    {
        var (conditions, output) = (text.Split("=>")[0].Split('|'), text.Split("=>")[1]);
        return $"""
            <rule id="r{index + 1}">
              {string.Concat(conditions.Select((cell, i) => $"<inputEntry id=\"r{index + 1}c{i}\"><text>{System.Security.SecurityElement.Escape(cell)}</text></inputEntry>"))}
              <outputEntry id="r{index + 1}o"><text>{output}</text></outputEntry>
            </rule>
            """;
    }
}
