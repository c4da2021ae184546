using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security;
using System.Text.Json.Nodes;
using Yingzhou.Languages.Dmn;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Bench.Feel;

/// <summary>A table of twenty rules over three inputs, 首次命中: beside feelin's unary tests, rule by rule, and beside the same table as C#.</summary>
static class DmnBench
{
    static readonly string[] Kinds = ["养老", "医疗", "住房", "就业"];

    sealed record Rule(string Age, string Kind, string Income, string Level, int Amount);

    public static async Task<BenchTable> Run()
    {
        var rules = Rules(20);
        var lines = new List<BenchLine>();
        // The first rule, the one in the middle, and the last.
        foreach (
            var (name, age, kind, income) in (IEnumerable<(string, int, string, int)>)
                [
                    ("20 rules, first matches", 3, "养老", 500),
                    ("20 rules, 10th matches", 48, "医疗", 1800),
                    ("20 rules, last matches", 99, "就业", 9000),
                ]
        )
        {
            FeelContext inputs = new(("age", age), ("kind", kind), ("income", income));
            var peer = await NodePeer.Ask("feelin.mjs", new JsonArray(ForPeer(name, rules, age, kind, income)));
            var (ours, bytes) = Time(Model(rules), inputs);
            lines.Add(new(name, ours, (double?)peer?[0]?["nanoseconds"], ByHand(age, kind, income), bytes));
        }
        FeelContext last = new(("age", 99), ("kind", "就业"), ("income", 9000));
        var growth = Clock.Growth(
            "20 rules, none before the last",
            Time(Model(Rules(20)), last).Item1,
            Time(Model(Rules(40)), last).Item1,
            Time(Model(Rules(80)), last).Item1
        );
        return new(
            "DMN decision table",
            "feelin 8 (npm), unaryTest per cell",
            "hand-written C#",
            "≥ 200 × the peer, ≤ 3 × the limit's time",
            lines,
            [growth]
        );
    }

    static List<Rule> Rules(int count) =>
        [
            .. Enumerable
                .Range(0, count - 1)
                .Select(i => new Rule(
                    string.Create(CultureInfo.InvariantCulture, $"[{i * 5}..{(i * 5) + 5})"),
                    $"\"{Kinds[i % 4]}\", \"其他\"",
                    string.Create(CultureInfo.InvariantCulture, $"< {1000 + (i * 100)}"),
                    $"\"L{i}\"",
                    100 * i
                )),
            new("-", "-", "-", "\"none\"", 0),
        ];

    static (double, long) Time(DmnModel model, FeelContext inputs)
    {
        var decision = model.Decisions[0];
        Console.Error.WriteLine(model.Evaluate(decision, inputs).Value);
        return Clock.Time(turns =>
        {
            for (var i = 0; i < turns; i++)
                model.Evaluate(decision, inputs);
        });
    }

    static DmnModel Model(List<Rule> rules) =>
        DmnModel
            .Read(
                $"""
                <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="bench" namespace="urn:bench" id="bench">
                <inputData id="ia" name="age"><variable name="age" typeRef="number"/></inputData>
                <inputData id="ik" name="kind"><variable name="kind" typeRef="string"/></inputData>
                <inputData id="ii" name="income"><variable name="income" typeRef="number"/></inputData>
                <decision id="d" name="补贴"><variable name="补贴"/>
                  <informationRequirement><requiredInput href="#ia"/></informationRequirement>
                  <informationRequirement><requiredInput href="#ik"/></informationRequirement>
                  <informationRequirement><requiredInput href="#ii"/></informationRequirement>
                  <decisionTable id="t" hitPolicy="FIRST">
                    <input id="i1"><inputExpression typeRef="number"><text>age</text></inputExpression></input>
                    <input id="i2"><inputExpression typeRef="string"><text>kind</text></inputExpression></input>
                    <input id="i3"><inputExpression typeRef="number"><text>income</text></inputExpression></input>
                    <output id="o1" name="level" typeRef="string"/><output id="o2" name="amount" typeRef="number"/>
                    {string.Concat(
                    rules.Select(
                        (rule, i) =>
                            $"<rule id=\"r{i}\">{Entry(rule.Age)}{Entry(rule.Kind)}{Entry(rule.Income)}{Output(rule.Level)}{Output(rule.Amount.ToString(CultureInfo.InvariantCulture))}</rule>"
                    )
                )}
                  </decisionTable></decision></definitions>
                """
            )
            .Required;

    static string Entry(string cell) => $"<inputEntry><text>{SecurityElement.Escape(cell)}</text></inputEntry>";

    static string Output(string value) => $"<outputEntry><text>{SecurityElement.Escape(value)}</text></outputEntry>";

    static JsonObject ForPeer(string name, List<Rule> rules, int age, string kind, int income) =>
        new()
        {
            ["name"] = name,
            ["kind"] = "table",
            ["inputs"] = new JsonArray("age", "kind", "income"),
            ["context"] = new JsonObject
            {
                ["age"] = age,
                ["kind"] = kind,
                ["income"] = income,
            },
            ["rules"] = new JsonArray([
                .. rules.Select(rule => new JsonObject
                {
                    ["cells"] = new JsonArray(rule.Age, rule.Kind, rule.Income),
                    ["outputs"] = new JsonArray(rule.Level, rule.Amount.ToString(CultureInfo.InvariantCulture)),
                }),
            ]),
        };

    static double ByHand(decimal age, string kind, decimal income) =>
        Clock
            .Time(turns =>
            {
                for (var i = 0; i < turns; i++)
                    Subsidy(age, kind, income);
            })
            .Nanoseconds;

    sealed record Answer(string Level, decimal Amount);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static Answer Subsidy(decimal age, string kind, decimal income)
    {
        if (age >= 0 && age < 5 && kind is "养老" or "其他" && income < 1000)
            return new("L0", 0);
        if (age >= 5 && age < 10 && kind is "医疗" or "其他" && income < 1100)
            return new("L1", 100);
        if (age >= 10 && age < 15 && kind is "住房" or "其他" && income < 1200)
            return new("L2", 200);
        if (age >= 15 && age < 20 && kind is "就业" or "其他" && income < 1300)
            return new("L3", 300);
        if (age >= 20 && age < 25 && kind is "养老" or "其他" && income < 1400)
            return new("L4", 400);
        if (age >= 25 && age < 30 && kind is "医疗" or "其他" && income < 1500)
            return new("L5", 500);
        if (age >= 30 && age < 35 && kind is "住房" or "其他" && income < 1600)
            return new("L6", 600);
        if (age >= 35 && age < 40 && kind is "就业" or "其他" && income < 1700)
            return new("L7", 700);
        if (age >= 40 && age < 45 && kind is "养老" or "其他" && income < 1800)
            return new("L8", 800);
        if (age >= 45 && age < 50 && kind is "医疗" or "其他" && income < 1900)
            return new("L9", 900);
        if (age >= 50 && age < 55 && kind is "住房" or "其他" && income < 2000)
            return new("L10", 1000);
        if (age >= 55 && age < 60 && kind is "就业" or "其他" && income < 2100)
            return new("L11", 1100);
        if (age >= 60 && age < 65 && kind is "养老" or "其他" && income < 2200)
            return new("L12", 1200);
        if (age >= 65 && age < 70 && kind is "医疗" or "其他" && income < 2300)
            return new("L13", 1300);
        if (age >= 70 && age < 75 && kind is "住房" or "其他" && income < 2400)
            return new("L14", 1400);
        if (age >= 75 && age < 80 && kind is "就业" or "其他" && income < 2500)
            return new("L15", 1500);
        if (age >= 80 && age < 85 && kind is "养老" or "其他" && income < 2600)
            return new("L16", 1600);
        if (age >= 85 && age < 90 && kind is "医疗" or "其他" && income < 2700)
            return new("L17", 1700);
        if (age >= 90 && age < 95 && kind is "住房" or "其他" && income < 2800)
            return new("L18", 1800);
        return new("none", 0);
    }
}
