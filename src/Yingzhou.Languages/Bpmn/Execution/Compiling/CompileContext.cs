namespace Yingzhou.Languages.Bpmn;

/// <summary>Collects problems and parses texts while one process is compiled.</summary>
sealed class CompileContext(BpmnDefinitions definitions, IExpressions expressions)
{
    readonly Dictionary<string, ParsedExpression> parsed = new(StringComparer.Ordinal);

    public BpmnDefinitions Definitions => definitions;

    public List<BpmnProblem> Problems { get; } = [];

    public Dictionary<string, Node> Nodes { get; } = new(StringComparer.Ordinal);

    public List<Node> InOrder { get; } = [];

    public List<Flow> Flows { get; } = [];

    public void Refuse(string elementId, string rule, string message) => Problems.Add(new(elementId, rule, message));

    /// <summary>An expression without its leading <c>=</c>; <c>null</c> after a problem or for an absent text.</summary>
    public IExpression? Expression(string elementId, string? text)
    {
        if (text is null)
            return null;
        if (!parsed.TryGetValue(text, out var known))
            parsed[text] = known = expressions.Parse(text);
        if (known.Expression is null)
            Refuse(elementId, "expression", $"'{text}' cannot be read: {known.Problem}");
        return known.Expression;
    }

    /// <summary>A text as drawn: an expression when it begins with <c>=</c>.</summary>
    public TextValue? Text(string elementId, string? text) =>
        text switch
        {
            null => null,
            ['=', ..] => Expression(elementId, BpmnNames.Expression(text)) is { } expression ? new(null, expression) : null,
            _ => new(text, null),
        };
}
