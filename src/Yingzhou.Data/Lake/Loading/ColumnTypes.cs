using Yingzhou.Data.Catalogue;

namespace Yingzhou.Data.Lake.Loading;

/// <summary>How the types of items stand in DuckDB.</summary>
static class ColumnTypes
{
    public static string Of(ItemType type) =>
        type switch
        {
            ItemType.Integer => "BIGINT",
            ItemType.Decimal => "DECIMAL(18,4)",
            ItemType.Date => "DATE",
            ItemType.Moment => "TIMESTAMP",
            ItemType.Flag => "BOOLEAN",
            _ => "VARCHAR",
        };

    public static string NameOf(ItemType type) =>
        type switch
        {
            ItemType.Integer => "整数",
            ItemType.Decimal => "数字",
            ItemType.Date => "日期",
            ItemType.Moment => "日期时间",
            ItemType.Flag => "“是”或“否”",
            _ => "文字",
        };

    /// <summary>Whether a typed source's column holds what the catalogue registers: any width of the same kind does.</summary>
    public static bool Holds(string registered, string arrived) => Kind(registered) == Kind(arrived);

    static string Kind(string type) =>
        type.ToUpperInvariant() switch
        {
            "BIGINT" or "INTEGER" or "SMALLINT" or "TINYINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" => "INTEGER",
            ['D', 'E', 'C', 'I', 'M', 'A', 'L', ..] or "DOUBLE" or "FLOAT" => "DECIMAL",
            ['T', 'I', 'M', 'E', 'S', 'T', 'A', 'M', 'P', ..] => "TIMESTAMP",
            ['V', 'A', 'R', 'C', 'H', 'A', 'R', ..] => "VARCHAR",
            var other => other,
        };

    /// <summary>The value of a text column as its type; <c>NULL</c> when it is none of it.</summary>
    public static string Convert(string text, ItemType type) =>
        type switch
        {
            ItemType.Integer => $"try_cast({text} as bigint)",
            ItemType.Decimal => $"try_cast(replace({text}, ',', '') as decimal(18,4))",
            ItemType.Date =>
                $"coalesce(try_cast({text} as date), cast(try_strptime({text}, ['%Y%m%d', '%Y/%m/%d', '%Y.%m.%d', '%Y年%m月%d日']) as date))",
            ItemType.Moment =>
                $"coalesce(try_cast({text} as timestamp), try_strptime({text}, ['%Y%m%d%H%M%S', '%Y/%m/%d %H:%M:%S', '%Y/%m/%d %H:%M', '%Y年%m月%d日 %H时%M分']))",
            ItemType.Flag =>
                $"case when lower({text}) in ('1', 'true', 'y', 'yes', '是') then true when lower({text}) in ('0', 'false', 'n', 'no', '否') then false end",
            _ => text,
        };
}
