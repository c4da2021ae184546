using System.Globalization;
using System.Security;
using System.Text;

namespace Yingzhou.Host.Fuzzing;

/// <summary>Draws decision models: inputs, types, tables of all hit policies, every boxed expression, knowledge models and services that need each other.</summary>
sealed class DmnDrawing
{
    static readonly string[] Versions =
    [
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
    ];

    static readonly string[] Types =
    [
        "number",
        "string",
        "date",
        "tNumbers",
        "tLevel",
        "tPerson",
        "tSelf",
        "tFunction",
        "tNowhere",
        "Any",
        "feel:number",
    ];

    static readonly string[] Policies =
    [
        "",
        "hitPolicy=\"UNIQUE\"",
        "hitPolicy=\"ANY\"",
        "hitPolicy=\"PRIORITY\"",
        "hitPolicy=\"FIRST\"",
        "hitPolicy=\"RULE ORDER\"",
        "hitPolicy=\"OUTPUT ORDER\"",
        "hitPolicy=\"COLLECT\"",
        "hitPolicy=\"COLLECT\" aggregation=\"SUM\"",
        "hitPolicy=\"COLLECT\" aggregation=\"COUNT\"",
        "hitPolicy=\"COLLECT\" aggregation=\"MIN\"",
        "hitPolicy=\"COLLECT\" aggregation=\"MAX\"",
    ];

    readonly Random random;
    readonly FeelDrawing feel;
    int count;

    DmnDrawing(Random random) => (this.random, feel) = (random, new(random));

    public static string Of(Random random) => new DmnDrawing(random).Model();

    string Model()
    {
        var decisions = random.Next(1, 4);
        var xml = new StringBuilder(
            $"""
            <definitions xmlns="{Versions[random.Next(Versions.Length)]}" name="fuzz" namespace="urn:fuzz" id="fuzz">
            <itemDefinition name="tNumbers" isCollection="true"><typeRef>number</typeRef></itemDefinition>
            <itemDefinition name="tLevel"><typeRef>string</typeRef><allowedValues><text>"low", "high"</text></allowedValues></itemDefinition>
            <itemDefinition name="tPerson"><itemComponent name="n"><typeRef>number</typeRef></itemComponent><itemComponent name="level"><typeRef>tLevel</typeRef></itemComponent></itemDefinition>
            <itemDefinition name="tSelf"><itemComponent name="next"><typeRef>tSelf</typeRef></itemComponent></itemDefinition>
            <itemDefinition name="tFunction"><functionItem outputTypeRef="number"><parameters name="x" typeRef="number"/></functionItem></itemDefinition>
            <inputData id="ia" name="a"><variable name="a" typeRef="number"/></inputData>
            <inputData id="is" name="s"><variable name="s"{Type()}/></inputData>
            <inputData id="ic" name="c"><variable name="c" typeRef="tPerson"/></inputData>
            <businessKnowledgeModel id="k" name="f"><variable name="f"/>{Requires("knowledge", decisions)}
              <encapsulatedLogic{(random.Next(8) == 0 ? " kind=\"Java\"" : "")}><formalParameter name="x"{Type()}/>{Box(
                2
            )}</encapsulatedLogic></businessKnowledgeModel>

            """
        );
        for (var i = 0; i < decisions; i++)
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<decision id=\"d{i}\" name=\"d{i}\"><variable name=\"d{i}\"{Type()}/>{Requires("information", decisions)}{Requires("knowledge", decisions)}{Box(3)}</decision>\n"
            );
        xml.Append(
            "<decisionService id=\"v\" name=\"service\"><outputDecision href=\"#d0\"/><inputDecision href=\"#d1\"/><inputData href=\"#ia\"/></decisionService></definitions>"
        );
        return xml.ToString();
    }

    string Requires(string kind, int decisions)
    {
        var xml = new StringBuilder();
        for (var times = random.Next(4); times > 0; times--)
            xml.Append(
                (kind, random.Next(5)) switch
                {
                    ("information", 0) => "<informationRequirement><requiredInput href=\"#ia\"/></informationRequirement>",
                    ("information", 1) => "<informationRequirement><requiredInput href=\"#is\"/></informationRequirement>",
                    ("information", 2) => "<informationRequirement><requiredInput href=\"#ic\"/></informationRequirement>",
                    // Circles are refused when they are met, not when they are read.
                    ("information", _) =>
                        $"<informationRequirement><requiredDecision href=\"#d{random.Next(decisions)}\"/></informationRequirement>",
                    (_, 0) => "<knowledgeRequirement><requiredKnowledge href=\"#v\"/></knowledgeRequirement>",
                    _ => "<knowledgeRequirement><requiredKnowledge href=\"#k\"/></knowledgeRequirement>",
                }
            );
        return xml.ToString();
    }

    string Type() => random.Next(2) == 0 ? "" : $" typeRef=\"{Types[random.Next(Types.Length)]}\"";

    string Id() => string.Create(CultureInfo.InvariantCulture, $"id=\"e{++count}\"");

    static string Text(string text) => $"<text>{SecurityElement.Escape(text)}</text>";

    string Box(int depth) =>
        (depth <= 0 ? 0 : random.Next(14)) switch
        {
            2 or 3 or 4 => Table(),
            5 =>
                $"<context {Id()}{Type()}>{Repeat(3, () => $"<contextEntry><variable name=\"{"abcxyz"[random.Next(6)]}\"{Type()}/>{Box(depth - 1)}</contextEntry>")}"
                    + (random.Next(2) == 0 ? "" : $"<contextEntry>{Box(depth - 1)}</contextEntry>")
                    + "</context>",
            6 =>
                $"<relation {Id()}><column name=\"n\"/><column name=\"m\"/>{Repeat(3, () => $"<row>{Literal()}{Literal()}</row>")}</relation>",
            7 => $"<list {Id()}{Type()}>{Repeat(4, () => Box(depth - 1))}</list>",
            8 =>
                $"<invocation {Id()}><literalExpression><text>{(random.Next(3) == 0 ? "service" : "f")}</text></literalExpression><binding><parameter name=\"{(random.Next(4) == 0 ? "y" : "x")}\"/>{Box(depth - 1)}</binding></invocation>",
            9 => $"<functionDefinition {Id()}><formalParameter name=\"x\"{Type()}/>{Box(depth - 1)}</functionDefinition>",
            10 => $"<filter {Id()}><in>{Box(depth - 1)}</in><match>{Box(depth - 1)}</match></filter>",
            11 => $"<conditional {Id()}><if>{Box(depth - 1)}</if><then>{Box(depth - 1)}</then><else>{Box(depth - 1)}</else></conditional>",
            12 => $"<for {Id()} iteratorVariable=\"i\"><in>{Box(depth - 1)}</in><return>{Box(depth - 1)}</return></for>",
            13 => Quantified(random.Next(2) == 0 ? "some" : "every", depth),
            _ => Literal(),
        };

    string Quantified(string kind, int depth) =>
        $"<{kind} {Id()} iteratorVariable=\"i\"><in>{Box(depth - 1)}</in><satisfies>{Box(depth - 1)}</satisfies></{kind}>";

    string Literal() => $"<literalExpression {Id()}{Type()}>{Text(feel.Expression(random.Next(4)))}</literalExpression>";

    string Table()
    {
        var (inputs, outputs) = (random.Next(1, 4), random.Next(1, 3));
        var names = (string[])["a", "s", "c.n", "a + 1", "d0"];
        var xml = new StringBuilder();
        xml.Append(CultureInfo.InvariantCulture, $"<decisionTable {Id()} {Policies[random.Next(Policies.Length)]}>");
        for (var i = 0; i < inputs; i++)
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<input {Id()}><inputExpression{Type()}>{Text(names[random.Next(names.Length)])}</inputExpression>{(random.Next(4) == 0 ? $"<inputValues>{Text(feel.Tests(1))}</inputValues>" : "")}</input>"
            );
        for (var i = 0; i < outputs; i++)
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<output {Id()} name=\"o{i}\"{Type()}>{(random.Next(3) == 0 ? "<outputValues><text>\"low\", \"high\", 1, 2</text></outputValues>" : "")}{(random.Next(4) == 0 ? $"<defaultOutputEntry>{Text("\"low\"")}</defaultOutputEntry>" : "")}</output>"
            );
        for (var rules = random.Next(6); rules > 0; rules--)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<rule {Id()}>");
            for (var i = 0; i < inputs; i++)
                xml.Append(CultureInfo.InvariantCulture, $"<inputEntry {Id()}>{Text(Cell())}</inputEntry>");
            for (var i = 0; i < outputs; i++)
                xml.Append(
                    CultureInfo.InvariantCulture,
                    $"<outputEntry {Id()}>{Text(random.Next(3) == 0 ? feel.Expression(1) : random.Next(4).ToString(CultureInfo.InvariantCulture))}</outputEntry>"
                );
            xml.Append("</rule>");
        }
        return xml.Append("</decisionTable>").ToString();
    }

    string Cell() =>
        random.Next(4) switch
        {
            0 => "-",
            1 => string.Create(CultureInfo.InvariantCulture, $"[{random.Next(5)}..{random.Next(9)})"),
            2 => string.Create(CultureInfo.InvariantCulture, $"{(random.Next(2) == 0 ? "<" : ">=")} {random.Next(5)}"),
            _ => feel.Tests(2),
        };

    string Repeat(int most, Func<string> make) => string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => make()));
}
