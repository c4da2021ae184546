using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Ledger.Reading;
using Yingzhou.Assurance.Ledger.Storage;
using Yingzhou.Assurance.Ledger.Writing;
using Yingzhou.Engines.Tests.Storage;
using Yingzhou.Formats.Ledger;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Ledger;

/// <summary>The log on both databases, looked at through the files it gives out and the verifier that shares nothing with it.</summary>
public class LedgerTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Every_entry_has_a_proof_over_the_borders_of_tiles(DatabaseKind kind)
    {
        await using var ledger = await LedgerCity.Found(kind, postgres);
        var first = await ledger.Enter("G-1", "G-2");
        await ledger.Place();
        var early = await ledger.Head();
        await ledger.EnterMany(300);
        await ledger.Place();
        var middle = await ledger.Head();
        await ledger.EnterMany(400);
        var last = await ledger.Enter("G-3");
        await ledger.Place();

        // The log says its keys first.
        Assert.Equal((3L, 303L, 704L), (early.Size, middle.Size, (await ledger.Head()).Size));
        Assert.True((await ledger.Verified(early)).IsSound);
        Assert.True((await ledger.Verified(middle)).IsSound);
        foreach (var id in first.Concat(last))
            Assert.True((await ProofOf(ledger, id)).IsSound);
        var path = (await ledger.City.Do<ILedger, Outcome<IReadOnlyList<byte[]>>>(l => l.Continues(3, 704))).Value;
        Assert.True(MerkleProof.Continues(TreeHash.Sm3, 3, 704, early.Root, (await ledger.Head()).Root, path));
        Assert.Null((await ledger.City.Do<ILedgerKeeping, LedgerCheck>(keeping => keeping.Check())).Finding);
    }

    static async Task<LedgerVerdict> ProofOf(LedgerCity ledger, Guid id)
    {
        await using var request = ledger.City.Request();
        var proof = (await request.ServiceProvider.GetRequiredService<ILedger>().Prove(id)).Value;
        var file = request.ServiceProvider.GetRequiredService<LedgerFiles>().Proof(proof, opened: true);
        var key = (await ledger.State()).Sm2Key;
        var forged = LedgerVerifier.Verify(new StringReader(file.Replace(proof.Line.Object, "G-9", StringComparison.Ordinal)), new(key));
        Assert.False(forged.IsSound);
        return LedgerVerifier.Verify(new StringReader(file), new(key));
    }

    [Fact]
    public async Task A_refused_act_leaves_no_entry_and_an_event_enters_with_its_act()
    {
        await using var ledger = await LedgerCity.Found(DatabaseKind.Sqlite, postgres);
        await using (var request = ledger.City.Request())
        {
            var refused = await request
                .ServiceProvider.GetRequiredService<CityStep>()
                .Run<Done>(
                    "Test",
                    () =>
                    {
                        request.ServiceProvider.GetRequiredService<ILedger>().Enter(new("test", "refused"));
                        return Task.FromResult<Outcome<Done>>(new Fault("test.refused", "不行"));
                    }
                );
            Assert.False(refused.Succeeded);
        }
        await ledger.Place();
        Assert.Null((await ledger.State()).Head);
    }

    [Fact]
    public async Task An_act_told_twice_keeps_its_first_place()
    {
        await using var ledger = await LedgerCity.Found(DatabaseKind.Sqlite, postgres);
        var id = (await ledger.Enter("G-1"))[0];
        await ledger.Place();
        await ledger.City.Do<CityContext, int>(context =>
        {
            context.Add(LeafMaking.Make(new("test", "G-1"), id, Actor.System, context.Clock.GetUtcNow()));
            return context.SaveChangesAsync();
        });
        await ledger.Place();

        Assert.Equal(2, (await ledger.Head()).Size);
        Assert.Equal(0, (await ledger.State()).Waiting);
        Assert.True((await ledger.Verified()).IsSound);
    }

    [Theory]
    [InlineData("update ledger_entries set leaf = replace(leaf, 'G-2', 'G-9') where position = 2", "第 2 条存证与它的散列不符")]
    [InlineData("delete from ledger_entries where position = 2", "第 2 条存证不见了")]
    [InlineData(
        "update ledger_entries set position = case position when 2 then -3 else -2 end where position in (2, 3); update ledger_entries set position = -position where position < 0",
        "第 2 条存证与它的散列不符"
    )]
    [InlineData("update ledger_entries set position = position - 1 where position > 4", "第 4 条存证与它的散列不符")]
    [InlineData("update ledger_tiles set hashes = zeroblob(length(hashes))", "第 0 条存证与它的散列不符")]
    public async Task A_changed_deleted_or_moved_entry_is_caught_inside_and_outside(string sql, string finding)
    {
        await using var ledger = await LedgerCity.Found(DatabaseKind.Sqlite, postgres);
        await ledger.Enter("G-1", "G-2", "G-3", "G-4", "G-5");
        await ledger.Place();
        Assert.True((await ledger.Verified()).IsSound);
        if (sql.Contains("position - 1", StringComparison.Ordinal))
            await ledger.Sql($"delete from ledger_entries where position = 4");

        await ledger.City.Do<CityContext, int>(context => context.Database.ExecuteSqlRawAsync(sql));

        Assert.Equal(finding, (await ledger.City.Do<ILedgerKeeping, LedgerCheck>(keeping => keeping.Check())).Finding);
        // Stored hashes are not in the file: changed ones show inside, and the log is not built upon.
        Assert.Equal(sql.Contains("tiles", StringComparison.Ordinal), (await ledger.Verified()).IsSound);
    }

    [Fact]
    public async Task A_log_that_contradicts_its_head_is_not_built_upon_and_acts_go_on()
    {
        await using var ledger = await LedgerCity.Found(DatabaseKind.Sqlite, postgres);
        await ledger.Enter("G-1");
        await ledger.Place();
        await ledger.Sql($"update ledger_tiles set hashes = zeroblob(length(hashes))");
        await ledger.Enter("G-2");

        await Assert.ThrowsAsync<LedgerBrokenException>(ledger.Place);

        Assert.Equal(1, (await ledger.State()).Waiting);
    }

    /// <summary>Whoever has the keys and the database can make a log that agrees with itself. Not with what others kept.</summary>
    [Fact]
    public async Task A_history_written_anew_with_the_true_keys_is_a_fork_for_whoever_kept_a_head()
    {
        await using var ledger = await LedgerCity.Found(DatabaseKind.Sqlite, postgres);
        await ledger.Enter("G-1", "G-2");
        await ledger.Place();
        var kept = await ledger.Head();
        var book = new WitnessBook(new((await ledger.State()).Sm2Key, (await ledger.State()).Ed25519Key), kept);
        await ledger.Sql(
            $"insert into ledger_waiting (id, at, kind, object, about, leaf, salt, payload) select id, at, kind, object, about, replace(leaf, 'G-2', 'G-9'), salt, payload from ledger_entries where position > 0"
        );
        await ledger.Sql($"delete from ledger_entries");
        await ledger.Sql($"delete from ledger_tiles");
        await ledger.Sql($"delete from ledger_heads");
        await ledger.Enter("G-3");
        ledger.City.Clock.Advance(TimeSpan.FromMinutes(1));
        await ledger.Place();
        var forged = await ledger.Head();

        Assert.True((await ledger.Verified()).IsSound);
        Assert.StartsWith("分叉", (await ledger.Verified(kept)).Broken, StringComparison.Ordinal);
        var path = (await ledger.City.Do<ILedger, Outcome<IReadOnlyList<byte[]>>>(l => l.Continues(kept.Size, forged.Size))).Value;
        Assert.StartsWith("分叉", book.Refuse(forged, path), StringComparison.Ordinal);
        Assert.StartsWith("账变短了", (book with { Seen = forged }).Refuse(kept, []), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_put_back_makes_no_head_earlier()
    {
        await using var ledger = await LedgerCity.Found(DatabaseKind.Sqlite, postgres);
        await ledger.Enter("G-1");
        await ledger.Place();
        var before = await ledger.Head();
        // The test's clock cannot go back; a head from the future is the same.
        await ledger.Sql($"update ledger_heads set at = at + 36000000000");
        await ledger.Enter("G-2");
        await ledger.Place();

        Assert.True((await ledger.Head()).Time > before.Time + 3_600_000);
    }

    [Fact]
    public async Task P15_5_an_erased_entry_says_nothing_and_is_proved_as_before()
    {
        await using var ledger = await LedgerCity.Found(DatabaseKind.Sqlite, postgres);
        var ids = await ledger.Enter("G-1", "G-2");
        await ledger.Place();

        var erased = await ledger.City.Do<ILedger, Outcome<LedgerLine>>(l => l.Erase(ids[0]));
        await ledger.Place();

        Assert.Null(erased.Value.Payload);
        Assert.True((await ledger.Verified()).IsSound);
        Assert.True((await ProofOf(ledger, ids[0])).IsSound);
        Assert.NotNull((await ledger.City.Do<ILedger, LedgerLine?>(l => l.Find(ids[1])))!.Payload);
        Assert.DoesNotContain("thing", (await ledger.City.Do<ILedger, LedgerLine?>(l => l.Find(ids[1])))!.Leaf, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"format\":\"other/1\"}")]
    [InlineData("{\"format\":\"yingzhou-ledger/1\",\"hash\":\"MD5\",\"origin\":\"x\",\"keys\":{\"sm2\":\"00\",\"ed25519\":\"00\"}}")]
    [InlineData(
        "{\"format\":\"yingzhou-ledger-proof/1\",\"hash\":\"SM3\",\"keys\":{\"sm2\":\"00\",\"ed25519\":\"00\"},\"leaf\":\"{}\",\"position\":0,\"path\":[\"0\"],\"head\":[]}"
    )]
    public void A_file_that_is_none_is_refused_in_words(string file) =>
        Assert.NotNull(LedgerVerifier.Verify(new StringReader(file), new()).Broken);

    [Fact]
    public void A_file_with_another_key_is_another_ledger()
    {
        var header = "{\"format\":\"yingzhou-ledger/1\",\"hash\":\"SM3\",\"origin\":\"x\",\"keys\":{\"sm2\":\"00\",\"ed25519\":\"00\"}}";

        Assert.Contains("这不是那本账", LedgerVerifier.Verify(new StringReader(header), new([1])).Broken, StringComparison.Ordinal);
    }
}
