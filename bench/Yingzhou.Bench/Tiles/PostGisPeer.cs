using System.Diagnostics;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Yingzhou.Host.Torture;
using Yingzhou.Kernel;

namespace Yingzhou.Bench.Tiles;

/// <summary>
/// PostGIS as a city would set it up: shapes in the projection of the tiles with an index, one prepared statement of ST_AsMVTGeom and ST_AsMVT for each tile. The time of an empty question over the
/// same connection is taken off, because ours is asked without a socket.
/// </summary>
sealed class PostGisPeer(ScratchPostgres postgres, NpgsqlConnection connection, double roundTrip) : IAsyncDisposable
{
    const string Question = """
        select st_asmvt(found, 'islands', 4096, 'shown') from (
          select id, n, st_asmvtgeom(shape, st_tileenvelope($1, $2, $3), 4096, 64, true) as shown
          from shapes where shape && st_tileenvelope($1, $2, $3, margin => 64.0 / 4096)
        ) found where shown is not null
        """;

    // Metres around the sphere of the projection (EPSG:3857).
    const double Equator = 2 * Math.PI * 6_378_137;

    // As ours: an eighth of a tile together, from level 14 each for itself.
    const string Together = """
        select st_asmvt(found, 'vessels', 4096, 'shown') from (
          select count(*) as count, st_asmvtgeom(st_setsrid(st_makepoint(avg(st_x(place)), avg(st_y(place))), 3857), tile, 4096, 0, true) as shown
          from points, st_tileenvelope($1, $2, $3) tile where place && tile
          group by tile, floor((st_x(place) - st_xmin(tile)) / ((st_xmax(tile) - st_xmin(tile)) / 8)), floor((st_y(place) - st_ymin(tile)) / ((st_ymax(tile) - st_ymin(tile)) / 8))
        ) found where shown is not null
        """;

    const string Apart = """
        select st_asmvt(found, 'vessels', 4096, 'shown') from (
          select id, st_asmvtgeom(place, tile, 4096, 0, true) as shown from points, st_tileenvelope($1, $2, $3) tile where place && tile
        ) found where shown is not null
        """;

    /// <returns><c>null</c> where PostgreSQL or PostGIS is not installed.</returns>
    public static async Task<PostGisPeer?> Start(IEnumerable<ShapeFeature> features)
    {
        if (await ScratchPostgres.Start() is not { } postgres)
            return null;
        var connection = new NpgsqlConnection(postgres.Connection("postgres", "owner"));
        await connection.OpenAsync();
        try
        {
            await Do(connection, "create extension postgis");
        }
        catch (PostgresException)
        {
            await connection.DisposeAsync();
            await postgres.DisposeAsync();
            return null;
        }
        await Do(connection, "create table shapes (id text, n text, shape geometry)");
        await using (
            var insert = new NpgsqlCommand("insert into shapes select $1, $2, st_transform(st_geomfromtext($3, 4326), 3857)", connection)
        )
        {
            var (id, name, shape) = (Text(insert), Text(insert), Text(insert));
            foreach (var feature in features)
            {
                (id.Value, name.Value, shape.Value) = (
                    feature.Id,
                    feature.Attributes.TryGetValue("n", out var known) ? $"{known}" : "",
                    feature.Shape.ToWkt()
                );
                await insert.ExecuteNonQueryAsync();
            }
        }
        await Do(connection, "create index on shapes using gist (shape)");
        await Do(connection, "vacuum analyze shapes");
        await using var nothing = new NpgsqlCommand("select 1", connection);
        await nothing.PrepareAsync();
        var times = new double[400];
        for (var i = 0; i < times.Length; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await nothing.ExecuteScalarAsync();
            times[i] = Stopwatch.GetElapsedTime(begun).TotalMicroseconds;
        }
        return new(postgres, connection, times.Order().ElementAt(times.Length / 2));
    }

    /// <returns>Seconds to move all of them once.</returns>
    public async Task<double> Place(IEnumerable<MovingPoint> moving)
    {
        await Do(connection, "create table if not exists points (id text, place geometry(point, 3857)); truncate points");
        await using (var into = await connection.BeginTextImportAsync("copy points from stdin"))
            foreach (var one in moving)
            {
                var (column, row) = TileGrid.WebMercatorQuad.Place(one.At, 0);
                await into.WriteAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{one.Key}\tSRID=3857;POINT({(column - 0.5) * Equator} {(0.5 - row) * Equator})\n"
                    )
                );
            }
        await Do(connection, "create index if not exists points_place on points using gist (place)");
        await Do(connection, "vacuum analyze points");
        var begun = Stopwatch.GetTimestamp();
        await Do(connection, "update points set place = st_translate(place, 1, 1)");
        var moved = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await Do(connection, "vacuum analyze points");
        return moved;
    }

    public Task<(double[] Times, long Bytes)> CutShapes(IReadOnlyList<TileAddress> tiles) => Cut(Question, tiles);

    public Task<(double[] Times, long Bytes)> CutPoints(IReadOnlyList<TileAddress> tiles) =>
        Cut(tiles[0].Zoom >= MovingPoints.SingleFrom ? Apart : Together, tiles);

    /// <returns>Microseconds of each tile, the bytes of all.</returns>
    async Task<(double[] Times, long Bytes)> Cut(string question, IReadOnlyList<TileAddress> tiles)
    {
        await using var ask = new NpgsqlCommand(question, connection);
        var place = Enumerable.Range(0, 3).Select(_ => ask.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Integer })).ToArray();
        await ask.PrepareAsync();
        var times = new double[tiles.Count];
        var bytes = 0L;
        for (var i = 0; i < tiles.Count; i++)
        {
            (place[0].Value, place[1].Value, place[2].Value) = (tiles[i].Zoom, (int)tiles[i].Column, (int)tiles[i].Row);
            var begun = Stopwatch.GetTimestamp();
            bytes += ((byte[])(await ask.ExecuteScalarAsync())!).Length;
            times[i] = Math.Max(1, Stopwatch.GetElapsedTime(begun).TotalMicroseconds - roundTrip);
        }
        return (times, bytes);
    }

    static NpgsqlParameter Text(NpgsqlCommand command) => command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Text });

    static async Task Do(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await postgres.DisposeAsync();
    }
}
