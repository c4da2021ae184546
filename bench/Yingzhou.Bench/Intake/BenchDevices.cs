using Microsoft.Data.Sqlite;

namespace Yingzhou.Bench.Intake;

/// <summary>Devices of a benchmark: copies of one of the demonstration's, with its secret, in the database of the city that runs.</summary>
static class BenchDevices
{
    public const string Secret = "123456";

    public static void Register(string database, string like, IReadOnlyList<string> codes)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=false;Default Timeout=60");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = """
            insert into perception_devices (id, region, version, created_at, created_by, updated_at, updated_by, code, name, product, unit, gateway, longitude, latitude, life, secret_hash)
            select $id, region, version, created_at, created_by, updated_at, updated_by, $code, $code, product, unit, gateway, longitude, latitude, life, secret_hash
            from perception_devices where code = $like
            """;
        var (id, code) = (insert.Parameters.Add("$id", SqliteType.Text), insert.Parameters.Add("$code", SqliteType.Text));
        insert.Parameters.AddWithValue("$like", like);
        foreach (var one in codes)
        {
            (id.Value, code.Value) = (Guid.CreateVersion7().ToString().ToUpperInvariant(), one);
            if (insert.ExecuteNonQuery() != 1)
                throw new InvalidOperationException($"The demonstration has no device {like}");
        }
        transaction.Commit();
    }
}
