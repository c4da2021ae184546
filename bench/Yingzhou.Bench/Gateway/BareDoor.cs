using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Yingzhou.Data.Lake;
using Yingzhou.Kernel;

namespace Yingzhou.Bench.Gateway;

/// <summary>The limits: an endpoint that answers at once, and one that does by hand what a call cannot do without.</summary>
sealed class BareDoor : IAsyncDisposable
{
    readonly WebApplication app;
    readonly SqliteConnection journal;
    readonly ConcurrentBag<DuckDBConnection> readers = [];
    readonly SemaphoreSlim turns = new(Math.Max(2, Environment.ProcessorCount));
    readonly Lock writer = new();
    readonly Sm2Key signer = Sm2Key.Generate();
    readonly byte[] secret;
    readonly string select;

    BareDoor(WebApplication app, string folder, IReadOnlyList<string> files, IReadOnlyList<string> columns, byte[] secret)
    {
        this.app = app;
        this.secret = secret;
        select = $"select {string.Join(", ", columns)} from {DuckDb.Files(files)} where tyshxydm = $p0 limit 2";
        journal = new($"Data Source={Path.Combine(folder, "bare.db")}");
        journal.Open();
        Write("pragma journal_mode = wal; pragma synchronous = full; create table calls (id text primary key, hash text, answer text)");
    }

    public Uri Address => new(app.Urls.First());

    public static async Task<BareDoor> Start(string folder, IReadOnlyList<string> files, IReadOnlyList<string> columns, byte[] secret)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var door = new BareDoor(app, folder, files, columns, secret);
        var nothing = """{"rows":[]}"""u8.ToArray();
        app.MapPost("/nothing", () => Results.Bytes(nothing, "application/json"));
        app.MapPost("/by-hand", (Delegate)door.ByHand);
        await app.StartAsync();
        return door;
    }

    async Task<IResult> ByHand(HttpContext http)
    {
        using var kept = new MemoryStream();
        await http.Request.Body.CopyToAsync(kept);
        var headers = http.Request.Headers;
        var signed = new SignedRequest(
            "POST",
            http.Request.Path,
            "",
            headers["YZ-Grant"]!,
            headers["YZ-Purpose"]!,
            headers["YZ-Nonce"]!,
            long.Parse(headers["YZ-Timestamp"]!, CultureInfo.InvariantCulture),
            kept.ToArray()
        );
        if (!signed.IsSignedBy(secret, Convert.FromHexString(headers["YZ-Signature"]!)))
            return Results.Unauthorized();
        Write("insert into calls (id, hash) values ($id, $value)", signed.Nonce, signed.Hash);
        using var json = JsonDocument.Parse(signed.Body);
        var body = JsonSerializer.SerializeToUtf8Bytes(
            await Read(json.RootElement.GetProperty("filter").GetProperty("eq")[1].GetString()!)
        );
        var hash = Convert.ToHexStringLower(Sm3.Hash(body));
        http.Response.Headers["YZ-Response-Signature"] = Convert.ToHexStringLower(
            signer.Sign(AnswerEvidence.Of(hash, signed.Hash, signed.Grant, 1))
        );
        Write("update calls set answer = $value where id = $id", signed.Nonce, hash);
        return Results.Bytes(body, "application/json");
    }

    async Task<List<object?[]>> Read(string number)
    {
        await turns.WaitAsync();
        try
        {
            if (!readers.TryTake(out var connection))
            {
                connection = new("DataSource=:memory:");
                connection.Open();
                DuckDb.Run(connection, "set threads=1; set parquet_metadata_cache=true");
            }
            using var command = connection.CreateCommand();
            command.CommandText = select;
            command.Parameters.Add(new DuckDBParameter("p0", number));
            var rows = new List<object?[]>();
            using (var reader = command.ExecuteReader())
                while (reader.Read())
                {
                    var row = new object?[reader.FieldCount];
                    reader.GetValues(row!);
                    rows.Add([.. row.Select(value => value is DBNull ? null : Convert.ToString(value, CultureInfo.InvariantCulture))]);
                }
            readers.Add(connection);
            return rows;
        }
        finally
        {
            turns.Release();
        }
    }

    void Write(string sql, string id = "", string value = "")
    {
        lock (writer)
        {
            using var command = journal.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddWithValue("$id", id);
            command.Parameters.AddWithValue("$value", value);
            command.ExecuteNonQuery();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        foreach (var reader in readers)
            reader.Dispose();
        await journal.DisposeAsync();
        turns.Dispose();
    }
}
