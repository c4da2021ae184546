using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;
using Yingzhou.Data.Collection;
using Yingzhou.Data.Lake;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Outgoing;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>数据采集 from real databases and a real interface: by plan, resumed where it broke off, whole or not at all.</summary>
public sealed class CollectionTests(PostgresServer postgres, CityTemplate template) : IDisposable
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yz-collected-");

    static readonly RegisterSource Harbour = new(
        "harbour",
        "休渔点检",
        "ocean-fisheries",
        "fishing-moratorium",
        SourceKind.Sqlite,
        "fishery.db",
        null,
        "harbour_check",
        "id",
        40,
        new(10, null)
    );

    async Task<CityUnderTest> City(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var city = await CityUnderTest.On(Monday, kind, template);
        await city.Do<IOptions<CollectionOptions>, int>(options =>
        {
            options.Value.Folders.Add(folder.FullName);
            options.Value.PageTime = TimeSpan.FromSeconds(1);
            return Task.FromResult(0);
        });
        return city;
    }

    static async Task Register(CityUnderTest city, RegisterSource request) => CityUnderTest.Succeed(await Try(city, request));

    static Task<Outcome<CollectionSource>> Try(CityUnderTest city, RegisterSource request) =>
        city.Do<ICollection, Outcome<CollectionSource>>(collection =>
            collection.Register(request, city.Official("dai-yong", "big-data/platform-admin"))
        );

    static async Task<CollectionRun> Run(CityUnderTest city, string code = "harbour")
    {
        var run = await city.Do<ICollection, Outcome<CollectionRun>>(collection =>
            collection.RunNow(code, city.Official("dai-yong", "big-data/platform-admin"))
        );
        CityUnderTest.Succeed(run);
        return run.Value;
    }

    static Task<Outcome<LakeVersion>> Newest(CityUnderTest city) =>
        city.Do<ILake, Outcome<LakeVersion>>(lake => lake.Version("fishing-moratorium"));

    string Fishery(int rows, string more = "")
    {
        var file = Path.Combine(folder.FullName, "fishery.db");
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "create table if not exists harbour_check (id integer primary key, cm text, mmsi text, gkmc text, djsj text);"
            + $"with recursive n(i) as (select 1 union all select i + 1 from n where i < {rows}) "
            + "insert or replace into harbour_check select i, '浙普渔' || i, '41240' || i, '沈家门', '2026-05-01 09:00:00' from n;"
            + more;
        command.ExecuteNonQuery();
        return file;
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_file_of_a_department_is_collected_by_plan_and_the_same_rows_make_no_new_version(DatabaseKind kind)
    {
        await using var city = await City(kind);
        Fishery(101);
        await Register(city, Harbour);

        Assert.Equal(1, await city.Do<ICollection, int>(collection => collection.RunDue()));
        Assert.Equal(0, await city.Do<ICollection, int>(collection => collection.RunDue()));
        var first = (await city.Do<ICollection, IReadOnlyList<CollectionRun>>(collection => collection.Runs("harbour")))[0];
        Assert.Equal((CollectionState.Loaded, 101, 3, 1), (first.State, first.Rows, first.Pages, first.Number));
        Assert.Equal(101, (await Newest(city)).Value.Load.Rows);

        city.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await city.Do<ICollection, int>(collection => collection.RunDue()));
        Assert.Equal(
            CollectionState.Unchanged,
            (await city.Do<ICollection, IReadOnlyList<CollectionRun>>(collection => collection.Runs("harbour")))[0].State
        );

        Fishery(102);
        Assert.Equal((CollectionState.Loaded, 2), ((await Run(city)).State, (await Newest(city)).Value.Load.Number));
    }

    [Fact]
    public async Task A_database_and_a_query_are_read_in_pages_without_being_able_to_write()
    {
        await using var city = await City();
        var source = await postgres.NewDatabase();
        await using (var connection = new NpgsqlConnection(source))
        {
            await connection.OpenAsync();
            await using var make = new NpgsqlCommand(
                "create table c (id bigint primary key, cm text, mmsi text, gkmc char(10), djsj timestamp);"
                    + "insert into c select i * 7, '渔' || i, null, '高亭', '2026-05-01 09:00' from generate_series(1, 95) i;"
                    + "create function spoil() returns bigint language sql as 'delete from c returning id'",
                connection
            );
            await make.ExecuteNonQueryAsync();
        }
        await Register(
            city,
            Harbour with
            {
                Code = "pg",
                Kind = SourceKind.PostgreSql,
                Address = source,
                Query = "select id, cm, mmsi, gkmc, djsj from c where id > 7",
            }
        );
        await Register(
            city,
            Harbour with
            {
                Code = "evil",
                Kind = SourceKind.PostgreSql,
                Address = source,
                Query = "select spoil() as id",
            }
        );
        await Register(
            city,
            Harbour with
            {
                Code = "twice",
                Kind = SourceKind.PostgreSql,
                Address = source,
                Query = "select 1 as id, * from (select cm, mmsi, gkmc, djsj from c) x",
            }
        );

        // Where nobody named it, a database within the city's own network is not asked.
        var unnamed = await Run(city, "pg");
        Assert.Equal(CollectionState.Failed, unnamed.State);
        Assert.Contains("在内部网络里", unnamed.Reason, StringComparison.Ordinal);
        await city.Do<IOptions<OutgoingOptions>, int>(options =>
        {
            options.Value.Hosts.Add(new NpgsqlConnectionStringBuilder(source).Host!);
            return Task.FromResult(0);
        });

        var run = await Run(city, "pg");
        Assert.Equal((CollectionState.Loaded, 94, 3), (run.State, run.Rows, run.Pages));
        var evil = await Run(city, "evil");
        Assert.Equal(CollectionState.Failed, evil.State);
        Assert.Contains("read-only", evil.Reason, StringComparison.Ordinal);
        Assert.Contains("出现多次", (await Run(city, "twice")).Reason, StringComparison.Ordinal);
        Assert.Equal(94, (await Newest(city)).Value.Load.Rows);
    }

    [Fact]
    public async Task What_lies_outside_the_allowed_places_is_not_read()
    {
        await using var city = await City();
        var outside = Directory.CreateTempSubdirectory("yz-outside-");
        try
        {
            File.Move(Fishery(3), Path.Combine(outside.FullName, "other.db"));
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "link.db"), Path.Combine(outside.FullName, "other.db"));
            foreach (
                var (code, address) in new[]
                {
                    ("up", "../other.db"),
                    ("away", Path.Combine(outside.FullName, "other.db")),
                    ("link", "link.db"),
                    ("city", "../city.db"),
                }
            )
            {
                await Register(city, Harbour with { Code = code, Address = address });
                Assert.Equal(
                    (CollectionState.Failed, "文件不在允许的目录里"),
                    ((await Run(city, code)).State, (await Run(city, code)).Reason)
                );
            }
            foreach (
                var (code, address) in new[]
                {
                    ("meta", "http://169.254.169.254/{page}"),
                    ("user", "http://good@127.0.0.1/{page}"),
                    ("file", "file:///etc/{page}"),
                    ("still", "http://127.0.0.1/all"),
                }
            )
            {
                await Register(
                    city,
                    Harbour with
                    {
                        Code = code,
                        Kind = SourceKind.HttpJson,
                        Address = address,
                        KeyColumn = "",
                        Query = "",
                    }
                );
                Assert.Equal(CollectionState.Failed, (await Run(city, code)).State);
            }
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_interface_that_stalls_or_dies_is_resumed_at_the_last_confirmed_page_and_half_of_it_is_never_in_the_lake()
    {
        await using var city = await City();
        var asked = new List<string>();
        var mood = "stall";
        using var server = new Answering(request =>
        {
            lock (asked)
                asked.Add(request);
            return (request, mood) switch
            {
                ("/boats?after=80", "stall") => null,
                ("/boats?after=80", "die") => "[{\"id\": 81, \"cm\": \"浙",
                ("/moved?page=1", _) => "",
                var (path, _) => Rows(int.TryParse(path.Split('=')[1], out var after) ? after : 0),
            };
        });
        await city.Do<IOptions<OutgoingOptions>, int>(options =>
        {
            options.Value.Hosts.Add(server.Authority);
            return Task.FromResult(0);
        });
        await Register(
            city,
            Harbour with
            {
                Kind = SourceKind.HttpJson,
                Address = $"http://{server.Authority}/boats?after={{after}}",
                Query = "data.items",
            }
        );

        var stalled = await Run(city);
        Assert.Equal(
            (CollectionState.Interrupted, 80, "80", "源长时间没有回答"),
            (stalled.State, stalled.Rows, stalled.After, stalled.Reason)
        );
        Assert.False((await Newest(city)).Succeeded);

        mood = "die";
        // Not before its rest is over.
        Assert.Equal(0, await city.Do<ICollection, int>(collection => collection.RunDue()));
        city.Clock.Advance(TimeSpan.FromSeconds(31));
        await city.Do<ICollection, int>(collection => collection.RunDue());
        Assert.Equal(2, (await city.Do<ICollection, IReadOnlyList<CollectionRun>>(collection => collection.Runs()))[0].Interruptions);

        mood = "well";
        asked.Clear();
        var whole = await Run(city);
        Assert.Equal((CollectionState.Loaded, 100), (whole.State, whole.Rows));
        Assert.Equal("/boats?after=80", asked[0]);
        Assert.Equal(100, (await Newest(city)).Value.Load.Rows);

        await Register(
            city,
            Harbour with
            {
                Code = "moved",
                Kind = SourceKind.HttpJson,
                Address = $"http://{server.Authority}/moved?page={{page}}",
                KeyColumn = "",
                Query = "",
            }
        );
        Assert.Contains("接口回答 302", (await Run(city, "moved")).Reason, StringComparison.Ordinal);
    }

    static string Rows(int after) =>
        "{\"data\": {\"items\": ["
        + string.Join(
            ',',
            Enumerable
                .Range(after + 1, Math.Min(40, Math.Max(0, 100 - after)))
                .Select(i => $"{{\"id\": {i}, \"cm\": \"渔{i}\", \"mmsi\": null, \"gkmc\": \"高亭\", \"djsj\": \"2026-05-01 08:00:00\"}}")
        )
        + "]}}";

    [Fact]
    public async Task A_process_that_died_leaves_a_pull_that_another_one_takes_up_and_what_was_not_confirmed_does_not_count()
    {
        await using var city = await City();
        Fishery(100);
        await Register(city, Harbour);
        var source = (await city.Do<ICollection, IReadOnlyList<CollectionView>>(collection => collection.Sources()))[0].Source;
        var dead = new CollectionRun
        {
            SourceId = source.Id,
            OpenKey = source.Id,
            StartedAt = city.Clock.GetUtcNow(),
            BeatAt = city.Clock.GetUtcNow(),
            Owner = "another",
        };
        const string page = "{\"id\":\"1\",\"cm\":\"渔\",\"mmsi\":null,\"gkmc\":\"高亭\",\"djsj\":null}\n";
        (dead.Rows, dead.Pages, dead.After, dead.Bytes) = (1, 1, "i:1", System.Text.Encoding.UTF8.GetByteCount(page));
        await city.Step<Done>(async services =>
        {
            var context = (CityContext)services.GetService(typeof(CityContext))!;
            context.Add(dead);
            var spool = (Yingzhou.Data.Collection.Running.Spool)services.GetService(typeof(Yingzhou.Data.Collection.Running.Spool))!;
            Directory.CreateDirectory(Path.GetDirectoryName(spool.Of(dead.Id))!);
            await File.WriteAllTextAsync(spool.Of(dead.Id), page + "{\"id\":\"2\",\"cm\":\"half of a ro");
            return Done.It;
        });

        var busy = await city.Do<ICollection, Outcome<CollectionRun>>(collection =>
            collection.RunNow("harbour", city.Official("dai-yong", "big-data/platform-admin"))
        );
        Assert.Equal("collection.busy", busy.Fault!.Code);
        city.Clock.Advance(TimeSpan.FromSeconds(91));

        var run = await Run(city);
        Assert.Equal((dead.Id, CollectionState.Loaded, 100), (run.Id, run.State, run.Rows));
        Assert.Equal((100, 0), ((await Newest(city)).Value.Load.Rows, (await Newest(city)).Value.Load.Rejected));
    }

    [Fact]
    public async Task A_source_that_cannot_be_right_is_refused_naming_the_field_and_its_secret_is_nowhere_in_clear()
    {
        await using var city = await City();
        async Task<string?> Field(RegisterSource wrong) => (await Try(city, wrong)).Fault?.Field;

        Assert.Equal("schedule", await Field(Harbour with { Schedule = new(null, null) }));
        Assert.Equal("schedule", await Field(Harbour with { Schedule = new(10, new(2, 0)) }));
        Assert.Equal("key", await Field(Harbour with { KeyColumn = "" }));
        Assert.Equal("dataset", await Field(Harbour with { Dataset = "nothing" }));
        Assert.Equal("dataset", await Field(Harbour with { Dataset = "population-register" }));
        await Register(city, Harbour with { Kind = SourceKind.HttpJson, Secret = "Bearer very-secret", Schedule = new(null, new(2, 30)) });
        var stored = await city.Read(context =>
        {
            using var command = Microsoft
                .EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(context.Database)
                .CreateCommand();
            command.CommandText = "select secret || address from collection_sources";
            command.Connection!.Open();
            return Task.FromResult((string)command.ExecuteScalar()!);
        });
        Assert.DoesNotContain("secret", stored, StringComparison.Ordinal);
        Assert.Equal(
            new TimeOnly(2, 30),
            (await city.Do<ICollection, IReadOnlyList<CollectionView>>(collection => collection.Sources()))[0].Source.DailyAt
        );
        Assert.Equal(
            403,
            (
                await city.Do<ICollection, Outcome<CollectionRun>>(collection =>
                    collection.RunNow("harbour", city.Official("chen-haisheng", "dinghai-market-supervision/accept"))
                )
            )
                .Fault!
                .Status
        );
    }

    public void Dispose() => folder.Delete(recursive: true);
}
