using System.Globalization;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Opening.Releasing;

/// <summary>How a chosen column is made from its item.</summary>
/// <param name="Sql">Over the files of the lake.</param>
sealed record ColumnPlan(DataItem Item, ColumnChoice Choice, ReleasedColumn Released, string Sql)
{
    public GateColumn ForGate => new(Item.Name, Item.Level, Item.Personal, Choice.Treatment is not Treatment.Keep);

    /// <returns>The plans in the order of the choices, or what is wrong with one.</returns>
    public static Outcome<IReadOnlyList<ColumnPlan>> Of(IReadOnlyList<ColumnChoice> choices, IReadOnlyList<DataItem> items)
    {
        if (choices.Count == 0)
            return new Fault("opening.no-columns", "请至少选择一个数据项。") { Field = "columns" };
        var plans = new List<ColumnPlan>();
        foreach (var choice in choices)
        {
            if (items.FirstOrDefault(item => item.Column == choice.Column) is not { } item)
                return Wrong($"目录里没有字段“{choice.Column}”。");
            if (plans.Any(plan => plan.Item == item))
                return Wrong($"“{item.Name}”选了两次。");
            if (Refuse(choice, item) is { } refused)
                return refused;
            plans.Add(new(item, choice, ReleasedOf(choice, item), Expression(choice)));
        }
        return plans;
    }

    static Fault? Refuse(ColumnChoice choice, DataItem item) =>
        choice.Treatment switch
        {
            Treatment.Prefix when item.Type is not ItemType.Text || choice.Size is < 1 or > 100 => Wrong(
                $"“{item.Name}”取前几位，要是文本，位数在 1 到 100 之间。"
            ),
            Treatment.Year or Treatment.Month when item.Type is not (ItemType.Date or ItemType.Moment) => Wrong(
                $"“{item.Name}”不是日期，不能只留年份或年月。"
            ),
            Treatment.Band when item.Type is not (ItemType.Integer or ItemType.Decimal) || choice.Size < 1 => Wrong(
                $"“{item.Name}”分段，要是数字，段宽是正整数。"
            ),
            _ => null,
        };

    static Fault Wrong(string detail) => new("opening.column", detail) { Field = "columns" };

    static string Expression(ColumnChoice choice)
    {
        var name = DuckDb.Name(choice.Column);
        return choice.Treatment switch
        {
            Treatment.Prefix => string.Create(CultureInfo.InvariantCulture, $"left({name}, {choice.Size})"),
            Treatment.Year => $"cast(year({name}) as bigint)",
            Treatment.Month => $"strftime({name}, '%Y-%m')",
            Treatment.Band => string.Create(CultureInfo.InvariantCulture, $"cast(floor({name} / {choice.Size}) * {choice.Size} as bigint)"),
            _ => name,
        };
    }

    static ReleasedColumn ReleasedOf(ColumnChoice choice, DataItem item) =>
        new(
            item.Column,
            choice.Treatment switch
            {
                Treatment.Prefix => $"{item.Name}（前 {choice.Size} 位）",
                Treatment.Year => $"{item.Name}（年）",
                Treatment.Month => $"{item.Name}（年月）",
                Treatment.Band => $"{item.Name}（每 {choice.Size} 一段）",
                _ => item.Name,
            },
            TypeOf(choice.Treatment, item.Type),
            choice.Treatment is Treatment.Keep
                ? item.Column
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{item.Column}~{choice.Treatment.ToString().ToLowerInvariant()}{choice.Size:#}"
                )
        );

    static string TypeOf(Treatment treatment, ItemType type) =>
        treatment switch
        {
            Treatment.Year or Treatment.Band => "integer",
            Treatment.Prefix or Treatment.Month => "string",
            _ => type switch
            {
                ItemType.Integer => "integer",
                ItemType.Decimal => "number",
                ItemType.Date => "date",
                ItemType.Moment => "datetime",
                ItemType.Flag => "boolean",
                _ => "string",
            },
        };
}
