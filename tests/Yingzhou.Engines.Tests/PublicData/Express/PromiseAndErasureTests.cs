using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Realtime;
using Yingzhou.Data.Realtime.Running;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.PublicData.Express;

/// <summary>守约与清除: a breach is told once and ends once; who is erased at the source is nowhere on the line any more.</summary>
public sealed class PromiseAndErasureTests(PostgresServer postgres, CityTemplate template)
{
    const string Person = "330902199001011238";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_lag_above_the_promise_is_told_once_and_so_is_its_end(DatabaseKind kind)
    {
        await using var source = await SourceDepartment.Open(postgres, template, kind);
        await source.Switch(true);
        var line = (await source.View()).Line;
        async Task Say(double lag)
        {
            CityUnderTest.Succeed(
                await source.City.Step<Done>(async of =>
                {
                    var city = (CityContext)of.GetService(typeof(CityContext))!;
                    var status = await city.Set<LineStatus>().SingleOrDefaultAsync(one => one.LineId == line.Id);
                    if (status is null)
                        city.Add(status = new() { LineId = line.Id });
                    (status.State, status.LagP95) = (LineState.Streaming, lag);
                    return Done.It;
                })
            );
            CityUnderTest.Succeed(await source.City.Do<WatchPromises, Outcome<int>>(watch => watch.Run(CancellationToken.None)));
        }
        Task<List<string>> Told() =>
            source.City.Read(city =>
                city.Set<OutboxMessage>()
                    .Where(message => message.Type.StartsWith("express."))
                    .OrderBy(message => message.Id)
                    .Select(message => message.Type)
                    .ToListAsync()
            );

        await Say(5);
        Assert.Empty(await Told());
        await Say(5.1);
        await Say(30);
        Assert.Equal([PromiseBroken.Name], await Told());
        await Say(4.9);

        Assert.Equal([PromiseBroken.Name, PromiseKeptAgain.Name], await Told());
        var breach = Assert.Single(await source.City.Do<IExpress, IReadOnlyList<LineBreach>>(express => express.Breaches(line.Id)));
        Assert.Equal((LineTrouble.Late, true), (breach.Trouble, breach.Until is not null));
        Assert.Contains("承诺 5 秒以内", breach.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_erased_when_the_source_has_deleted_them_history_quarantine_and_older_versions_too()
    {
        await using var source = await SourceDepartment.Open(postgres, template);
        await source.Do(
            "create table fb (cbdjh text primary key, cm text, mmsi text, zd numeric, syr text, cjg text, yxqz date); alter publication express add table fb;"
                + $"grant select on fb to {new NpgsqlConnectionStringBuilder(source.Reader).Username};"
                + $"insert into fb values ('1', '浙普渔1', '412400101', 148, '{Person}', '沈家门', '2027-01-01'), ('2', '浙普渔2', '412400102', 150, '乐', '高亭', '2027-01-01')"
        );
        var boats = await source.Station("public.fb", "fishing-boat");
        await source.Switch(true);
        await source.Start();
        await source.CaughtUp(boats);
        await source.Do("update fb set zd = 149 where cbdjh = '1'");
        await source.Do("update fb set zd = 'NaN' where cbdjh = '1'");
        await source.Until(view => view.Stations[0].Status?.Quarantined == 1, "The quarantine");
        Assert.Equal(1, await source.City.Do<IExpress, int>(express => express.Publish(source.Code)));

        var wrong = await Order(source, "330902199001011239", "清1");
        var ordered = await Order(source, Person, "舟清〔2026〕1 号，本人撤回同意");
        Assert.Equal("person", wrong.Fault?.Field);
        CityUnderTest.Succeed(ordered);
        Assert.Equal(0, await source.City.Do<IExpress, int>(express => express.CarryErasures()));
        Assert.Equal(1, (await Orders(source)).Single().StillAtSource);

        await source.Do("delete from fb where cbdjh = '1'");
        await source.CaughtUp(boats);
        await source.Stop();
        for (var patience = 0; await source.City.Do<IExpress, int>(express => express.CarryErasures()) == 0; patience++)
            Assert.True(patience < 20, "The order was not carried out.");

        var done = (await Orders(source)).Single();
        Assert.Equal(("330902********1238", true), (done.Person, done.DoneAt is not null));
        Assert.True(done.Erased >= 3, $"{done.Erased} erased");
        Assert.False(await source.City.Read(city => city.Set<ErasureSubject>().AnyAsync()));
        var only = Assert.Single(await Versions(source));
        Assert.Equal((2, 1L), (only.Number, only.Rows));
        var root = await source.City.Do<IOptions<StorageOptions>, string>(storage =>
            Task.FromResult(Path.GetFullPath(storage.Value.Folder))
        );
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "express"), "*", SearchOption.AllDirectories))
            Assert.False(
                (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Person)) >= 0,
                $"{file} still names them"
            );
        Assert.Single(Directory.GetDirectories(Path.Combine(root, "lake", "fishing-boat")));
    }

    static Task<Outcome<Guid>> Order(SourceDepartment source, string person, string basis) =>
        source.City.Do<IExpress, Outcome<Guid>>(express => express.Erase(new(source.Code, person, basis, basis), source.Administrator));

    static async Task<IReadOnlyList<ErasureOrder>> Orders(SourceDepartment source)
    {
        var line = (await source.View()).Line;
        return await source.City.Do<IExpress, IReadOnlyList<ErasureOrder>>(express => express.Erasures(line.Id));
    }

    static Task<List<LakeLoad>> Versions(SourceDepartment source) =>
        source.City.Read(city =>
            city.Set<LakeLoad>()
                .AsNoTracking()
                .Where(load => load.Dataset == "fishing-boat" && load.Number != null && load.RetiredAt == null)
                .ToListAsync()
        );
}
