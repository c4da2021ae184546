using System.Diagnostics;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Privacy;
using Yingzhou.Assurance.Privacy.Meeting;
using Yingzhou.Engines.Tests.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Privacy;

/// <summary>Two nodes, each with its own folder, key and ledger, find out what they share and nothing else.</summary>
public sealed class PsiMeetingTests : IDisposable
{
    readonly Sm2Key city = Sm2Key.Generate();
    readonly string files = Directory.CreateTempSubdirectory("yz-psi-").FullName;

    public void Dispose() => Directory.Delete(files, recursive: true);

    static List<string> Ids(int from, int count) => [.. Enumerable.Range(from, count).Select(number => $"3309021990{number:00000000}")];

    static PsiGrant Granted(
        string firstKey,
        string secondKey,
        PsiGain gain = PsiGain.SizeOnly,
        string number = "Q-2026-000001",
        bool repeat = false
    ) => new(number, "核对名单", "协议第四条", new("a", "甲局", firstKey), new("b", "乙局", secondKey), gain, new(2026, 12, 31), repeat);

    static string Hex(Sm2PublicKey key) => Convert.ToHexStringLower(key.Export());

    static (Stream First, Stream Second) Wire()
    {
        var (one, other) = (new Pipe(new(pauseWriterThreshold: 0)), new Pipe(new(pauseWriterThreshold: 0)));
        return (new TwoWays(one, other), new TwoWays(other, one));
    }

    static Task<Outcome<PsiResult>> Meet(EmptyCity node, PsiGrant grant, List<string> list, Stream wire, string files) =>
        node.Do<PsiNode, Outcome<PsiResult>>(async one =>
        {
            var met = await one.Meet(grant, list, wire, files);
            // Who stops hangs up.
            await wire.DisposeAsync();
            return met;
        });

    static async Task<(Outcome<PsiResult> First, Outcome<PsiResult> Second)> Both(
        Func<Stream, Task<Outcome<PsiResult>>> first,
        Func<Stream, Task<Outcome<PsiResult>>> second
    )
    {
        var (one, other) = Wire();
        var sides = await Task.WhenAll(first(one), second(other));
        return (sides[0], sides[1]);
    }

    [Fact]
    public async Task Both_keep_evidence_and_the_one_who_may_learns_which()
    {
        await using var a = EmptyCity.Found(null);
        await using var b = EmptyCity.Found(null);
        async Task<string> Key(EmptyCity node) => await node.Do<PsiNode, string>(one => Task.FromResult(Hex(one.Public)));
        var grant = Granted(await Key(a), await Key(b), PsiGain.Second);
        var (mine, theirs) = (Ids(0, 400), Ids(330, 150));
        var (inA, inB) = (Path.Combine(files, "a"), Path.Combine(files, "b"));

        var (first, second) = await Both(wire => Meet(a, grant, mine, wire, inA), wire => Meet(b, grant, theirs, wire, inB));

        Assert.Equal((70, 70), (first.Value.Report.Shared, second.Value.Report.Shared));
        Assert.Null(first.Value.Entries);
        Assert.Equal(Ids(330, 70), second.Value.Entries!.Order());
        Assert.True(first.Value.Report.Agrees(second.Value.Report));
        Assert.Equal(Ids(330, 70), await File.ReadAllLinesAsync(Path.Combine(inB, "shared-Q-2026-000001.txt")));
        Assert.False(File.Exists(Path.Combine(inA, "shared-Q-2026-000001.txt")));
        foreach (var (node, folder, report) in new[] { (a, inA, first.Value.Report), (b, inB, second.Value.Report) })
        {
            var line = Assert.Single((await node.Do<ILedger, Page<LedgerLine>>(ledger => ledger.List(new("privacy.met")))).Items);
            Assert.Equal((report.Entry, grant.Hash), (line.Id, line.About));
            Assert.Contains(report.First, line.Payload, StringComparison.Ordinal);
            Assert.True((await node.Do<ILedger, Outcome<LedgerProof>>(ledger => ledger.Prove(line.Id))).Succeeded);
            // What a side saw is points and signatures: nobody's number stands in it.
            var seen = await File.ReadAllTextAsync(Path.Combine(folder, "seen-Q-2026-000001.txt"));
            Assert.DoesNotContain("3309021990", seen, StringComparison.Ordinal);
            Assert.True(seen.Split('\n').Count(value => value.Length == 2 * PsiParty.Size) == report.Mine + report.Theirs);
            var signed = await File.ReadAllTextAsync(Path.Combine(folder, "report-Q-2026-000001.json"));
            Assert.Equal(report.Shared, PsiReport.Read(signed, grant).Value.Shared);
            Assert.Equal(
                "privacy.report-foreign",
                PsiReport.Read(signed.Replace("\\\"shared\\\":70", "\\\"shared\\\":71", StringComparison.Ordinal), grant).Fault?.Code
            );
        }

        // Once is once, and nearly the same list again needs both to have said so.
        Assert.Equal("privacy.grant-used", (await Meet(a, grant, mine, Wire().First, inA)).Fault?.Code);
        var again = Granted(await Key(a), await Key(b), number: "Q-2026-000002");
        Assert.Equal("privacy.asked-again", (await Meet(a, again, Ids(20, 400), Wire().First, inA)).Fault?.Code);
        var allowed = Granted(await Key(a), await Key(b), number: "Q-2026-000003", repeat: true);
        var repeated = await Both(wire => Meet(a, allowed, Ids(20, 400), wire, inA), wire => Meet(b, allowed, theirs, wire, inB));
        Assert.Equal(90, repeated.First.Value.Report.Shared);
    }

    [Fact]
    public async Task Whoever_has_another_key_another_grant_or_hangs_up_gets_nothing()
    {
        var (one, other, stranger) = (Sm2Key.Generate(), Sm2Key.Generate(), Sm2Key.Generate());
        var grant = Granted(Hex(one.Public), Hex(other.Public));
        var kept = 0;
        Func<Stream, Task<Outcome<PsiResult>>> Side(PsiGrant with, Sm2Key key, int count) =>
            async wire =>
            {
                var met = await new PsiMeeting(with, key, Ids(0, count), wire).Hold(_ =>
                {
                    Interlocked.Increment(ref kept);
                    return Task.FromResult(Guid.NewGuid());
                });
                await wire.DisposeAsync();
                return met;
            };

        Assert.Equal("privacy.not-a-party", (await Side(grant, stranger, 100)(Wire().First)).Fault?.Code);
        // A stranger who claims the second side shows a grant of their own making.
        var forged = Granted(Hex(one.Public), Hex(stranger.Public));
        Assert.Equal("privacy.other-grant", (await Both(Side(grant, one, 100), Side(forged, stranger, 100))).First.Fault?.Code);
        Assert.Equal("privacy.set-too-small", (await Both(Side(grant, one, 100), Side(grant, other, 99))).Second.Fault?.Code);
        Assert.Equal("privacy.peer-left", (await Both(Side(grant, one, 100), Side(grant, other, 99))).First.Fault?.Code);
        Assert.Equal(0, kept);
        // The same hello and no key to it.
        var (mine, theirs) = Wire();
        var waiting = Side(grant, one, 100)(mine);
        var talk = new PsiWire(theirs, null);
        var hello = System.Text.Encoding.UTF8.GetBytes($$"""{"v":1,"grant":"{{grant.Hash}}","side":1,"count":100,"nonce":"00"}""");
        await talk.Send("hello", hello, default);
        await talk.Receive("hello", 4_096, default);
        await talk.Send("proof", stranger.Sign([1, 2, 3]), default);
        Assert.Equal("privacy.not-the-party", (await waiting).Fault?.Code);
        Assert.Equal(0, kept);
    }

    [Fact]
    public void A_grant_is_the_citys_word_and_ends()
    {
        var grant = Granted(Hex(Sm2Key.Generate().Public), Hex(Sm2Key.Generate().Public), PsiGain.Both, repeat: true);
        var file = grant.Signed(city);

        Assert.Equal(grant, PsiGrant.Read(file, city.Public, new(2026, 12, 31)).Value);
        Assert.Equal("privacy.grant-over", PsiGrant.Read(file, city.Public, new(2027, 1, 1)).Fault?.Code);
        Assert.Equal("privacy.grant-unsigned", PsiGrant.Read(file, Sm2Key.Generate().Public, new(2026, 12, 1)).Fault?.Code);
        Assert.Equal(
            "privacy.grant-unsigned",
            PsiGrant.Read(file.Replace("2026-12-31", "2036-12-31", StringComparison.Ordinal), city.Public, new(2026, 12, 1)).Fault?.Code
        );
        Assert.Equal("privacy.grant-unreadable", PsiGrant.Read("{}", city.Public, new(2026, 12, 1)).Fault?.Code);
        Assert.Equal("privacy.grant-unreadable", PsiGrant.Read("求交", city.Public, new(2026, 12, 1)).Fault?.Code);
        Assert.Equal(
            ["33090219900101123X"],
            PsiList.Read(["３３０９０２１９９００１０１１２３x", " 330902 19900101123X ", "", "33090219900101123x"])
        );
    }

    [Fact]
    public async Task Two_processes_meet_over_the_loopback()
    {
        static async Task<(int Code, string Said)> Yz(params string[] words)
        {
            var program = Path.Combine(
                Repository.Root,
                "src",
                "Yingzhou.Host",
                "bin",
                Repository.Configuration,
                "net10.0",
                "Yingzhou.Host.dll"
            );
            using var process = Process.Start(
                new ProcessStartInfo("dotnet", [program, "psi", .. words]) { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, string.Concat(said));
        }
        var (a, b) = (Path.Combine(files, "node-a"), Path.Combine(files, "node-b"));
        var keys = await Task.WhenAll(Yz("key", "--data", a), Yz("key", "--data", b));
        var grant = Granted(keys[0].Said.Trim(), keys[1].Said.Trim()) with { Until = new(2099, 12, 31) };
        string Named(string name, string text)
        {
            var file = Path.Combine(files, name);
            File.WriteAllText(file, text);
            return file;
        }
        var signed = Named("grant.json", grant.Signed(city));
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var at = free.LocalEndpoint.ToString()!;
        free.Stop();
        string[] Words(string verb, string data, string list) =>
            [
                verb,
                "--data",
                data,
                "--grant",
                signed,
                "--city-key",
                Hex(city.Public),
                "--list",
                list,
                "--out",
                $"{data}-out",
                "--at",
                at,
                "--minutes",
                "1",
            ];

        var sides = await Task.WhenAll(
            Yz(Words("serve", a, Named("a.txt", string.Join('\n', Ids(0, 1_000))))),
            Yz(Words("join", b, Named("b.txt", string.Join('\n', Ids(950, 100)))))
        );

        Assert.All(sides, side => Assert.True(side.Code == 0 && side.Said.Contains("共同 50 条", StringComparison.Ordinal), side.Said));
    }
}
