using Npgsql;

namespace Yingzhou.Data.Realtime.Source;

/// <summary>How we connect to a source: always under the same settings, so that one value has one text, in the log, in a snapshot and in a comparison.</summary>
static class SourceAddress
{
    const string SameText = "-c datestyle=ISO,YMD -c intervalstyle=postgres -c timezone=UTC -c extra_float_digits=3 -c bytea_output=hex";

    /// <exception cref="ArgumentException">It is no connection string.</exception>
    public static string Of(string connection) =>
        new NpgsqlConnectionStringBuilder(connection)
        {
            Options = SameText,
            Pooling = false,
            Timeout = 10,
            CommandTimeout = 300,
            ApplicationName = "yingzhou-express",
        }.ToString();
}

/// <summary>A table by its schema and name.</summary>
readonly record struct TableName(string Schema, string Name)
{
    /// <returns><c>null</c> when it is not <c>schema.name</c>; without a schema it lies in <c>public</c>.</returns>
    public static TableName? Parse(string text) =>
        text.Split('.') switch
        {
            [{ Length: > 0 } name] => new("public", name),
            [{ Length: > 0 } schema, { Length: > 0 } name] => new(schema, name),
            _ => null,
        };

    public string Quoted => $"{Quote(Schema)}.{Quote(Name)}";

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public override string ToString() => $"{Schema}.{Name}";
}
