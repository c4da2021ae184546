using System.Globalization;
using System.Text.Json.Nodes;
using Yingzhou.Apps.Services.NoVisit.Content;
using Yingzhou.Support.Rules;

namespace Yingzhou.Apps.Services.NoVisit.Identity;

/// <param name="Why">As the author of the table wrote it.</param>
public sealed record NeededLevel(AssuranceLevel Level, string Why);

/// <summary>The least level for an item, by the city's table <c>assurance-level</c> (事项核验等级, a07 §3).</summary>
sealed class ItemAssurance(NoVisitContent content, IRules rules)
{
    const string Decision = "assurance-level";

    public NeededLevel Of(string item)
    {
        // An item nobody has described is asked about with nothing known: the table answers for the unknown.
        var facts = content.Items.GetValueOrDefault(item);
        var answer = rules.Decide(
            Decision,
            new JsonObject
            {
                ["item"] = new JsonObject
                {
                    ["reversible"] = facts?.Reversible,
                    ["property"] = facts?.Property,
                    ["minor"] = facts?.Minor,
                    ["amount"] = facts?.Amount,
                },
            }
        );
        // Whole numbers come as long, others as decimal: both are read from their text.
        return
            int.TryParse(answer.Value?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 4
            ? new((AssuranceLevel)level, answer.Reasons is [var why, ..] ? why : "")
            : new(AssuranceLevel.L4, "核验等级表没有给出结果，按最高等级");
    }
}
