using Yingzhou.Languages.Dmn;
using Yingzhou.Languages.Dmn.Analysis;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Host.Fuzzing;

/// <summary>DMN models: read, every element evaluated with and without a trace, every table surveyed.</summary>
sealed class DmnFuzz : FuzzTarget
{
    static readonly DmnOptions Plain = new() { Feel = FeelFuzz.Narrow };
    static readonly DmnOptions Traced = Plain with { Trace = true };

    public override string Name => "dmn";

    public override IReadOnlyList<string> Seeds { get; } = [.. Enumerable.Range(1, 40).Select(seed => DmnDrawing.Of(new(seed)))];

    public override IReadOnlyList<string> Words { get; } =
    [
        "<literalExpression><text>a</text></literalExpression>",
        "<context>",
        "</context>",
        "<contextEntry>",
        "</contextEntry>",
        "<list>",
        "</list>",
        "<row>",
        "</row>",
        "<rule>",
        "</rule>",
        "<inputEntry><text>-</text></inputEntry>",
        "<outputEntry><text>1</text></outputEntry>",
        "<output name='o'/>",
        "<input/>",
        "<text>",
        "</text>",
        " typeRef='tPerson'",
        " isCollection='true'",
        " hitPolicy='COLLECT'",
        " aggregation='MAX'",
        " kind='PMML'",
        " href='#d0'",
        " href='urn:x#y'",
        " name='a-b'",
        " name=''",
        " expressionLanguage='x'",
        " iteratorVariable='i'",
        "<informationRequirement><requiredDecision href='#d0'/></informationRequirement>",
        "<import name='m' namespace='urn:m' importType='https://www.omg.org/spec/DMN/20230324/MODEL/'/>",
        "<itemDefinition name='t'><typeRef>t</typeRef></itemDefinition>",
        "<typeConstraint><text>count(?) &gt; 1</text></typeConstraint>",
        "<binding><parameter name='x'/></binding>",
        "<decision id='d9' name='d9'/>",
        "<variable/>",
        "<!-- c -->",
        "<![CDATA[",
        "]]>",
        "&lt;",
        "&#0;",
        "<!DOCTYPE x>",
        "<?pi?>",
        " xmlns:q='urn:q'",
        "<q:z/>",
        .. new FeelFuzz().Words.Select(word => System.Security.SecurityElement.Escape(word)!),
    ];

    public override string Draw(Random random) => DmnDrawing.Of(random);

    public override bool Check(string input)
    {
        var import = DmnModel.Read(input);
        Promise(import.Model is not null || import.Error is not null, "refused without a reason");
        if (import.Model is not { } model)
            return false;
        foreach (var decision in model.Decisions)
        {
            var result = model.Evaluate(decision, FeelFuzz.Variables, Plain);
            var traced = model.Evaluate(decision, FeelFuzz.Variables, Traced);
            if (!result.Problems.Any(problem => problem.Detail.Contains("time", StringComparison.Ordinal)))
                Promise(result.Value?.ToString() == traced.Value?.ToString(), "with a trace it is another value");
            if (decision.Table is { } table)
                CheckTable(table);
        }
        foreach (var service in model.Services)
            model.Invoke(service.Id, FeelFuzz.Variables, Plain).Value?.ToString();
        foreach (var knowledge in model.Knowledge)
            model.Invoke(knowledge.Id, new(("x", ChanceOf(input).Next(10))), Plain).Value?.ToString();
        return model.Problems.Count == 0;
    }

    static void CheckTable(DecisionTable table)
    {
        var analysis = TableAnalysis.Of(table);
        Promise(analysis.Gaps.All(gap => gap.Conditions.Count == table.Inputs.Count), "a gap has another number of columns than the table");
        Promise(analysis.Overlaps.All(overlap => overlap.First.Number < overlap.Second.Number), "an overlap is not in order");
    }
}
