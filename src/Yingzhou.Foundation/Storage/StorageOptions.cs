using System.ComponentModel.DataAnnotations;

namespace Yingzhou.Foundation.Storage;

public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>Where records are kept. One setting, <c>Storage:Connection</c>, moves the city from SQLite to PostgreSQL.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Folder of everything this installation owns: database file, uploaded files, keys.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>A PostgreSQL connection string; empty means SQLite in <see cref="Folder"/>.</summary>
    public string? Connection { get; set; }

    /// <summary>Socket of the key server that holds the key-encryption keys (<c>./yz keys serve</c>); empty means files in <see cref="Folder"/>.</summary>
    public string? KeyServer { get; set; }

    /// <summary>
    /// SQLite only. <c>true</c>: a commit survives a power cut (one fsync a step). <c>false</c>: it survives the death of the process, not of the
    /// machine; for replays and tests, whose input can be given again.
    /// </summary>
    public bool SurvivePowerCut { get; set; } = true;

    public DatabaseKind Kind => string.IsNullOrWhiteSpace(Connection) ? DatabaseKind.Sqlite : DatabaseKind.PostgreSql;

    public string SqliteFile => Path.Combine(Folder, "city.db");
}
