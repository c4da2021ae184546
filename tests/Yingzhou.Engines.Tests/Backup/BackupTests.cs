using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.DataProtection.Exporting;
using Yingzhou.Engines.Tests.Storage;
using Yingzhou.Foundation.Backup;
using Yingzhou.Foundation.Storage;
using Yingzhou.Foundation.Storage.Sqlite;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Backup;

public sealed class BackupTests(PostgresServer postgres) : IDisposable
{
    readonly DirectoryInfo shelf = Directory.CreateTempSubdirectory("yz-shelf-");

    string Archive => Path.Combine(shelf.FullName, "city.yzb");

    public void Dispose() => shelf.Delete(recursive: true);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_was_backed_up_is_there_again_and_what_came_after_is_not(DatabaseKind kind)
    {
        await using var city = await EmptyCity.Found(kind, postgres);
        await Launch(city, "浙定渔 1", "船证一");
        Succeed(await Save(city));
        await Launch(city, "浙定渔 2", "船证二");

        var unforced = await Restore(city, force: false);
        Succeed(await Restore(city, force: true));

        Assert.Equal("backup.target-not-empty", unforced.Fault?.Code);
        Assert.Equal(["浙定渔 1"], await Boats(city));
        Assert.Equal(["浙定渔 1"], Files(city));
        Assert.Empty(Directory.GetDirectories(city.Folder, "restoring-*"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_city_rises_again_on_another_machine_with_its_sealed_fields(DatabaseKind kind)
    {
        await using var city = await EmptyCity.Found(kind, postgres);
        await Launch(city, "浙普渔 7", "船证");
        Succeed(await Save(city));
        var connection = kind is DatabaseKind.PostgreSql ? await postgres.NewDatabase() : null;
        await using var elsewhere = EmptyCity.Unfounded(connection);

        Succeed(await Restore(elsewhere, force: false));

        // The personal field can only be read with the key that came along.
        Assert.Equal("虞阿伟", await elsewhere.Do<CityContext, string>(async c => (await c.Set<Boat>().SingleAsync()).Owner.Plain));
        Assert.Equal(["浙普渔 7"], Files(elsewhere));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_backup_from_before_both_keys_were_replaced_opens_after_it_is_restored(DatabaseKind kind)
    {
        await using var city = await EmptyCity.Found(kind, postgres);
        await Launch(city, "浙普渔 7", null);
        Succeed(await Save(city));
        Assert.Equal(2, await city.Do<PersonalCipher, int>(cipher => Task.FromResult(cipher.Keys.Rotate())));
        Assert.Equal(2, await city.Do<PersonalCipher, int>(cipher => Task.FromResult(cipher.Keys.RotateMaster())));
        Assert.Equal(2, await city.Do<ResealPersonal, int>(reseal => reseal.Run(default)));
        await Launch(city, "浙普渔 8", null);

        // On a machine that has never seen the newer keys.
        var connection = kind is DatabaseKind.PostgreSql ? await postgres.NewDatabase() : null;
        await using var elsewhere = EmptyCity.Unfounded(connection);
        Succeed(await Restore(elsewhere, force: false));

        Assert.Equal(
            ["虞阿伟"],
            await elsewhere.Do<CityContext, List<string>>(async c =>
                (await c.Set<Boat>().ToListAsync()).ConvertAll(boat => boat.Owner.Plain)
            )
        );
        // And the city that went on reads what either key sealed.
        Assert.Equal(
            2,
            (await city.Do<CityContext, List<Personal>>(c => c.Set<Boat>().Select(boat => boat.Owner).ToListAsync())).Count(one =>
                one.Plain == "虞阿伟"
            )
        );
    }

    [Fact]
    public async Task A_backup_holds_no_file_of_an_export_and_without_its_key_a_copy_of_one_says_nothing()
    {
        await using var city = await EmptyCity.Found(DatabaseKind.Sqlite, postgres);
        await Launch(city, "浙普渔 7", null);
        var id = Guid.CreateVersion7();
        await city.Do<ExportFiles, string>(files => Task.FromResult(files.Seal(id, "名单"u8.ToArray())));
        var copy = Path.Combine(shelf.FullName, "copy");
        var file = Directory.GetFiles(Path.Combine(city.Folder, "desk-exports")).Single();
        File.Copy(file, copy);
        await city.Do<ExportFiles, string>(files => Task.FromResult(files.Destroy(id)));
        Succeed(await Save(city));

        await using (var zip = await ZipFile.OpenReadAsync(Archive))
            Assert.DoesNotContain(zip.Entries, entry => entry.FullName.Contains("exports", StringComparison.Ordinal));
        File.Copy(copy, file);
        Assert.Null(await city.Do<ExportFiles, byte[]?>(files => Task.FromResult(files.Open(id))));
        Assert.DoesNotContain("名单", Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_while_steps_are_written_is_one_moment()
    {
        await using var city = await EmptyCity.Found(DatabaseKind.Sqlite, postgres);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var n = 0; !stop.IsCancellationRequested; n++)
                await Launch(city, $"船 {n}", null);
        });
        while ((await Boats(city)).Count < 3)
            await Task.Delay(5);

        Succeed(await Save(city));
        await stop.CancelAsync();
        await writing;
        var after = (await Boats(city)).Count;
        Succeed(await Restore(city, force: true));

        var restored = (await Boats(city)).Count;
        Assert.InRange(restored, 3, after);
        // Every boat with its history line, or neither.
        Assert.Equal(restored, await city.Do<CityContext, int>(c => c.Set<HistoryEntry>().CountAsync()));
    }

    [Fact]
    public async Task An_archive_of_the_other_database_is_refused_by_name()
    {
        await using var city = await EmptyCity.Found(DatabaseKind.Sqlite, postgres);
        Succeed(await Save(city));
        await using var other = EmptyCity.Unfounded(await postgres.NewDatabase());

        var refused = await Restore(other, force: true);

        Assert.Equal("backup.other-database", refused.Fault?.Code);
        Assert.Contains("Sqlite", refused.Fault!.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("database")]
    [InlineData("files/浙定渔 1")]
    public async Task A_changed_byte_is_noticed_before_anything_is_touched(string path)
    {
        await using var city = await EmptyCity.Found(DatabaseKind.Sqlite, postgres);
        await Launch(city, "浙定渔 1", "船证一");
        Succeed(await Save(city));
        await Replace(path, "改过的内容");

        var refused = await Restore(city, force: true);

        Assert.Equal("backup.damaged", refused.Fault?.Code);
        Assert.Equal(["浙定渔 1"], await Boats(city));
        Assert.Empty(Directory.GetDirectories(city.Folder, "restoring-*"));
    }

    [Theory]
    [InlineData("files/../../outside")]
    [InlineData("/outside")]
    [InlineData("elsewhere/file")]
    public async Task A_path_that_leads_out_of_the_city_is_refused(string path)
    {
        await using var city = await EmptyCity.Found(DatabaseKind.Sqlite, postgres);
        await Launch(city, "浙定渔 1", "船证一");
        Succeed(await Save(city));
        await Rename("files/浙定渔 1", path);

        Assert.Equal("backup.damaged", (await Restore(city, force: true)).Fault?.Code);
    }

    [Fact]
    public async Task An_archive_of_a_newer_program_is_refused()
    {
        await using var city = await EmptyCity.Found(DatabaseKind.Sqlite, postgres);
        Succeed(await Save(city));
        await EditManifest(text => text.Replace("0001-cases.sql", "0099-cases.sql", StringComparison.Ordinal));

        Assert.Equal("backup.newer-schema", (await Restore(city, force: true)).Fault?.Code);
    }

    [Fact]
    public async Task What_is_no_archive_is_said_to_be_none()
    {
        await using var city = await EmptyCity.Found(DatabaseKind.Sqlite, postgres);
        await File.WriteAllTextAsync(Archive, "不是压缩包");

        Assert.Equal("backup.not-an-archive", (await Restore(city, force: true)).Fault?.Code);
        Assert.Equal("backup.file-exists", (await Save(city)).Fault?.Code);
    }

    [Fact]
    public async Task Only_its_owner_may_read_an_archive()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Unix file modes");
            return;
        }
        await using var city = await EmptyCity.Found(DatabaseKind.Sqlite, postgres);

        Succeed(await Save(city));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Archive));
    }

    Task<Outcome<BackupReport>> Save(EmptyCity city) => city.Do<CityBackup, Outcome<BackupReport>>(backup => backup.Save(Archive));

    // The city stands still during a restore: nobody keeps the old database open.
    Task<Outcome<BackupReport>> Restore(EmptyCity city, bool force) =>
        city.Do<IServiceProvider, Outcome<BackupReport>>(of =>
        {
            of.GetRequiredService<SqliteConnections>().CloseIdle();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            return of.GetRequiredService<CityBackup>().Restore(Archive, force);
        });

    static async Task Launch(EmptyCity city, string name, string? paper)
    {
        if (paper is not null)
        {
            Directory.CreateDirectory(Path.Combine(city.Folder, "files"));
            await File.WriteAllTextAsync(Path.Combine(city.Folder, "files", name), paper);
        }
        await city.Do<CityContext, int>(async context =>
        {
            context.Add(Boat.Called(name));
            return await context.SaveChangesAsync();
        });
    }

    static Task<List<string>> Boats(EmptyCity city) =>
        city.Do<CityContext, List<string>>(context => context.Set<Boat>().OrderBy(boat => boat.Id).Select(boat => boat.Name).ToListAsync());

    static IEnumerable<string?> Files(EmptyCity city) => Directory.GetFiles(Path.Combine(city.Folder, "files")).Select(Path.GetFileName);

    async Task Replace(string path, string text)
    {
        await using var zip = await ZipFile.OpenAsync(Archive, ZipArchiveMode.Update);
        zip.GetEntry(path)!.Delete();
        await using var entry = await zip.CreateEntry(path).OpenAsync();
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text));
    }

    async Task Rename(string from, string to)
    {
        await using (var zip = await ZipFile.OpenAsync(Archive, ZipArchiveMode.Update))
        {
            await using var entry = await zip.CreateEntry(to).OpenAsync();
            await using var old = await zip.GetEntry(from)!.OpenAsync();
            await old.CopyToAsync(entry);
        }
        await EditManifest(text => text.Replace(System.Text.Json.JsonSerializer.Serialize(from).Trim('"'), to, StringComparison.Ordinal));
    }

    async Task EditManifest(Func<string, string> edit)
    {
        await using var zip = await ZipFile.OpenAsync(Archive, ZipArchiveMode.Update);
        string text;
        using (var reader = new StreamReader(await zip.GetEntry("manifest.json")!.OpenAsync()))
            text = await reader.ReadToEndAsync();
        zip.GetEntry("manifest.json")!.Delete();
        await using var entry = await zip.CreateEntry("manifest.json").OpenAsync();
        await entry.WriteAsync(Encoding.UTF8.GetBytes(edit(text)));
    }

    static void Succeed(Outcome<BackupReport> outcome) => Assert.True(outcome.Succeeded, outcome.Fault?.ToString());
}
