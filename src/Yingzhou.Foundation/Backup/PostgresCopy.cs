using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Yingzhou.Foundation.Backup;

/// <summary>By PostgreSQL's own programs: <c>pg_dump</c> in custom format and <c>pg_restore</c>.</summary>
sealed class PostgresCopy(string connectionString) : IDatabaseCopy
{
    readonly NpgsqlConnectionStringBuilder server = new(connectionString);

    public Task Save(string file, CancellationToken cancel) =>
        Run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--schema=public", $"--file={file}"], cancel);

    public async Task<IReadOnlyList<string>> Scripts(CancellationToken cancel)
    {
        await using var data = NpgsqlDataSource.Create(connectionString);
        await using var command = data.CreateCommand("select scriptname from kept_schema order by scriptname");
        var scripts = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            scripts.Add(reader.GetString(0));
        return scripts;
    }

    public async Task<bool> IsEmpty(CancellationToken cancel)
    {
        await using var data = NpgsqlDataSource.Create(connectionString);
        await using var command = data.CreateCommand("select not exists (select from pg_tables where schemaname = 'public')");
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    public async Task Load(string file, CancellationToken cancel)
    {
        // The archive brings the schema itself; dropping it takes along tables that are newer than the archive.
        await using (var data = NpgsqlDataSource.Create(connectionString))
        await using (var command = data.CreateCommand("drop schema if exists public cascade"))
            await command.ExecuteNonQueryAsync(cancel);
        await Run("pg_restore", ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", file], cancel);
    }

    async Task Run(string program, IEnumerable<string> arguments, CancellationToken cancel)
    {
        string[] where =
        [
            $"--host={server.Host}",
            $"--port={server.Port.ToString(CultureInfo.InvariantCulture)}",
            $"--username={server.Username}",
            $"--dbname={server.Database}",
            "--no-password",
        ];
        var start = new ProcessStartInfo(Find(program), [.. where, .. arguments]) { RedirectStandardError = true };
        if (server.Password is { } password)
            start.Environment["PGPASSWORD"] = password;
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {said}");
    }

    /// <summary>On the path, or where Debian keeps each version; the newest there, because a program reads servers up to its own version.</summary>
    static string Find(string program)
    {
        const string debian = "/usr/lib/postgresql";
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        var versions = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).OrderByDescending(Version).Select(version => Path.Combine(version, "bin"))
            : [];
        return versions.Concat(path).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{program} is neither on the path nor below {debian}: install the PostgreSQL client programs");
    }

    static int Version(string folder) => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
