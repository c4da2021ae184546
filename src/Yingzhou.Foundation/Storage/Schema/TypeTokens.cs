namespace Yingzhou.Foundation.Storage.Schema;

/// <summary>What <c>$token$</c> in a schema script stands for on each database.</summary>
static class TypeTokens
{
    static readonly Dictionary<string, string> Sqlite = new()
    {
        ["id"] = "blob",
        ["instant"] = "integer",
        ["day"] = "text",
        ["json"] = "text",
        ["decimal"] = "text",
        ["bool"] = "integer",
        ["bytes"] = "blob",
        ["double"] = "real",
        ["long"] = "integer",
        // Rows live in the primary key's own tree: one write instead of two for tables that are only appended to and read by key. Only for rows below some 800 bytes: what is longer gets a page of its own there.
        ["compact"] = " without rowid",
    };

    static readonly Dictionary<string, string> PostgreSql = new()
    {
        ["id"] = "uuid",
        ["instant"] = "timestamptz",
        ["day"] = "date",
        ["json"] = "jsonb",
        ["decimal"] = "numeric",
        ["bool"] = "boolean",
        ["bytes"] = "bytea",
        ["double"] = "double precision",
        ["long"] = "bigint",
        ["compact"] = "",
    };

    public static Dictionary<string, string> For(DatabaseKind kind) => kind is DatabaseKind.Sqlite ? Sqlite : PostgreSql;
}
