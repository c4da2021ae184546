using System.Globalization;
using Microsoft.Data.Sqlite;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Spatial.Importing;

/// <summary>The features of a GeoPackage that holds one table of them (OGC 12-128r18). The file is somebody else's database: it is opened read-only and without extensions.</summary>
static class GeoPackage
{
    public static Outcome<ReadFile> Read(byte[] content)
    {
        var path = Path.Combine(Path.GetTempPath(), $"yz-{Guid.NewGuid():N}.gpkg");
        try
        {
            File.WriteAllBytes(path, content);
            using var database = new SqliteConnection(
                new SqliteConnectionStringBuilder
                {
                    DataSource = path,
                    Mode = SqliteOpenMode.ReadOnly,
                    Pooling = false,
                }.ToString()
            );
            database.Open();
            return Read(database);
        }
        catch (SqliteException)
        {
            return new Fault("spatial.geopackage", "不是有效的 GeoPackage，请重新导出。", 400) { Field = "file" };
        }
        finally
        {
            File.Delete(path);
        }
    }

    static Outcome<ReadFile> Read(SqliteConnection database)
    {
        List<(string Table, string Column, long Srs)> tables = [];
        using (var command = Ask(database, "select table_name, column_name, srs_id from gpkg_geometry_columns"))
        using (var rows = command.ExecuteReader())
            while (rows.Read())
                tables.Add((rows.GetString(0), rows.GetString(1), rows.GetInt64(2)));
        if (tables is not [var (table, column, srs)])
            return new Fault("spatial.geopackage-tables", $"GeoPackage 里应当有一个要素表，实际有 {tables.Count} 个，请分开导出。", 400)
            {
                Field = "file",
            };
        List<FileFeature> features = [];
        using (var command = Ask(database, $"select * from {Quoted(table)}"))
        using (var rows = command.ExecuteReader())
            while (rows.Read())
                features.Add(One(rows, column, features.Count + 1));
        var crs = NamedCrs.Of(string.Create(CultureInfo.InvariantCulture, $"EPSG:{srs}"));
        return new ReadFile(features, crs.Fault is null ? crs.Value : null);
    }

    static FileFeature One(SqliteDataReader row, string column, int number)
    {
        Dictionary<string, object> attributes = [];
        Outcome<Shape> shape = new Fault("spatial.geopackage-empty", "要素没有图形。") { Field = "geometry" };
        string? id = null;
        for (var i = 0; i < row.FieldCount; i++)
        {
            var name = row.GetName(i);
            if (string.Equals(name, column, StringComparison.OrdinalIgnoreCase))
            {
                if (row.GetValue(i) is byte[] blob)
                    shape = GeoPackageGeometry.Read(blob);
            }
            else if (row.GetValue(i) is string or long or double)
                attributes[name] = row.GetValue(i);
            if (name is "fid" or "id")
                id ??= Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture);
        }
        return new($"第 {number} 个要素", id, shape, attributes);
    }

    static SqliteCommand Ask(SqliteConnection database, string sql)
    {
        var command = database.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
