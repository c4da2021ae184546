using System.Text;

namespace Yingzhou.Kernel;

/// <summary>Reads CSV as <see cref="CsvLine"/> and spreadsheets write it: quotes, line breaks inside of them, a mark at the beginning. Small files, held in memory.</summary>
public static class CsvText
{
    const char Mark = '\ufeff';

    /// <returns>Every record, the header too; empty lines are none. What stands after an open quote belongs to its cell.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(string text)
    {
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        var between = Between(text);
        void End()
        {
            // The tab that keeps spreadsheets from reading a formula is no part of the value.
            row.Add(cell.ToString().TrimStart('\t'));
            cell.Clear();
        }
        void EndRow()
        {
            End();
            if (row.Count > 1 || row[0].Length > 0)
                rows.Add(row);
            row = [];
        }
        for (var at = text.StartsWith(Mark) ? 1 : 0; at < text.Length; at++)
        {
            var one = text[at];
            if (quoted && one == '"' && at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[++at]);
            else if (one == '"' && (quoted || cell.Length == 0))
                quoted = !quoted;
            else if (quoted)
                cell.Append(one);
            else if (one == between)
                End();
            else if (one == '\n')
                EndRow();
            else if (one != '\r')
                cell.Append(one);
        }
        if (cell.Length > 0 || row.Count > 0)
            EndRow();
        return rows;
    }

    // What was copied out of a spreadsheet has tabs; in quotes one may stand anywhere.
    static char Between(string text)
    {
        var (quoted, tabs) = (false, false);
        foreach (var one in text)
            if (one == '"')
                quoted = !quoted;
            else if (!quoted && one == ',')
                return ',';
            else if (!quoted && one == '\n')
                break;
            else
                tabs |= !quoted && one == '\t';
        return tabs ? '\t' : ',';
    }
}
