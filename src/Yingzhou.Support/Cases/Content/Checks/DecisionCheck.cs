using System.Xml;
using System.Xml.Linq;
using Yingzhou.Foundation.Content;
using Yingzhou.Languages.Feel;

namespace Yingzhou.Support.Cases.Content;

/// <summary>
/// A decision table is called like its file, its cells are FEEL, and one that lists materials lists materials its item has, all of them
/// in some situation: a material nobody can ever need is a mistake in the table.
/// </summary>
sealed class DecisionCheck : IContentCheck<CasesContent>
{
    public IEnumerable<ContentProblem> Check(CasesContent content)
    {
        foreach (var (id, file) in content.Decisions)
        {
            if (DecisionTable.Read(file.Content, id) is not { } table)
            {
                yield return file.Problem("", $"不是合法的 DMN，或者没有标识为 {id} 的决策表");
                continue;
            }
            foreach (var (cell, error) in table.Broken())
                yield return file.Problem(cell, $"不是合法的 FEEL 表达式：{error}");
            foreach (var item in content.Items.Values.Where(item => item.MaterialsDecision == id))
            {
                var known = item.Materials.Select(material => material.Id).ToHashSet();
                foreach (var (cell, material) in table.Outputs.Where(output => !known.Contains(output.Value)))
                    yield return file.Problem(cell, $"事项 {item.Id} 没有材料 {material}");
                foreach (var never in known.Except(table.Outputs.Select(output => output.Value)))
                    yield return file.Problem("", $"材料 {never} 在任何情形下都不需要，事项 {item.Id} 里应删去或补上规则");
            }
        }
    }
}

/// <summary>What the check reads from a decision table; the rules engine reads and runs the whole.</summary>
sealed class DecisionTable
{
    static readonly XNamespace Dmn = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    readonly XElement decision;

    DecisionTable(XElement decision) => this.decision = decision;

    /// <summary>Output cells that are a plain text, by the id of the cell.</summary>
    public IReadOnlyList<(string Cell, string Value)> Outputs =>
        [.. Cells("outputEntry").Where(cell => cell.Text.StartsWith('"')).Select(cell => (cell.Id, cell.Text.Trim('"')))];

    public static DecisionTable? Read(string xml, string decisionId)
    {
        try
        {
            return XDocument.Parse(xml).Root?.Elements(Dmn + "decision").FirstOrDefault(element => (string?)element.Attribute("id") == decisionId) is { } found
                && found.Element(Dmn + "decisionTable") is not null
                ? new(found)
                : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public IEnumerable<(string Cell, string Error)> Broken() =>
        Cells("inputEntry").Select(cell => (cell.Id, FeelUnaryTests.Parse(cell.Text).Errors))
            .Concat(Cells("outputEntry").Concat(Cells("inputExpression")).Select(cell => (cell.Id, FeelExpression.Parse(cell.Text).Errors)))
            .Where(cell => cell.Errors.Count > 0)
            .Select(cell => (cell.Id, string.Join("；", cell.Errors)));

    IEnumerable<(string Id, string Text)> Cells(string name) => decision.Descendants(Dmn + name)
        .Select(cell => ((string?)cell.Attribute("id") ?? name, cell.Element(Dmn + "text")?.Value.Trim() ?? ""));
}
