using Yingzhou.Languages.Dmn;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Pure.Tests.Dmn;

public class DmnModelTests
{
    [Theory]
    [InlineData("http://www.omg.org/spec/DMN/20151101/dmn.xsd")]
    [InlineData("http://www.omg.org/spec/DMN/20180521/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20191111/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20211108/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20230324/MODEL/")]
    public void Every_version_of_DMN_is_read(string version)
    {
        var xml = Given.Xml("""<decision id="d" name="d"><literalExpression id="l"><text>1 + 1</text></literalExpression></decision>""", version: version);

        Assert.Equal("2", DmnModel.Read(xml).Required.Evaluate("d", FeelContext.Empty).Value!.ToString());
    }

    [Theory]
    [InlineData("<definitions")]
    [InlineData("<definitions xmlns='urn:other'/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e 'x'>]><definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/'>&e;</definitions>")]
    public void What_is_not_a_model_is_refused_with_a_reason(string xml) => Assert.NotNull(DmnModel.Read(xml).Error);

    [Fact]
    public void An_imported_model_is_seen_under_the_name_of_the_import()
    {
        var shared = DmnModel.Read(Given.Xml(
            """
            <itemDefinition name="tAge"><typeRef>number</typeRef><allowedValues><text>[0..150]</text></allowedValues></itemDefinition>
            <inputData id="i" name="age"><variable name="age" typeRef="tAge"/></inputData>
            <businessKnowledgeModel id="k" name="is adult"><encapsulatedLogic><formalParameter name="a" typeRef="tAge"/>
              <literalExpression><text>a >= 18</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
            """,
            "urn:shared")).Required;

        var model = DmnModel.Read(
            Given.Xml("""
                <import name="common" namespace="urn:shared" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
                <decision id="d" name="d">
                  <informationRequirement><requiredInput href="urn:shared#i"/></informationRequirement>
                  <knowledgeRequirement><requiredKnowledge href="urn:shared#k"/></knowledgeRequirement>
                  <literalExpression><text>common.is adult(common.age)</text></literalExpression></decision>
                """),
            [shared]).Required;

        Assert.Empty(model.Problems);
        Assert.Equal("true", model.Evaluate("d", new(("age", 20))).Value!.ToString());
        Assert.Equal("false", model.Evaluate("d", new(("common", new FeelContext(("age", 2))))).Value!.ToString());
        Assert.Null(model.Evaluate("d", new(("age", 200))).Value);
    }

    [Fact]
    public void Decisions_that_require_each_other_in_a_circle_are_given_up()
    {
        var model = Given.Model("""
            <decision id="a" name="a"><informationRequirement><requiredDecision href="#b"/></informationRequirement><literalExpression><text>b</text></literalExpression></decision>
            <decision id="b" name="b"><informationRequirement><requiredDecision href="#a"/></informationRequirement><literalExpression><text>a</text></literalExpression></decision>
            """);

        Assert.Contains(model.Evaluate("a", FeelContext.Empty).Problems, problem => problem.Detail.Contains("requires itself", StringComparison.Ordinal));
    }

    [Fact]
    public void A_service_is_called_with_its_own_inputs()
    {
        var model = Given.Model("""
            <inputData id="x" name="x"><variable name="x" typeRef="number"/></inputData>
            <decision id="y" name="y"><informationRequirement><requiredInput href="#x"/></informationRequirement><literalExpression><text>x + 1</text></literalExpression></decision>
            <decision id="z" name="z"><informationRequirement><requiredDecision href="#y"/></informationRequirement><literalExpression><text>y * 2</text></literalExpression></decision>
            <decisionService id="s" name="s"><outputDecision href="#z"/><inputDecision href="#y"/></decisionService>
            """);

        Assert.Equal("4", model.Evaluate("z", new(("x", 1))).Value!.ToString());
        Assert.Equal("20", model.Invoke("s", new(("y", 10))).Value!.ToString());
    }

    [Fact]
    public void A_service_may_publish_a_decision_of_another_model_and_replace_its_input()
    {
        var other = DmnModel.Read(Given.Xml(
            """
            <inputData id="x" name="x"><variable name="x" typeRef="number"/></inputData>
            <decision id="y" name="y"><informationRequirement><requiredInput href="#x"/></informationRequirement><literalExpression><text>x + 1</text></literalExpression></decision>
            """,
            "urn:other")).Required;

        var model = DmnModel.Read(
            Given.Xml("""
                <import name="other" namespace="urn:other" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
                <decision id="z" name="z"><informationRequirement><requiredDecision href="urn:other#y"/></informationRequirement>
                  <literalExpression><text>other.y * 2</text></literalExpression></decision>
                <decisionService id="s" name="s"><outputDecision href="urn:other#y"/></decisionService>
                <decisionService id="t" name="t"><outputDecision href="#z"/><inputDecision href="urn:other#y"/></decisionService>
                """),
            [other]).Required;

        Assert.Equal("4", model.Invoke("s", new(("x", 3))).Value!.ToString());
        Assert.Equal("200", model.Invoke("t", new(("y", 100))).Value!.ToString());
    }

    [Fact]
    public void Names_with_operators_are_known_from_types_tables_and_entries()
    {
        var model = Given.Model("""
            <itemDefinition name="tPerson"><itemComponent name="first-name"><typeRef>string</typeRef></itemComponent></itemDefinition>
            <inputData id="p" name="person-1"><variable name="person-1" typeRef="tPerson"/></inputData>
            <decision id="e" name="e"><context><contextEntry><variable name="a/b"/><literalExpression><text>2</text></literalExpression></contextEntry></context></decision>
            <decision id="d" name="d">
              <informationRequirement><requiredInput href="#p"/></informationRequirement><informationRequirement><requiredDecision href="#e"/></informationRequirement>
              <literalExpression><text>person-1.first-name + string(e.a/b)</text></literalExpression></decision>
            """);

        Assert.Empty(model.Problems);
        Assert.Equal("李2", model.Evaluate("d", new(("person-1", new FeelContext(("first-name", "李"))))).Value!.ToString());
    }

    [Fact]
    public void The_trace_nests_the_decisions_that_were_needed()
    {
        var model = Given.Model("""
            <decision id="y" name="y"><literalExpression><text>7</text></literalExpression></decision>
            <decision id="z" name="z"><informationRequirement><requiredDecision href="#y"/></informationRequirement><literalExpression><text>y * 2</text></literalExpression></decision>
            """);

        var trace = model.Evaluate("z", FeelContext.Empty, new() { Trace = true }).Trace!;

        Assert.Equal(("z", "14"), (trace.ElementName, trace.Value!.ToString()));
        Assert.Equal(("y", "7"), (trace.Steps[0].ElementName, trace.Steps[0].Value!.ToString()));
    }

    [Fact]
    public void External_functions_are_refused()
    {
        var model = Given.Model("""
            <businessKnowledgeModel id="k" name="k"><encapsulatedLogic kind="Java"><formalParameter name="a"/>
              <context><contextEntry><variable name="class"/><literalExpression><text>"java.lang.System"</text></literalExpression></contextEntry></context>
            </encapsulatedLogic></businessKnowledgeModel>
            <decision id="d" name="d"><knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement><literalExpression><text>k(1)</text></literalExpression></decision>
            """);

        var result = model.Evaluate("d", FeelContext.Empty);

        Assert.Null(result.Value);
        Assert.Contains(result.Problems, problem => problem.Detail.Contains("external", StringComparison.Ordinal));
    }
}
