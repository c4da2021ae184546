using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Backup;

/// <summary>Backs the city up into one file and makes it again from one.</summary>
public sealed class CityBackup
{
    readonly StorageOptions options;
    readonly SchemaUpgrade schema;
    readonly IDatabaseCopy database;
    readonly TimeProvider clock;

    internal CityBackup(IOptions<StorageOptions> options, SchemaUpgrade schema, IDatabaseCopy database, TimeProvider clock) =>
        (this.options, this.schema, this.database, this.clock) = (options.Value, schema, database, clock);

    /// <summary>The city may go on running. A file that is there already is not overwritten: it may be the only good one.</summary>
    public async Task<Outcome<BackupReport>> Save(string file, CancellationToken cancel = default)
    {
        if (File.Exists(file))
            return new Fault("backup.file-exists", $"{file} 已经存在，备份不会覆盖它，请换一个文件名。", 409);
        if (await database.IsEmpty(cancel))
            return new Fault("backup.nothing-there", "这里还没有城市数据，请检查数据目录或数据库连接。", 404);

        var unfinished = file + ".part";
        var staging = Directory.CreateDirectory($"{Path.GetFullPath(file)}.staging");
        try
        {
            var snapshot = Path.Combine(staging.FullName, BackupArchive.Database);
            await database.Save(snapshot, cancel);
            BackupManifest manifest;
            await using (var target = new FileStream(unfinished, BackupArchive.Private(FileMode.Create)))
                manifest = await BackupArchive.Write(
                    target,
                    [(BackupArchive.Database, snapshot), .. Kept(), .. await Lines(staging, cancel)],
                    Describe(await database.Scripts(cancel)),
                    cancel
                );
            File.Move(unfinished, file);
            var report = Report(manifest);
            new LastBackup(report.MadeAt, report.Bytes).Keep(options.Folder);
            return report;
        }
        finally
        {
            staging.Delete(recursive: true);
            File.Delete(unfinished);
        }
    }

    /// <summary>The city must not run. Nothing is touched before the whole archive has been verified.</summary>
    /// <param name="force">Replaces what is there.</param>
    public async Task<Outcome<BackupReport>> Restore(string file, bool force, CancellationToken cancel = default)
    {
        var read = await BackupArchive.ReadManifest(file, cancel);
        if (!read.Succeeded)
            return read.Fault;
        var manifest = read.Value;
        if (manifest.Kind != options.Kind.ToString())
            return new Fault(
                "backup.other-database",
                $"这个备份包来自 {manifest.Kind}，当前配置的是 {options.Kind}，不能互相恢复，请改用同类数据库。",
                409
            );
        if (manifest.Scripts.Except(schema.Known).FirstOrDefault() is { } unknown)
            return new Fault("backup.newer-schema", $"这个备份包的表结构比本程序新（{unknown}），请先升级程序。", 409);
        if (
            !force
            && !(await database.IsEmpty(cancel) && BackupArchive.Folders.All(folder => IsEmpty(Path.Combine(options.Folder, folder))))
        )
            return new Fault("backup.target-not-empty", "目标里已有数据。确认要用备份替换它，请加 --force。", 409);

        // Beside the target, so that moving into place is a renaming.
        Directory.CreateDirectory(options.Folder);
        var staging = Directory.CreateDirectory(Path.Combine(options.Folder, $"restoring-{Guid.CreateVersion7():N}"));
        try
        {
            if (await BackupArchive.Unpack(file, manifest, staging.FullName, cancel) is { } fault)
                return fault;
            await database.Load(Path.Combine(staging.FullName, BackupArchive.Database), cancel);
            foreach (var folder in BackupArchive.Folders)
                Replace(Path.Combine(options.Folder, folder), Path.Combine(staging.FullName, folder));
            return Report(manifest);
        }
        finally
        {
            staging.Delete(recursive: true);
        }
    }

    // After the snapshot of the records: files are stored before the records that name them and never change, so all it names is there.
    IEnumerable<(string Path, string File)> Kept() =>
        from folder in BackupArchive.Folders
        where folder != BackupArchive.Lines
        let root = Path.Combine(options.Folder, folder)
        where Directory.Exists(root)
        from file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let path = Path.GetRelativePath(options.Folder, file).Replace('\\', '/')
        // What is still being received may vanish under our hands, and nothing names it yet.
        where !path.StartsWith("files/incoming/", StringComparison.Ordinal) && !path.StartsWith("lake/.staging/", StringComparison.Ordinal)
        select (path, file);

    // A line's file is written to all the time, and what was committed last stands in its log. Restored, it may be behind what its source was told: the line then says so and stops.
    async Task<IReadOnlyList<(string Path, string File)>> Lines(DirectoryInfo staging, CancellationToken cancel)
    {
        var root = Path.Combine(options.Folder, BackupArchive.Lines);
        var copies = new List<(string Path, string File)>();
        if (!Directory.Exists(root))
            return copies;
        foreach (var file in Directory.EnumerateFiles(root, "*.db").Order(StringComparer.Ordinal))
        {
            var copy = Path.Combine(staging.FullName, $"{BackupArchive.Lines}-{Path.GetFileName(file)}");
            await new SqliteCopy(file).Save(copy, cancel);
            copies.Add(($"{BackupArchive.Lines}/{Path.GetFileName(file)}", copy));
        }
        return copies;
    }

    Func<IReadOnlyList<BackupEntry>, BackupManifest> Describe(IReadOnlyList<string> scripts) =>
        entries => new(BackupManifest.PresentFormat, options.Kind.ToString(), clock.GetUtcNow(), scripts, entries);

    static void Replace(string folder, string unpacked)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        if (Directory.Exists(unpacked))
            Directory.Move(unpacked, folder);
    }

    static bool IsEmpty(string folder) => !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();

    static BackupReport Report(BackupManifest manifest) =>
        new(manifest.MadeAt, manifest.Scripts.Count, manifest.Entries.Count, manifest.Entries.Sum(entry => entry.Size));
}

/// <param name="MadeAt">When the archive was made.</param>
/// <param name="Bytes">Of all entries, unpacked.</param>
public sealed record BackupReport(DateTimeOffset MadeAt, int Scripts, int Entries, long Bytes);
