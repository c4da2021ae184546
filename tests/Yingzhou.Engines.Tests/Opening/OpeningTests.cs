using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Opening;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.Opening;

/// <summary>开放: a proposal goes through the gate, a second official lets it out, what was withdrawn is gone.</summary>
public class OpeningTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);
    static readonly OpenDescription Described = new("Piers", "客运码头", "transport", "码头", "cc-by-4.0", "测试");

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_release_needs_two_officials_is_numbered_served_and_gone_with_its_reason_when_withdrawn(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        await Piers(city, "1", "p1,沈家门,122.3,29.9\r\np2,高亭,122.2,30.2\r\n");
        var proposed = await Propose(city, "k-1", "id", "name", "jd", "wd");
        Assert.Equal(ReleaseState.Proposed, proposed.State);
        Assert.Empty(await city.Do<IOpening, IReadOnlyList<OpenedDataset>>(o => o.Opened()));

        var own = await city.Do<IOpening, Outcome<DatasetRelease>>(o => o.Release(new(proposed.Id, proposed.Version), Admin(city)));
        Assert.Equal(403, own.Fault?.Status);
        var first = await Release(city, proposed);
        Assert.Equal(("1.0.0", ReleaseState.Released), (first.Number, first.State));
        var opened = Assert.Single(await city.Do<IOpening, IReadOnlyList<OpenedDataset>>(o => o.Opened()));
        Assert.Equal(["CSV", "CSV（Excel）", "JSON", "XLSX", "GeoJSON", "Parquet"], opened.Files.Select(file => file.Format));
        var served = await city.Do<IOpening, Outcome<ServedFile>>(o => o.File("ferry-pier", "latest", "ferry-pier.csv"));
        var bytes = await File.ReadAllBytesAsync(served.Value.Path, TestContext.Current.CancellationToken);
        Assert.Equal("id,name,jd,wd\r\np1,沈家门,122.3,29.9\r\np2,高亭,122.2,30.2\r\n", Encoding.UTF8.GetString(bytes));
        Assert.Equal((bytes.Length, Convert.ToHexStringLower(Sm3.Hash(bytes))), (served.Value.File.Bytes, served.Value.File.Sm3));

        await Piers(city, "2", "p1,沈家门,122.3,29.9\r\n");
        city.Clock.Advance(TimeSpan.FromHours(1));
        var second = await Release(city, await Propose(city, "k-2", "id", "name", "jd", "wd"));
        Assert.Equal("1.0.1", second.Number);
        var withdrawn = await city.Do<IOpening, Outcome<DatasetRelease>>(o =>
            o.Withdraw(new(second.Id, second.Version, "坐标有误"), Officer(city))
        );
        CityUnderTest.Succeed(withdrawn);
        var gone = await city.Do<IOpening, Outcome<ServedFile>>(o => o.File("ferry-pier", "1.0.1", "ferry-pier.csv"));
        Assert.Equal(410, gone.Fault?.Status);
        Assert.Contains("坐标有误", gone.Fault!.Detail, StringComparison.Ordinal);
        Assert.Equal("1.0.0", Assert.Single(await city.Do<IOpening, IReadOnlyList<OpenedDataset>>(o => o.Opened())).Release.Number);
        Assert.Equal(
            404,
            (await city.Do<IOpening, Outcome<ServedFile>>(o => o.File("ferry-pier", "1.0.0", "../snapshot.parquet"))).Fault?.Status
        );
    }

    [Fact]
    public async Task A_column_goes_only_ninety_days_after_its_notice_and_then_the_major_number_rises()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        await Piers(city, "1", "p1,沈家门,122.3,29.9\r\n");
        await Release(city, await Propose(city, "k-1", "id", "name", "jd", "wd"));
        city.Clock.Advance(TimeSpan.FromHours(1));
        var shorter = await Propose(city, "k-2", "id", "name");

        Assert.Equal("opening.no-notice", (await Decide(city, shorter)).Fault?.Code);
        CityUnderTest.Succeed(
            await city.Do<IOpening, Outcome<Done>>(o => o.Announce(new("ferry-pier", "jd", "改用几何字段"), Admin(city)))
        );
        CityUnderTest.Succeed(
            await city.Do<IOpening, Outcome<Done>>(o => o.Announce(new("ferry-pier", "wd", "改用几何字段"), Admin(city)))
        );
        city.Clock.Advance(TimeSpan.FromDays(89));
        Assert.Equal("opening.no-notice", (await Decide(city, shorter)).Fault?.Code);
        city.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("2.0.0", (await Release(city, shorter)).Number);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Rows_about_persons_are_stopped_counts_go_out_and_a_difference_of_few_stops_the_next(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        await Enterprises(city, "1", ("A0411", 41), ("H6210", 60), ("C3731", 4), ("G5441", 12));

        var named = await Propose(city, new ProposeRelease("k-1", "enterprise-register", Licensed, [new("mc"), new("fddbr")]));
        Assert.Equal(ReleaseState.Stopped, named.State);
        var report = (await city.Do<IOpening, ReleaseSheet?>(o => o.Sheet(named.Id)))!;
        Assert.Contains(report.Findings, finding => finding is { Check: "personal", Passed: false });
        Assert.Contains(report.Findings, finding => finding is { Check: "k", Passed: false });
        Assert.Equal("opening.stale", (await Decide(city, named)).Fault?.Code);

        var counts = await Release(city, await Counted(city, "k-2"));
        var rows = await city.Do<IOpening, Outcome<RowsAnswer>>(o => o.Rows(counts.Id, new(Sort: [("persons", true)])));
        // 4 is hidden, and with it the 12: else 117 less the others would tell.
        Assert.Equal([60L, 41L], rows.Value.Rows.Select(row => row.Values[^1]));

        await Enterprises(city, "2", ("A0411", 38), ("H6210", 60), ("C3731", 4), ("G5441", 12));
        var stopped = await Counted(city, "k-3");
        Assert.Equal(ReleaseState.Stopped, stopped.State);
        var why = (await city.Do<IOpening, ReleaseSheet?>(o => o.Sheet(stopped.Id)))!;
        Assert.Contains("相减得 3 人", why.Findings.First(finding => finding.Check == "difference").Words, StringComparison.Ordinal);
        Assert.Null(why.Gate.Counts);
    }

    [Fact]
    public async Task Who_tampers_with_a_snapshot_cannot_let_it_out_and_orphans_are_swept()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        await Piers(city, "1", "p1,沈家门,122.3,29.9\r\n");
        var proposed = await Propose(city, "k-1", "id", "name");
        var again = await Propose(city, "k-1", "id", "name");
        Assert.Equal(proposed.Id, again.Id);
        var snapshot = (await city.Do<OpeningFolder, string>(folder => Task.FromResult(folder.SnapshotOf("ferry-pier", proposed.Id))));
        await File.AppendAllTextAsync(snapshot, "x", TestContext.Current.CancellationToken);

        Assert.Equal("opening.gate-record", (await Decide(city, proposed)).Fault?.Code);
        var orphan = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(snapshot)!, "..", Guid.CreateVersion7().ToString("N")));
        orphan.LastWriteTimeUtc = Monday.AddDays(-2).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        Assert.Equal(1, await city.Do<IOpening, int>(o => o.Sweep()));
        Assert.True(File.Exists(snapshot));
    }

    [Theory]
    [InlineData("ferry-pier", "cc-by-4.0", "nope", "opening.column")]
    [InlineData("ferry-pier", "gpl", "id", "opening.licence")]
    [InlineData("nothing", "cc-by-4.0", "id", "opening.not-catalogued")]
    public async Task A_proposal_that_makes_no_sense_is_refused_with_its_field(string dataset, string licence, string column, string code)
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        await Piers(city, "1", "p1,沈家门,122.3,29.9\r\n");

        var refused = await city.Do<IOpening, Outcome<DatasetRelease>>(o =>
            o.Propose(new("k", dataset, Described with { Licence = licence }, [new(column)]), Admin(city))
        );

        Assert.Equal(code, refused.Fault?.Code);
        Assert.NotNull(refused.Fault!.Field);
    }

    static OpenDescription Licensed => Described with { Theme = "economy", Licence = "zs-conditional" };

    static Assurance.Permission.Subject Admin(CityUnderTest city) => city.Official("dai-yong", "big-data/platform-admin");

    static Assurance.Permission.Subject Officer(CityUnderTest city) => city.Official("he-lihua", "big-data/data-officer");

    static Task Piers(CityUnderTest city, string batch, string rows) => Load(city, "ferry-pier", batch, "id,name,jd,wd\r\n" + rows);

    static Task Enterprises(CityUnderTest city, string batch, params (string Industry, int Count)[] trades)
    {
        var text = new StringBuilder("tyshxydm,mc,fddbr,hydm,zczb,clrq,zxrq,djzt,zs,qhdm,lxdh\r\n");
        var number = 0;
        foreach (var (industry, count) in trades)
            for (var i = 0; i < count; i++, number++)
                text.Append(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"U{number},企业{number},张{number},{industry},100,2020-01-01,,1,地址,330902,\r\n"
                );
        return Load(city, "enterprise-register", batch, text.ToString());
    }

    static async Task Load(CityUnderTest city, string dataset, string batch, string text)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, text);
        var loaded = await city.Do<ILake, Outcome<LakeLoad>>(lake =>
            lake.Load(new(dataset, batch, file, "t.csv", SourceFormat.Csv), Actor.System)
        );
        File.Delete(file);
        CityUnderTest.Succeed(loaded);
        Assert.Equal(LoadState.Loaded, loaded.Value.State);
    }

    static Task<DatasetRelease> Propose(CityUnderTest city, string key, params string[] columns) =>
        Propose(city, new ProposeRelease(key, "ferry-pier", Described, [.. columns.Select(column => new ColumnChoice(column))]));

    static Task<DatasetRelease> Counted(CityUnderTest city, string key) =>
        Propose(city, new ProposeRelease(key, "enterprise-register", Licensed, [new("hydm")], AsCounts: true));

    static async Task<DatasetRelease> Propose(CityUnderTest city, ProposeRelease request)
    {
        var proposed = await city.Do<IOpening, Outcome<DatasetRelease>>(o => o.Propose(request, Admin(city)));
        CityUnderTest.Succeed(proposed);
        return proposed.Value;
    }

    static Task<Outcome<DatasetRelease>> Decide(CityUnderTest city, DatasetRelease release) =>
        city.Do<IOpening, Outcome<DatasetRelease>>(o => o.Release(new(release.Id, release.Version), Officer(city)));

    static async Task<DatasetRelease> Release(CityUnderTest city, DatasetRelease release)
    {
        var released = await Decide(city, release);
        CityUnderTest.Succeed(released);
        return released.Value;
    }
}
