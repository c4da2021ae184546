using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Languages.Dmn;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

/// <summary>A clause as a released drawing says it (发布的条款).</summary>
/// <param name="PolicyId">The policy it belongs to.</param>
/// <param name="File">With the condition and the formula of the table.</param>
/// <param name="Quotes">The passages it stands on.</param>
sealed record ReleasedClause(string PolicyId, ClauseFile File, IReadOnlyList<string> Quotes);

/// <summary>
/// A clause as a decision table (DMN): a column for each condition, headed by the words of the policy, and the amount as its result; what else belongs to the clause (title, window,
/// budget) goes with it as extension elements. So one released text says everything, the rules engine evaluates it, and the designer can draw on it.
/// </summary>
static partial class PolicyTable
{
    public const string Prefix = "policy-clause-";

    static readonly XNamespace Dmn = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    static readonly XNamespace Di = "https://www.omg.org/spec/DMN/20191111/DMNDI/";
    static readonly XNamespace Dc = "http://www.omg.org/spec/DMN/20180521/DC/";
    static readonly XNamespace Own = "urn:yingzhou:policy";

    public static string KeyOf(string clause) => Prefix + clause;

    /// <param name="lines">In one of the forms of <see cref="LeafForm"/>.</param>
    public static string Write(string policyId, ClauseFile file, IReadOnlyList<RuleLine> lines, string basis)
    {
        var key = KeyOf(file.Id);
        var columns = lines
            .SelectMany(line => LeafForm.ParseLine(line.Feel).Value.Select(form => (Form: form, line.Quote)))
            .DistinctBy(column => column.Form.Feel)
            .ToList();
        var forms = columns.Select(column => column.Form).ToList();
        // What the amount needs is an input as well, or the engine would not see it.
        var facts = forms
            .Select(form => form.Fact)
            .Concat(FeelExpression.Parse(file.Benefit).Value?.Variables ?? [])
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var table = new XElement(
            Dmn + "decisionTable",
            new XAttribute("id", $"{key}-table"),
            new XAttribute("hitPolicy", "FIRST"),
            forms.Select(
                (form, index) =>
                    new XElement(
                        Dmn + "input",
                        new XAttribute("id", $"{key}-in{index + 1}"),
                        new XAttribute("label", columns[index].Quote.Length > 0 ? columns[index].Quote : form.Feel),
                        new XElement(
                            Dmn + "inputExpression",
                            new XAttribute("id", $"{key}-in{index + 1}-expression"),
                            new XAttribute("typeRef", form.Column.Type),
                            new XElement(Dmn + "text", form.Column.Expression)
                        )
                    )
            ),
            new XElement(
                Dmn + "output",
                new XAttribute("id", $"{key}-out"),
                new XAttribute("label", "金额（元，未封顶）"),
                new XAttribute("name", "amount"),
                new XAttribute("typeRef", "number")
            ),
            new XElement(Dmn + "annotation", new XAttribute("name", "原文")),
            Ways(lines).Select((way, index) => Row($"{key}-rule{index + 1}", forms, way, file.Benefit, lines))
        );
        var root = new XElement(
            Dmn + "definitions",
            new XAttribute("id", $"{key}-definitions"),
            new XAttribute("name", file.Title),
            new XAttribute("namespace", "urn:yingzhou:zhoushan"),
            new XElement(
                Dmn + "decision",
                new XAttribute("id", key),
                new XAttribute("name", file.Title),
                new XElement(Dmn + "description", $"{file.Summary}。依据：{basis}"),
                new XElement(
                    Dmn + "extensionElements",
                    new XElement(Own + "clause", new XAttribute("policy", policyId), JsonSerializer.Serialize(file, ContentJson.Options))
                ),
                new XElement(Dmn + "variable", new XAttribute("id", $"{key}-variable"), new XAttribute("name", file.Title)),
                facts.Select(fact => new XElement(
                    Dmn + "informationRequirement",
                    new XAttribute("id", $"{key}-needs-{fact}"),
                    new XElement(Dmn + "requiredInput", new XAttribute("href", $"#{key}-{fact}"))
                )),
                table
            ),
            facts.Select(fact => new XElement(
                Dmn + "inputData",
                new XAttribute("id", $"{key}-{fact}"),
                new XAttribute("name", fact),
                new XElement(Dmn + "variable", new XAttribute("id", $"{key}-{fact}-variable"), new XAttribute("name", fact))
            )),
            new XElement(
                Di + "DMNDI",
                new XElement(
                    Di + "DMNDiagram",
                    new XAttribute("id", $"{key}-diagram"),
                    Shape(key, 160, 80, 180, 80),
                    facts.Select((fact, index) => Shape($"{key}-{fact}", 60 + (index * 150), 240, 125, 45))
                )
            )
        );
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{root}";
    }

    /// <summary>Every way to meet all lines: of each line one alternative. A row of the table is one way; the first that is met pays.</summary>
    internal static IReadOnlyList<IReadOnlySet<string>> Ways(IReadOnlyList<RuleLine> lines)
    {
        IEnumerable<IReadOnlySet<string>> ways = [new HashSet<string>()];
        foreach (var line in lines)
            ways =
            [
                .. ways.SelectMany(way =>
                    LeafForm.ParseLine(line.Feel).Value.Select(form => (IReadOnlySet<string>)new HashSet<string>([.. way, form.Feel]))
                ),
            ];
        var all = ways.ToList();
        // A way that asks for more than another one is never the only one that is met.
        return
        [
            .. all.Where(
                (way, at) =>
                    !all.Where((other, place) => place != at && other.IsSubsetOf(way) && (other.Count < way.Count || place < at)).Any()
            ),
        ];
    }

    static XElement Row(
        string id,
        IReadOnlyList<LeafForm> forms,
        IReadOnlySet<string> way,
        string benefit,
        IReadOnlyList<RuleLine> lines
    ) =>
        new(
            Dmn + "rule",
            new XAttribute("id", id),
            forms.Select(
                (form, index) =>
                    new XElement(
                        Dmn + "inputEntry",
                        new XAttribute("id", $"{id}-in{index + 1}"),
                        new XElement(Dmn + "text", way.Contains(form.Feel) ? form.Column.Entry : "-")
                    )
            ),
            new XElement(Dmn + "outputEntry", new XAttribute("id", $"{id}-out"), new XElement(Dmn + "text", benefit)),
            new XElement(
                Dmn + "annotationEntry",
                new XElement(Dmn + "text", string.Join('；', lines.Select(line => line.Quote).Where(quote => quote.Length > 0)))
            )
        );

    /// <returns>A fault that says why the drawing is no clause.</returns>
    public static Outcome<ReleasedClause> Read(string xml, string key)
    {
        if (DmnModel.Read(xml).Model?.Decisions.FirstOrDefault(decision => decision.Id == key)?.Table is not { Rules.Count: > 0 } table)
            return Broken("没有有规则的决策表");
        if (Clause(xml, key) is not { } clause)
            return Broken("缺少条款信息（extensionElements 里的 clause）");
        var rules = table.Rules.Select(rule => (Condition: Condition(table, rule), Benefit: rule.OutputTexts[0])).ToList();
        var benefit = rules[^1].Benefit;
        foreach (var rule in rules.SkipLast(1).Reverse())
            benefit = rule.Benefit == benefit ? benefit : $"if {rule.Condition} then {rule.Benefit} else {benefit}";
        return new ReleasedClause(
            clause.Policy,
            clause.File with
            {
                Condition = rules.Count == 1 ? rules[0].Condition : string.Join(" or ", rules.Select(rule => $"({rule.Condition})")),
                Benefit = benefit,
            },
            [.. table.Rules.SelectMany(rule => rule.Annotations).Where(quote => quote.Length > 0).Distinct()]
        );
    }

    static (string Policy, ClauseFile File)? Clause(string xml, string key)
    {
        try
        {
            var element = XDocument
                .Parse(xml)
                .Descendants()
                .FirstOrDefault(one => one.Name.LocalName == "decision" && (string?)one.Attribute("id") == key)
                ?.Descendants(Own + "clause")
                .FirstOrDefault();
            return
                element is not null
                && (string?)element.Attribute("policy") is { } policy
                && JsonSerializer.Deserialize<ClauseFile>(element.Value, ContentJson.Options) is { } file
                ? (policy, file)
                : null;
        }
        catch (Exception unreadable) when (unreadable is XmlException or JsonException)
        {
            return null;
        }
    }

    static string Condition(DecisionTable table, TableRule rule)
    {
        var parts = table.Inputs.Zip(rule.InputTexts, (input, entry) => Leaf(input.Text.Trim(), entry.Trim())).OfType<string>().ToList();
        return parts.Count == 0 ? "true" : string.Join(" and ", parts);
    }

    static string? Leaf(string expression, string entry) =>
        entry switch
        {
            "" or "-" => null,
            "true" => expression,
            "false" => $"not({expression})",
            ['<' or '>', ..] when Single().IsMatch(entry) => $"{expression} {entry}",
            ['n', 'o', 't', '(', .. var inner, ')'] => $"not({Among(expression, inner)})",
            _ => Among(expression, entry),
        };

    static string Among(string expression, string entry) =>
        OneWord().IsMatch(entry) ? $"{expression} = {entry}" : $"{expression} in ({entry})";

    static XElement Shape(string of, int x, int y, int width, int height) =>
        new(
            Di + "DMNShape",
            new XAttribute("id", $"{of}-shape"),
            new XAttribute("dmnElementRef", of),
            new XElement(
                Dc + "Bounds",
                new XAttribute("height", height),
                new XAttribute("width", width),
                new XAttribute("x", x),
                new XAttribute("y", y)
            )
        );

    static Fault Broken(string why) => new("enterprise.broken-drawing", $"这张决策表不能作为政策条款：{why}。");

    [GeneratedRegex(@"^[<>]=? ?-?\d+(\.\d+)?$")]
    private static partial Regex Single();

    [GeneratedRegex("^\"[^\"]+\"$")]
    private static partial Regex OneWord();
}
