using System.Globalization;
using System.Text;

namespace Yingzhou.Kernel;

/// <summary>
/// A decision that a derived table may be less sensitive than what it is made of (降级决定), signed by who answers for it.
/// </summary>
/// <param name="Table">The derived table.</param>
/// <param name="To">What it shall be.</param>
/// <param name="SmallestCell">Persons or rows behind its smallest count; <c>null</c> when it was not measured.</param>
/// <param name="By">Who decided.</param>
/// <param name="Signature">SM2 over <see cref="Signed"/>.</param>
public sealed record LoweringDecision(string Table, DataLevel To, int? SmallestCell, string By, DateOnly On, byte[] Signature)
{
    public static LoweringDecision Sign(string table, DataLevel to, int? smallestCell, string by, DateOnly on, Sm2Key key) =>
        new(table, to, smallestCell, by, on, key.Sign(Text(table, to, smallestCell, by, on)));

    public bool IsGenuine(Sm2PublicKey key) => key.Verifies(Text(Table, To, SmallestCell, By, On), Signature);

    static byte[] Text(string table, DataLevel to, int? cell, string by, DateOnly on) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"lowering\n{table}\n{to}\n{cell}\n{by}\n{on:yyyy-MM-dd}"));
}

/// <summary>
/// The level of a table that is made of others (派生表定级): as sensitive as the most sensitive of them; less only by a signed decision, when no cell is so small that a person stands behind it.
/// Source: p15 R2; the least cell is the disclosure gate's (p05 R2).
/// </summary>
public static class DerivedLevel
{
    /// <summary>A cell of this size hides its persons, a smaller one does not.</summary>
    public const int LeastCell = 10;

    static readonly Fault NothingIn = new("protection.no-inputs", "没有说明派生表由哪些表得来，不能定级。") { Field = "inputs" };

    /// <param name="decision"><c>null</c>: nobody asks for less.</param>
    public static Outcome<DataLevel> Of(
        string table,
        IReadOnlyCollection<DataLevel> inputs,
        LoweringDecision? decision,
        Sm2PublicKey decider
    )
    {
        if (DataLevels.OfTable(inputs) is not { } joined)
            return NothingIn;
        if (decision is null || decision.To >= joined)
            return joined;
        if (decision.Table != table || !decision.IsGenuine(decider))
            return new Fault("protection.unsigned-lowering", $"降到 {decision.To} 的决定没有有效签名，派生表仍按 {joined} 管理。", 409);
        return decision.SmallestCell switch
        {
            null => new Fault("protection.unmeasured-cell", "没有测得最小单元格，不知道就不降级。") { Field = "smallestCell" },
            < LeastCell => new Fault(
                "protection.small-cell",
                $"最小单元格只有 {decision.SmallestCell}，少于 {LeastCell}，能认出个人，不能降级。请合并小类后重新汇总。"
            )
            {
                Field = "smallestCell",
            },
            _ => decision.To,
        };
    }
}
