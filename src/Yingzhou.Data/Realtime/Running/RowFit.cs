using Yingzhou.Data.Catalogue;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Realtime.Running;

/// <summary>Whether a row can be taken (可落地检查): what its dataset could never hold is kept apart with the evidence, instead of standing as something else.</summary>
sealed class RowFit(IReadOnlyDictionary<string, ItemType> types, int longestValue)
{
    static readonly string[] NoNumbers = ["NaN", "Infinity", "-Infinity"];

    /// <returns>What is wrong, or <c>null</c>.</returns>
    public string? Fault(RowChange change)
    {
        foreach (var (column, value) in change.Values)
        {
            if (value is null)
                continue;
            if (value.Length > longestValue)
                return $"{column} 有 {value.Length:N0} 个字符，超过 {longestValue:N0}";
            switch (types.GetValueOrDefault(column, ItemType.Text))
            {
                case ItemType.Integer or ItemType.Decimal when NoNumbers.Contains(value):
                    return $"{column} 的值 {value} 不是数";
                case ItemType.Date
                or ItemType.Moment when value is "infinity" or "-infinity" || value.EndsWith(" BC", StringComparison.Ordinal):
                    return $"{column} 的值 {value} 不是可以登记的日期";
            }
        }
        return null;
    }
}
