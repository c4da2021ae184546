using System.Globalization;
using System.Text.RegularExpressions;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Drafting;

enum LeafKind
{
    Limit,
    Truth,
    OneOf,
    Begins,
}

/// <summary>
/// A condition in one of the few forms a drafted rule may have (条件写法): each becomes a column of the decision table, and each can be made true and false on purpose, which is what
/// its test cases live on.
/// </summary>
/// <param name="Wanted">False when it is denied.</param>
/// <param name="Values">Of <see cref="LeafKind.OneOf"/>, or the one beginning.</param>
sealed partial record LeafForm(string Fact, LeafKind Kind, bool Wanted, string Sign, decimal Threshold, IReadOnlyList<string> Values)
{
    public static Outcome<LeafForm> Parse(string feel)
    {
        var text = feel.Trim();
        var denied = Denied().Match(text);
        if (denied.Success)
            return Parse(denied.Groups[1].Value) is { Succeeded: true, Value: { Kind: not LeafKind.Limit, Wanted: true } inner }
                ? inner with
                {
                    Wanted = false,
                }
                : Unknown(feel);
        if (Limit().Match(text) is { Success: true } limit)
            return new LeafForm(
                limit.Groups[1].Value,
                LeafKind.Limit,
                true,
                limit.Groups[2].Value,
                decimal.Parse(limit.Groups[3].Value, CultureInfo.InvariantCulture),
                []
            );
        if (Truth().Match(text) is { Success: true } truth)
            return new LeafForm(truth.Groups[1].Value, LeafKind.Truth, truth.Groups[2].Value != "false", "", 0, []);
        if (List().Match(text) is { Success: true } list)
            return new LeafForm(list.Groups[1].Value, LeafKind.OneOf, true, "", 0, Quoted(list.Groups[2].Value));
        if (Begins().Match(text) is { Success: true } begins)
            return new LeafForm(begins.Groups[1].Value, LeafKind.Begins, true, "", 0, [begins.Groups[2].Value]);
        return Unknown(feel);
    }

    /// <summary>A line of a rule: one condition, or alternatives joined by <c>or</c>.</summary>
    public static Outcome<IReadOnlyList<LeafForm>> ParseLine(string feel)
    {
        LeafForm[] forms = [];
        foreach (var part in feel.Split(" or "))
        {
            var form = Parse(part);
            if (form.Fault is { } fault)
                return fault;
            forms = [.. forms, form.Value];
        }
        return forms;
    }

    /// <summary>The column of a decision table: what it looks at, and what must be found there.</summary>
    public (string Expression, string Entry, string Type) Column =>
        Kind switch
        {
            LeafKind.Limit => (Fact, $"{Sign} {Number(Threshold)}", "number"),
            LeafKind.Truth => (Fact, Wanted ? "true" : "false", "boolean"),
            LeafKind.OneOf when Wanted => (Fact, Listed, "string"),
            LeafKind.OneOf => (Fact, $"not({Listed})", "string"),
            _ => ($"starts with({Fact}, \"{Values[0]}\")", Wanted ? "true" : "false", "boolean"),
        };

    /// <summary>As FEEL writes it.</summary>
    public string Feel =>
        Kind switch
        {
            LeafKind.Limit => $"{Fact} {Sign} {Number(Threshold)}",
            _ when !Wanted => $"not({(this with { Wanted = true }).Feel})",
            LeafKind.Truth => Fact,
            LeafKind.Begins => $"starts with({Fact}, {Listed})",
            _ => Values.Count == 1 ? $"{Fact} = {Listed}" : $"{Fact} in ({Listed})",
        };

    /// <returns><c>null</c> when the fact is not known, or is not of this kind.</returns>
    public bool? Holds(FeelValue? value) =>
        (Kind, value) switch
        {
            (LeafKind.Limit, FeelNumber number) => number.Value.ToDecimal() is { } known ? Holds(known) : null,
            (LeafKind.Truth, FeelBoolean truth) => truth.Value == Wanted,
            (LeafKind.OneOf, FeelString text) => Values.Contains(text.Value) == Wanted,
            (LeafKind.Begins, FeelString text) => text.Value.StartsWith(Values[0], StringComparison.Ordinal) == Wanted,
            _ => null,
        };

    public bool Holds(decimal value) =>
        Sign switch
        {
            "<" => value < Threshold,
            "<=" => value <= Threshold,
            ">" => value > Threshold,
            _ => value >= Threshold,
        };

    string Listed => string.Join(", ", Values.Select(value => $"\"{value}\""));

    static string Number(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    static IReadOnlyList<string> Quoted(string list) => [.. Words().Matches(list).Select(word => word.Groups[1].Value)];

    static Fault Unknown(string feel) =>
        new(
            "enterprise.leaf-form",
            $"“{feel}”不是一条单独的条件。每行写一条，几条满足一条即可的用 or 连起来，可用：staff >= 20、highTech、not(penalty12m)、sizeClass in (\"micro\", \"small\")、starts with(industryCode, \"C136\")。"
        );

    [GeneratedRegex(@"^not\((.*)\)$")]
    private static partial Regex Denied();

    [GeneratedRegex(@"^(\w+) ?(>=|<=|>|<) ?(-?\d+(?:\.\d+)?)$")]
    private static partial Regex Limit();

    [GeneratedRegex(@"^(\w+)(?: ?= ?(true|false))?$")]
    private static partial Regex Truth();

    [GeneratedRegex(@"^(\w+)(?: in \(| ?= ?)((?:""[^""]+""(?:, ?)?)+)\)?$")]
    private static partial Regex List();

    [GeneratedRegex(@"^starts with\((\w+), ?""([^""]+)""\)$")]
    private static partial Regex Begins();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Words();
}
