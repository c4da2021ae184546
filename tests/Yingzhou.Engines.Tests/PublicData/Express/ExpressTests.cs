using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Realtime;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Backup;
using Yingzhou.Foundation.Storage;
using Yingzhou.Foundation.Storage.Sqlite;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.PublicData.Express;

/// <summary>数据高铁 from a real PostgreSQL into the lake: nothing lost, nothing twice, and where that cannot be promised, it says so and stops.</summary>
public sealed class ExpressTests(PostgresServer postgres, CityTemplate template)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_line_takes_what_is_there_then_every_change_and_publishes_versions(DatabaseKind kind)
    {
        await using var source = await SourceDepartment.Open(postgres, template, kind);
        var (boat, landing) = (await source.Station("public.boat"), await source.Station("landing"));
        await source.Switch(true);
        await source.Start();
        await source.CaughtUp(boat, landing);

        await source.Do("insert into boat values (901, '浙嵊渔901', 'NaN', null, '')");
        // A large value that the change does not touch, a new key, a deletion, and an emptied table in one transaction.
        await source.Do("update boat set tonnage = tonnage + 1 where id % 10 = 0");
        await source.Do("begin; update boat set id = 9007 where id = 7; delete from boat where id = 8; commit");
        await source.Do("begin; truncate landing; insert into landing values (1, '2026-05-01', 12.50); commit");
        await source.CaughtUp(boat, landing);

        var versions = await source.File(store => store.Versions(SourceDepartment.Id(store, "public.boat"), "7"));
        var moved = await source.File(store => store.Find(SourceDepartment.Id(store, "public.boat"), "9007"));
        Assert.Equal([false, true], versions.Select(version => version.IsDeleted));
        Assert.Equal(versions[^1].At.Position, moved!.At.Position);
        var large = await source.File(store => store.Find(SourceDepartment.Id(store, "public.boat"), "10"));
        Assert.Equal(("11.00", 4_000), (large!.Values["tonnage"], large.Values["note"]!.Length));
        var view = await source.Until(line => line.Status?.LagP95 is not null && line.Status.State is LineState.Streaming, "The lag");
        Assert.True(view.Status!.Changes >= 30);
    }

    [Fact]
    public async Task P04_6_a_restart_invents_no_version_and_a_column_with_a_default_is_read_again()
    {
        await using var source = await SourceDepartment.Open(postgres, template);
        var boat = await source.Station("public.boat");
        await source.Switch(true);
        await source.Start();
        await source.CaughtUp(boat);

        await source.Do("alter table boat add column c int");
        await source.Do("insert into boat values (901, 'x', 1, true, null, 5)");
        await source.CaughtUp(boat);
        Assert.Equal("1,2", await Versions(source));

        await source.Stop();
        await source.Start();
        await source.Do("update boat set c = 6 where id = 901");
        await source.CaughtUp(boat);
        Assert.Equal("1,2", await Versions(source));

        await source.Do("alter table boat add column port text default '沈家门'; update boat set c = 7 where id = 901");
        await source.Until(line => line.Stations[0].Status is { SchemaVersion: 3, State: LineState.Streaming }, "The third version");
        await source.CaughtUp(boat);
        Assert.Equal("沈家门", (await source.File(store => store.Find(SourceDepartment.Id(store, "public.boat"), "3")))!.Values["port"]);

        // A dropped column stays, closed.
        await source.Do("alter table boat drop column c; update boat set name = 'y' where id = 901");
        await source.Until(line => line.Stations[0].Status?.SchemaVersion == 4, "The fourth version");
        await source.CaughtUp(boat);
    }

    static async Task<string> Versions(SourceDepartment source) =>
        string.Join(
            ',',
            (await source.City.Do<IExpress, IReadOnlyList<SchemaVersion>>(express => express.Schemas(source.Code))).Select(version =>
                version.Version
            )
        );

    [Fact]
    public async Task A_narrower_type_stops_its_station_the_other_one_runs_on_and_a_new_beginning_takes_it_up()
    {
        await using var source = await SourceDepartment.Open(postgres, template);
        var (boat, landing) = (await source.Station("public.boat"), await source.Station("public.landing"));
        await source.Switch(true);
        await source.Start();
        await source.CaughtUp(boat, landing);

        await source.Do(
            "alter table boat alter column name type varchar(12); update boat set name = 'z' where id = 1; insert into landing values (77, '2026-06-01', 1)"
        );
        var view = await source.Until(line => line.Status?.State is LineState.Degraded, "The stop");
        Assert.Contains("name 由 character varying(20) 改为 character varying(12)", view.Status!.Reason, StringComparison.Ordinal);
        await source.CaughtUp(landing);

        CityUnderTest.Succeed(
            await source.City.Do<IExpress, Outcome<ExpressStation>>(express => express.Resync(boat.Id, boat.Version, source.Administrator))
        );
        await source.Until(
            line => line.Stations.Single(one => one.Station.Id == boat.Id).Status?.State is LineState.Streaming,
            "The new beginning"
        );
        await source.CaughtUp(boat, landing);
    }

    [Fact]
    public async Task A_slot_that_was_made_anew_stops_the_line_and_only_a_resync_goes_on()
    {
        await using var source = await SourceDepartment.Open(postgres, template);
        var boat = await source.Station("public.boat");
        await source.Switch(true);
        await source.Start();
        await source.CaughtUp(boat);
        await source.Stop();

        var slot = (await source.View()).Line.Slot;
        await source.Do(
            $"select pg_drop_replication_slot('{slot}'); delete from boat where id = 5; insert into boat values (905, 'gap', 1, true, null); checkpoint"
        );
        await source.Do($"select pg_create_logical_replication_slot('{slot}', 'pgoutput')");
        await source.Do("insert into boat values (906, 'after', 1, true, null)");
        await source.Start();

        var view = await source.Until(line => line.Status?.State is LineState.Stopped, "The stop");
        Assert.Contains("超前于本地已落地的", view.Status!.Reason, StringComparison.Ordinal);
        Assert.Null(await source.File(store => store.Find(SourceDepartment.Id(store, "public.boat"), "906")));

        CityUnderTest.Succeed(
            await source.City.Do<IExpress, Outcome<ExpressLine>>(express =>
                express.Resync(source.Code, view.Line.Version, source.Administrator)
            )
        );
        await source.Until(line => line.Status?.State is LineState.Streaming, "The resync");
        await source.CaughtUp(boat);
        Assert.Null(await source.File(store => store.Find(SourceDepartment.Id(store, "public.boat"), "5")));
    }

    [Fact]
    public async Task At_its_ceiling_the_line_drops_its_own_slot_and_begins_anew()
    {
        await using var source = await SourceDepartment.Open(postgres, template);
        var boat = await source.Station("public.boat");
        await source.Switch(true);
        await source.Start();
        await source.CaughtUp(boat);
        await source.Stop();

        // More log than the ceiling of 64 MiB, while nobody takes it.
        await source.Do("create table noise (t text); insert into noise select repeat(md5(i::text), 1000) from generate_series(1, 40) i");
        await source.Do(
            "do $$ begin for i in 1..75 loop perform pg_logical_emit_message(false, 'noise', repeat('x', 1000000)); end loop; end $$"
        );
        await source.Do("insert into boat values (907, 'later', 1, true, null)");
        await source.Start();

        await source.Until(line => line.Line.Generation == 2 && line.Status?.State is LineState.Streaming, "The new beginning");
        await source.CaughtUp(boat);
    }

    [Fact]
    public async Task A_superuser_is_refused_and_so_is_a_source_that_is_not_prepared()
    {
        await using var source = await SourceDepartment.Open(postgres, template);
        await source.Do("create table log (line text); alter publication express add table log");
        await source.Station("public.log");
        var request = new OpenLine(
            $"{source.Code}-owner",
            "超级用户线",
            "ocean-fisheries",
            source.Owner,
            "nothing",
            64 << 20,
            LineClass.B,
            15
        );
        CityUnderTest.Succeed(await source.City.Do<IExpress, Outcome<ExpressLine>>(express => express.Open(request, source.Administrator)));

        async Task<List<string>> Failed(string code)
        {
            var items = await source.City.Do<IExpress, Outcome<IReadOnlyList<PrecheckItem>>>(express =>
                express.Precheck(code, source.Administrator)
            );
            CityUnderTest.Succeed(items);
            Assert.Equal(12, items.Value.Count);
            return [.. items.Value.Where(item => !item.IsPassed).Select(item => item.Title)];
        }

        Assert.Equal(["不是超级用户", "发布", "发布内容"], await Failed(request.Code));
        Assert.Equal(["可以读表", "行标识"], await Failed(source.Code));
        await source.Switch(true);
        await source.Start();
        var view = await source.Until(line => line.Status?.State is LineState.Stopped, "The refusal");
        Assert.Contains("public.log 没有主键", view.Status!.Reason, StringComparison.Ordinal);
        Assert.Equal(0L, await source.Ask<long>($"select count(*) from pg_replication_slots where slot_name = '{view.Line.Slot}'"));
        // The secret is nowhere in clear.
        Assert.DoesNotContain("express_reader", view.Line.Connection.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_cannot_land_is_kept_apart_put_right_and_taken_at_its_own_place()
    {
        await using var source = await SourceDepartment.Open(postgres, template);
        await source.Do(
            "create table fb (cbdjh text primary key, cm text, mmsi text, zd numeric, syr text, cjg text, yxqz date); alter publication express add table fb;"
                + $"grant select on fb to {new NpgsqlConnectionStringBuilder(source.Reader).Username}; insert into fb values ('1', '浙普渔1', '412400101', 148, '沈', '沈家门', '2027-01-01')"
        );
        var boats = await source.Station("public.fb", "fishing-boat", most: 2);
        await source.Switch(true);
        await source.Start();
        await source.CaughtUp(boats);

        await source.Do("update fb set zd = 'NaN' where cbdjh = '1'");
        await source.Do("insert into fb values ('2', '浙普渔2', null, 152, '乐', '高亭', '2027-02-01')");
        await source.Until(line => line.Stations[0].Status?.Quarantined == 1, "The quarantine");
        var held = Assert.Single((await Held(source)).Value);
        Assert.Equal(("1", "zd 的值 NaN 不是数", "NaN"), (held.Key, held.Reason, held.Values["zd"]));

        var wrong = await Replay(source, held.Id, new() { ["zd"] = "NaN" });
        Assert.Equal("express.still-wrong", wrong.Fault!.Code);
        Assert.Equal(Disposition.Applied, (await Replay(source, held.Id, new() { ["zd"] = "149" })).Value);
        Assert.Equal("express.held-gone", (await Replay(source, held.Id, [])).Fault!.Code);

        Assert.Equal(1, await source.City.Do<IExpress, int>(express => express.Publish(source.Code)));
        var version = await source.City.Do<ILake, Outcome<LakeVersion>>(lake => lake.Version("fishing-boat"));
        Assert.Equal((2, 0), (version.Value.Load.Rows, version.Value.Load.Rejected));
        Assert.StartsWith($"express/{source.Code}@", version.Value.Load.Batch, StringComparison.Ordinal);

        await source.Do("insert into fb select 'x' || i, 'x', null, 'Infinity', null, null, 'infinity' from generate_series(1, 3) i");
        var view = await source.Until(line => line.Stations[0].Status?.State is LineState.Stopped, "The stop");
        Assert.Contains("隔离的行超过 2 行", view.Stations[0].Status!.Reason, StringComparison.Ordinal);
    }

    static Task<Outcome<IReadOnlyList<QuarantinedRow>>> Held(SourceDepartment source) =>
        source.City.Do<IExpress, Outcome<IReadOnlyList<QuarantinedRow>>>(express => express.Quarantine(source.Code, source.Administrator));

    static Task<Outcome<Disposition>> Replay(SourceDepartment source, long row, Dictionary<string, string?> values) =>
        source.City.Do<IExpress, Outcome<Disposition>>(express => express.Replay(source.Code, row, values, source.Administrator));

    [Fact]
    public async Task A_line_is_in_the_backup_goes_on_from_a_fresh_one_and_stops_after_an_old_one()
    {
        await using var source = await SourceDepartment.Open(postgres, template);
        var shelf = Directory.CreateTempSubdirectory("yz-shelf-");
        var archive = Path.Combine(shelf.FullName, "city.yzb");
        try
        {
            var boat = await source.Station("public.boat");
            await source.Switch(true);
            await source.Start();
            await source.CaughtUp(boat);

            // While it runs.
            var saved = await source.City.Do<CityBackup, Outcome<BackupReport>>(backup => backup.Save(archive));
            Assert.True(saved.Succeeded, saved.Fault?.ToString());
            await source.Do("update boat set tonnage = 7 where id = 3");
            await source.CaughtUp(boat);
            var end = await source.Ask<string>("select pg_current_wal_lsn()::text");
            while (
                !await source.Ask<bool>(
                    $"select confirmed_flush_lsn >= '{end}' from pg_replication_slots where slot_name = '{(await source.View()).Line.Slot}'"
                )
            )
                await Task.Delay(50);
            await source.Stop();
            await Restore(source, archive);
            Assert.Equal(
                "3.00",
                (await source.File(store => store.Find(SourceDepartment.Id(store, "public.boat"), "3")))!.Values["tonnage"]
            );

            // The source was told that it may forget what the restored file does not hold: no silent gap.
            await source.Start();
            var view = await source.Until(line => line.Status?.State is LineState.Stopped, "The stop");
            Assert.Contains("重新同步", view.Status!.Reason, StringComparison.Ordinal);
        }
        finally
        {
            shelf.Delete(recursive: true);
        }
    }

    // The city stands still during a restore: nobody keeps the old database open.
    static async Task Restore(SourceDepartment source, string archive)
    {
        var restored = await source.City.Do<IServiceProvider, Outcome<BackupReport>>(of =>
        {
            of.GetRequiredService<SqliteConnections>().CloseIdle();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            return of.GetRequiredService<CityBackup>().Restore(archive, force: true);
        });
        Assert.True(restored.Succeeded, restored.Fault?.ToString());
    }

    [Fact]
    public async Task A_row_that_rotted_is_found_from_one_bucket_and_repaired_from_the_source()
    {
        await using var source = await SourceDepartment.Open(postgres, template);
        var boat = await source.Station("public.boat");
        await source.Switch(true);
        await source.Start();
        await source.CaughtUp(boat);

        await source.File(store =>
        {
            var id = SourceDepartment.Id(store, "public.boat");
            var row = store.Find(id, "123")!;
            store.Keep(
                id,
                "123",
                row,
                row with
                {
                    Values = new Dictionary<string, string?>(row.Values) { ["tonnage"] = "0" },
                },
                DateTimeOffset.UnixEpoch
            );
            return 0;
        });

        var found = await source.Reconciled(boat);
        Assert.Equal((1, 1, 1), (found.Mismatching, found.Differing, found.Repaired));
        await source.CaughtUp(boat);
    }

    [Fact]
    public async Task Nobody_without_the_right_opens_a_line_or_sees_held_rows()
    {
        await using var source = await SourceDepartment.Open(postgres, template);
        var stranger = source.City.Official("chen-haisheng", "dinghai-market-supervision/accept");
        var request = new OpenLine("other", "线", "ocean-fisheries", source.Reader, "express", 64 << 20, LineClass.C, 15);

        Assert.Equal(403, (await source.City.Do<IExpress, Outcome<ExpressLine>>(express => express.Open(request, stranger))).Fault!.Status);
        Assert.Equal(
            403,
            (await source.City.Do<IExpress, Outcome<IReadOnlyList<QuarantinedRow>>>(express => express.Quarantine(source.Code, stranger)))
                .Fault!
                .Status
        );
        async Task<string?> Field(OpenLine wrong) =>
            (await source.City.Do<IExpress, Outcome<ExpressLine>>(express => express.Open(wrong, source.Administrator))).Fault?.Field;
        Assert.Equal("connection", await Field(request with { Connection = "Host=x" }));
        Assert.Equal("ceiling", await Field(request with { CeilingBytes = 1 }));
        Assert.Equal("publication", await Field(request with { Publication = "x; drop" }));
        Assert.Equal("code", await Field(request with { Code = source.Code }));
    }
}
