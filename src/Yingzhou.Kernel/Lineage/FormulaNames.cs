using System.Text.RegularExpressions;

namespace Yingzhou.Kernel;

/// <summary>What a formula of an indicator names (公式引用): <c>share(service-case.bjsj, service-case.sjsj)</c> names two columns of one dataset. Lineage follows from the formula, not from a list beside it (p11 R4).</summary>
public static partial class FormulaNames
{
    [GeneratedRegex(@"(?<![\w./-])(?<dataset>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.(?<column>[a-z][a-z0-9_]*)(?![\w./-])")]
    static partial Regex Name { get; }

    /// <returns>Each pair once, in the order of the formula.</returns>
    public static IReadOnlyList<(string Dataset, string Column)> Of(string formula) =>
        [.. Name.Matches(formula).Select(match => (match.Groups["dataset"].Value, match.Groups["column"].Value)).Distinct()];
}
