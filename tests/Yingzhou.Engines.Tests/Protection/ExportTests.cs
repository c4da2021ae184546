using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.DataProtection;
using Yingzhou.Assurance.DataProtection.Exporting;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Sharing;
using Yingzhou.Data.Sharing.Exporting;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Engines.Tests.PublicData;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using static Yingzhou.Engines.Tests.PublicData.SharingCity;

namespace Yingzhou.Engines.Tests.Protection;

/// <summary>How a table leaves, and that it is gone afterwards.</summary>
public sealed class ExportTests(CityTemplate template)
{
    static async Task<CityUnderTest> WithPensions(DatabaseKind kind, CityTemplate template, int rows)
    {
        var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        await city.Load(
            Pensions,
            "sfzh,xm,ffny,ffje,dylb\n"
                + string.Concat(
                    Enumerable
                        .Range(0, rows)
                        .Select(i =>
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{ResidentId.Compose("330902", new DateOnly(1940, 1, 1).AddDays(i * 7), i % 1_000).Number},周小{(char)('一' + (i % 50))},202602,{3_000 + i}.5,1\n"
                            )
                        )
                )
        );
        return city;
    }

    static Task<T> Exports<T>(CityUnderTest city, Func<IExports, Task<T>> ask) => city.Do(ask);

    static async Task<ExportTicket> Asked(CityUnderTest city, Subject by, string key, string table = Pensions)
    {
        var asked = await Exports(city, exports => exports.Ask(new(key, "dataset", table, "年度审计抽查"), by));
        CityUnderTest.Succeed(asked);
        return asked.Value;
    }

    /// <summary>Somebody who may agree, with a second factor of this minute.</summary>
    static Subject Approver(CityUnderTest city, string login, string post) =>
        city.Official(login, post) with
        {
            ProvenAt = city.Clock.GetUtcNow(),
        };

    static Subject HeLihua(CityUnderTest city) => Approver(city, "he-lihua", "big-data/director");

    static Subject AnNing(CityUnderTest city) => Approver(city, "an-ning", "big-data/security-admin");

    static Task<Outcome<ExportTicket>> Agree(CityUnderTest city, ExportTicket ticket, Subject by) =>
        Exports(city, exports => exports.Decide(new(ticket.Id, true, null), by));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task P15_8_1001_rows_of_L3_wait_for_the_second_person_and_then_lead_back_to_who_took_them(DatabaseKind kind)
    {
        await using var city = await WithPensions(kind, template, 1_001);
        var asking = city.Administrator();
        var ticket = await Asked(city, asking, "one");
        Assert.Equal((ExportStanding.Waiting, 2, 1_001L), (ticket.Standing, ticket.Needed, ticket.Rows));
        // The same request again is the same ticket.
        Assert.Equal(ticket.Id, (await Asked(city, asking, "one")).Id);

        Assert.Equal("permission.step-up", (await Agree(city, ticket, HeLihua(city) with { ProvenAt = null })).Fault?.Code);
        var first = await Agree(city, ticket, HeLihua(city));
        Assert.Equal(ExportStanding.Waiting, first.Value.Standing);
        Assert.Equal("protection.approved-already", (await Agree(city, ticket, HeLihua(city))).Fault?.Code);
        Assert.Equal("protection.export-not-ready", (await Exports(city, exports => exports.Take(ticket.Id, asking))).Fault?.Code);
        Assert.Single((await Exports(city, exports => exports.Desk(AnNing(city)))).Waiting);
        Assert.Equal(ExportStanding.Ready, (await Agree(city, ticket, AnNing(city))).Value.Standing);
        Assert.Equal(404, (await Exports(city, exports => exports.Take(ticket.Id, HeLihua(city)))).Fault?.Status);
        var taken = await Exports(city, exports => exports.Take(ticket.Id, asking));
        CityUnderTest.Succeed(taken);

        // Sealed on the disk, whole in the hand.
        Assert.Equal(ticket.FileHash, Convert.ToHexStringLower(Sm3.Hash(taken.Value.Content)));
        var rows = CsvText.Rows(Encoding.UTF8.GetString(taken.Value.Content));
        Assert.Equal(1_002, rows.Count);
        await city.Do<ILedgerKeeping, int>(keeping => keeping.Place());
        var kinds = (await city.Do<ILedger, Page<LedgerLine>>(ledger => ledger.List(new(Object: ticket.Number)))).Items.Select(line =>
            line.Kind
        );
        Assert.Equal([ExportEvidence.Taken, ExportEvidence.Decided, ExportEvidence.Decided, ExportEvidence.Asked], kinds);

        // A fifth of the rows, sorted anew, one column gone.
        IReadOnlyList<IReadOnlyList<string>> leaked =
        [
            [.. rows[0].Take(4)],
            .. rows.Skip(1).Where((_, i) => i % 5 == 0).OrderByDescending(row => row[1]).Select(row => row.Take(4).ToList()),
        ];
        var traced = await city.Do<ITracing, TraceReport>(tracing => tracing.Table(leaked));
        Assert.Contains(asking.Name, traced.Named?.Who, StringComparison.Ordinal);
        Assert.Contains(ticket.Number, traced.Named!.Carrier, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task P15_8_two_exports_of_900_in_24_hours_are_counted_together(DatabaseKind kind)
    {
        await using var city = await WithPensions(kind, template, 900);
        var first = await Asked(city, city.Administrator(), "one");
        var second = await Asked(city, city.Administrator(), "two");

        Assert.Equal((1, 2), (first.Needed, second.Needed));
        Assert.Equal(ExportStanding.Ready, (await Agree(city, first, HeLihua(city))).Value.Standing);
        Assert.Equal(ExportStanding.Waiting, (await Agree(city, second, HeLihua(city))).Value.Standing);
        // What was withdrawn took nothing; a day later the count begins again.
        CityUnderTest.Succeed(await Exports(city, exports => exports.Withdraw(second.Id, city.Administrator())));
        city.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, (await Asked(city, city.Administrator(), "three")).Needed);
    }

    [Fact]
    public async Task After_seven_days_file_and_key_are_gone_and_the_certificate_says_what_it_cannot_prove()
    {
        await using var city = await WithPensions(DatabaseKind.Sqlite, template, 40);
        var ticket = await Asked(city, city.Administrator(), "one");
        CityUnderTest.Succeed(await Agree(city, ticket, HeLihua(city)));
        CityUnderTest.Succeed(await Exports(city, exports => exports.Take(ticket.Id, city.Administrator())));
        var refused = await Asked(city, city.Administrator(), "two");
        CityUnderTest.Succeed(await Exports(city, exports => exports.Decide(new(refused.Id, false, "没有必要"), HeLihua(city))));
        Assert.Equal(1, await city.Do<ExpireExports, int>(expire => expire.Run(default)));

        city.Clock.Advance(ExportControl.Kept - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await city.Do<ExpireExports, int>(expire => expire.Run(default)));
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(410, (await Exports(city, exports => exports.Take(ticket.Id, city.Administrator()))).Fault?.Status);
        // Killed between file and certificate: the next round writes it.
        await city.Do<ExportFiles, string>(files => Task.FromResult(files.Destroy(ticket.Id)));
        Assert.Equal(1, await city.Do<ExpireExports, int>(expire => expire.Run(default)));
        Assert.Equal(0, await city.Do<ExpireExports, int>(expire => expire.Run(default)));

        var proofs = await city.Do<IDestruction, IReadOnlyList<DestructionProof>>(destruction => destruction.List());
        Assert.Equal([ticket.Number, refused.Number], proofs.Select(proof => proof.Object));
        Assert.Equal((40L, $"exports/{ticket.Id:N}"), (proofs[0].Count, proofs[0].KeyDestroyed));
        Assert.Contains("证明不了", proofs[0].Copies, StringComparison.Ordinal);
        Assert.Contains("没有被领取过", proofs[1].Copies, StringComparison.Ordinal);
        Assert.NotNull(await city.Do<ILedger, LedgerLine?>(ledger => ledger.Find(proofs[0].Entry)));
        Assert.Null(await city.Do<ExportFiles, byte[]?>(files => Task.FromResult(files.Open(ticket.Id))));
    }

    [Fact]
    public async Task Only_who_sends_a_table_may_take_it_away_and_a_purpose_is_asked()
    {
        await using var city = await WithPensions(DatabaseKind.Sqlite, template, 10);
        var stranger = city.Commissioner("tax");

        Assert.Empty(await Exports(city, exports => exports.Choices(stranger)));
        Assert.Equal(
            404,
            (await Exports(city, exports => exports.Ask(new("k", "dataset", Pensions, "年度审计抽查"), stranger))).Fault?.Status
        );
        Assert.Equal(
            "purpose",
            (await Exports(city, exports => exports.Ask(new("k", "dataset", Pensions, "用"), city.Administrator()))).Fault?.Field
        );
        Assert.Equal(
            "table",
            (await Exports(city, exports => exports.Ask(new("k", "nowhere", Pensions, "年度审计抽查"), city.Administrator()))).Fault?.Field
        );
        Assert.Equal(0, await city.Read(context => context.Set<ExportTicket>().CountAsync()));
    }

    [Fact]
    public async Task A_batch_of_the_gateway_beyond_1000_sensitive_rows_is_held_until_another_person_agrees()
    {
        await using var city = await WithPensions(DatabaseKind.Sqlite, template, 1_001);
        var caller = await city.Granted(
            Ask(Pensions, "ENTERPRISE-CHECK", ["ffny", "ffje"], """{"in":["dylb",["1"]]}""", batch: true),
            new Dictionary<string, string> { ["ffje"] = "none" }
        );
        var started = Answered(await caller.Send(caller.Signed("{}", act: GatewayAct.StartExport)));
        var export = Guid.Parse((string)started["export"]!);
        async Task<string> State()
        {
            while (await city.Do<WriteExports, int>(write => write.Run(CancellationToken.None)) > 0) { }
            return (string)Answered(await caller.Send(caller.Signed("", act: GatewayAct.Manifest, export: export)))["state"]!;
        }

        Assert.Equal("held", await State());
        Assert.NotNull((await caller.Send(caller.Signed("", act: GatewayAct.Part, export: export, number: 1))).Denial);
        var ticket = Assert.Single((await Exports(city, exports => exports.Desk(HeLihua(city)))).Waiting);
        CityUnderTest.Succeed(await Agree(city, ticket, HeLihua(city)));

        Assert.Equal("ready", await State());
        Assert.Null((await caller.Send(caller.Signed("", act: GatewayAct.Part, export: export, number: 1))).Denial);
    }

    [Fact]
    public async Task The_breach_report_tells_who_took_what_in_the_window_and_nothing_outside_of_it()
    {
        await using var city = await WithPensions(DatabaseKind.Sqlite, template, 40);
        var before = city.Clock.GetUtcNow();
        var ticket = await Asked(city, city.Administrator(), "one");
        CityUnderTest.Succeed(await Agree(city, ticket, HeLihua(city)));
        CityUnderTest.Succeed(await Exports(city, exports => exports.Take(ticket.Id, city.Administrator())));
        Task<Outcome<BreachReport>> Report(DateTimeOffset from, DateTimeOffset until, Subject? by = null) =>
            city.Do<IBreachReport, Outcome<BreachReport>>(breach => breach.Write(from, until, by));

        var report = (await Report(before, before.AddHours(1))).Value;
        Assert.Equal((ticket.Number, 40L), (Assert.Single(report.Taken).Object, report.Taken[0].Rows));
        Assert.Contains(ticket.Number, report.Text, StringComparison.Ordinal);
        Assert.Contains("第五十七条", report.Text, StringComparison.Ordinal);
        Assert.NotNull(await city.Do<ILedger, LedgerLine?>(ledger => ledger.Find(report.Entry)));
        Assert.Empty((await Report(before.AddDays(-2), before.AddDays(-1))).Value.Taken);
        Assert.Equal(403, (await Report(before, before.AddHours(1), city.Administrator())).Fault?.Status);
        Assert.Equal("until", (await Report(before, before)).Fault?.Field);
    }
}
