using Npgsql;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Realtime;
using Yingzhou.Data.Realtime.Store;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.PublicData.Express;

/// <summary>A department's real database with two tables, a city that follows it, and a clock that runs.</summary>
sealed class SourceDepartment : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    static int made;

    readonly string owner;
    readonly CancellationTokenSource over = new();
    readonly Task clock;
    CancellationTokenSource? life;
    Task running = Task.CompletedTask;

    SourceDepartment(CityUnderTest city, string owner, string code, string reader)
    {
        (City, this.owner, Code, Reader) = (city, owner, code, reader);
        // Time passes: rests and beats come by the city's clock.
        clock = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await Task.Delay(20);
                city.Clock.Advance(TimeSpan.FromMilliseconds(100));
            }
        });
    }

    public CityUnderTest City { get; }

    public string Code { get; }

    /// <summary>Connection string of an account that may replicate and read, and nothing else.</summary>
    public string Reader { get; }

    public string Owner => owner;

    public Subject Administrator => City.Official("dai-yong", "big-data/platform-admin");

    public static async Task<SourceDepartment> Open(PostgresServer postgres, CityTemplate template, DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var number = Interlocked.Increment(ref made);
        var owner = await postgres.NewDatabase();
        var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        var reader = new NpgsqlConnectionStringBuilder(owner) { Username = $"express_reader_{number}" }.ToString();
        var department = new SourceDepartment(city, owner, $"line-{number}", reader);
        await department.Do(
            $"""
            create table boat (id int primary key, name varchar(20), tonnage numeric(10,2), afloat boolean, note text);
            alter table boat alter column note set storage external;
            create table landing (boat int, day date, weight numeric, primary key (boat, day));
            create role express_reader_{number} login replication;
            grant select on boat, landing to express_reader_{number};
            create publication express for table boat, landing;
            insert into boat select i, '浙普渔' || i, i, i % 2 = 0, case when i % 10 = 0 then repeat('大', 4000) end from generate_series(1, 300) i;
            insert into landing select i % 20, date '2026-01-01' + i, i from generate_series(1, 200) i
            """
        );
        CityUnderTest.Succeed(
            await city.Do<IExpress, Outcome<ExpressLine>>(express =>
                express.Open(
                    new(department.Code, "渔业线", "ocean-fisheries", reader, "express", 64 << 20, LineClass.A, 15),
                    department.Administrator
                )
            )
        );
        return department;
    }

    public async Task Do(string sql)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> Ask<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task<ExpressStation> Station(string table, string? dataset = null, int most = 100)
    {
        var line = (await View()).Line;
        var station = await City.Do<IExpress, Outcome<ExpressStation>>(express =>
            express.AddStation(new(line.Id, table, dataset, most), Administrator)
        );
        CityUnderTest.Succeed(station);
        return station.Value;
    }

    public async Task<LineView> View() => (await City.Do<IExpress, LineView?>(express => express.Line(Code)))!;

    public async Task Switch(bool on)
    {
        var line = (await View()).Line;
        CityUnderTest.Succeed(
            await City.Do<IExpress, Outcome<ExpressLine>>(express => express.Switch(Code, on, line.Version, Administrator))
        );
    }

    /// <summary>A process that runs the city's lines.</summary>
    public async Task Start()
    {
        life = new();
        var token = life.Token;
        running = await City.Do<IExpressRunner, Task>(runner => Task.FromResult(Task.Run(() => runner.Run(token))));
    }

    public async Task Stop()
    {
        if (life is not null)
            await life.CancelAsync();
        await running;
        life?.Dispose();
        life = null;
    }

    /// <summary>Waits until the stations hold what the source holds, which both sides say for themselves.</summary>
    public async Task CaughtUp(params ExpressStation[] stations)
    {
        foreach (var station in stations)
        {
            var run = await Reconciled(station);
            Assert.True(
                run is { Differing: 0, Mismatching: 0 } && run.OurRows == run.TheirRows,
                $"{station.Table}: {run.OurRows} of {run.TheirRows}, {run.Differing} differ"
            );
        }
    }

    public async Task<ReconcileRun> Reconciled(ExpressStation station)
    {
        for (var patience = DateTime.UnixEpoch; ; patience = patience.AddMilliseconds(100))
        {
            var run = await City.Do<IExpress, Outcome<ReconcileRun>>(express => express.Reconcile(station.Id, Administrator));
            if (run.Succeeded)
                return run.Value;
            Assert.True(
                run.Fault.Status == 409 && patience < DateTime.UnixEpoch + Patience,
                $"{run.Fault}; {(await View()).Status?.Reason}"
            );
            await Task.Delay(100);
        }
    }

    public async Task<LineView> Until(Func<LineView, bool> isSo, string what)
    {
        for (var patience = 0; ; patience += 100)
        {
            var view = await View();
            if (isSo(view))
                return view;
            Assert.True(patience < Patience.TotalMilliseconds, $"{what} did not come: {view.Status?.State} {view.Status?.Reason}");
            await Task.Delay(100);
        }
    }

    public Task<T> File<T>(Func<LineStore, T> read) =>
        City.Do<LineFolder, T>(folder =>
        {
            using var store = folder.Open(Code);
            return Task.FromResult(read(store));
        });

    public static int Id(LineStore store, string table) => store.Stations.Single(station => station.Name == table).Id;

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await over.CancelAsync();
        await clock;
        over.Dispose();
        NpgsqlConnection.ClearAllPools();
        await City.DisposeAsync();
        // What a slot holds back stays until the server's end.
        await Do(
            $"select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = 'yingzhou_{Code.Replace('-', '_')}' and not active"
        );
    }
}
