using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Dmn;

/// <summary>What happens when several rules match (命中策略).</summary>
public enum HitPolicy { Unique, Any, Priority, First, RuleOrder, OutputOrder, Collect }

/// <summary>How collected outputs become one value.</summary>
public enum Aggregation { None, Sum, Count, Min, Max }

/// <summary>A decision table (决策表).</summary>
public sealed class DecisionTable
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public HitPolicy HitPolicy { get; init; }
    public Aggregation Aggregation { get; init; }
    public required IReadOnlyList<TableInput> Inputs { get; init; }
    public required IReadOnlyList<TableOutput> Outputs { get; init; }
    public required IReadOnlyList<TableRule> Rules { get; init; }
}

/// <summary>A column of conditions.</summary>
public sealed class TableInput
{
    internal TableInput(Node expression) => Expression = expression;

    public required string Text { get; init; }

    /// <summary>The texts of the values that may occur, where the column lists them.</summary>
    public string? AllowedText => Allowed?.Text;

    internal Node Expression { get; }
    internal FeelType Type { get; init; } = FeelType.Any;
    internal FeelUnaryTests? Allowed { get; init; }
}

/// <summary>A column of results.</summary>
public sealed class TableOutput
{
    public required string Name { get; init; }
    internal FeelType Type { get; init; } = FeelType.Any;
    internal FeelUnaryTests? Allowed { get; init; }
    internal Node? Default { get; init; }
}

/// <summary>A row.</summary>
public sealed class TableRule
{
    internal TableRule(UnaryTest[] tests, Node[] results) => (Tests, Results) = (tests, results);

    /// <summary>From one, as the table shows it.</summary>
    public required int Number { get; init; }
    public required string Id { get; init; }
    public string? Description { get; init; }
    public required IReadOnlyList<string> InputTexts { get; init; }
    public required IReadOnlyList<string> OutputTexts { get; init; }
    public IReadOnlyList<string> Annotations { get; init; } = [];
    internal UnaryTest[] Tests { get; }
    internal Node[] Results { get; }
}
