using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Data.Sharing;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Engines.Tests.PublicData;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Credentials;

namespace Yingzhou.Engines.Tests.Ledger;

/// <summary>What enters the ledger from the engines, and what somebody else's tool says of its signatures.</summary>
public class EvidenceTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    static async Task<IReadOnlyList<LedgerLine>> About(CityUnderTest city, string about)
    {
        while (await city.Do<ILedgerKeeping, int>(keeping => keeping.Place()) > 0) { }
        return (await city.Do<ILedger, Page<LedgerLine>>(ledger => ledger.List(new(About: about)))).Items;
    }

    [Fact]
    public async Task A_data_items_whole_way_stands_in_the_ledger_and_names_nobody()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        await city.LoadFirms();
        var caller = await city.Granted(SharingCity.Ask(SharingCity.Firms, "STATISTICS", ["hydm"]));
        var answer = await caller.Query("""{"group":["hydm"]}""");
        Assert.Null(answer.Denial);
        var stopped = await city.Sharing(sharing => sharing.Revoke(caller.Grant, "试用结束", city.Commissioner("market-supervision")));
        Assert.True(stopped.Succeeded, stopped.Fault?.ToString());
        Assert.NotNull((await caller.Query("""{"group":["hydm"]}""")).Denial);

        var way = await About(city, SharingCity.Firms);

        Assert.Superset(new HashSet<string>(["sharing.granted", "sharing.call", "sharing.stopped"]), way.Select(line => line.Kind).ToHashSet());
        var call = Assert.Single(way, line => line.Kind == "sharing.call");
        Assert.Equal(answer.Call, call.Id);
        Assert.All(way, line => Assert.DoesNotContain("of market-supervision", line.Leaf, StringComparison.Ordinal));
        Assert.Contains("STATISTICS", call.Leaf, StringComparison.Ordinal);
        Assert.Contains(caller.KeyId, call.Payload, StringComparison.Ordinal);
        Assert.True((await city.Do<ILedger, Outcome<LedgerProof>>(ledger => ledger.Prove(call.Id))).Succeeded);
    }

    [Fact]
    public async Task A_credential_enters_when_it_is_issued_and_when_it_ends()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var issued = (
            await city.Step(services =>
                services
                    .GetRequiredService<ICredentials>()
                    .Issue(
                        new(
                            "finance-credit-report",
                            "3309",
                            "firm-1",
                            Personal.OrganisationName("东海厂"),
                            "市金融办",
                            [new("数据截至", "2026-03-01", Public: true)],
                            Monday,
                            Monday.AddDays(29),
                            "profile/1",
                            ReplaceOlder: true
                        )
                    )
            )
        ).Value;
        await city.Step<Done>(async services =>
        {
            await services.GetRequiredService<ICredentials>().Revoke("finance-credit-report", "firm-1", "企业自己作废");
            return Done.It;
        });

        var lines = await About(city, "finance-credit-report");

        Assert.Equal(["credentials.revoked", "credentials.issued"], lines.Select(line => line.Kind));
        Assert.All(lines, line => Assert.Equal(issued.Number, line.Object));
        Assert.All(lines, line => Assert.DoesNotContain("firm-1", line.Leaf, StringComparison.Ordinal));
    }

    /// <summary>GB/T 32918 with the default identifier: openssl 3 agrees about a head, and disagrees when one byte is another.</summary>
    [Fact]
    public async Task Openssl_verifies_the_signature_of_a_head()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        await city.Step<Guid>(services => Task.FromResult<Outcome<Guid>>(services.GetRequiredService<ILedger>().Enter(new("test", "T-1"))));
        await About(city, "none");
        var state = await city.Do<ILedger, LedgerState>(ledger => ledger.State());
        var head = state.Head!;
        var text = Encoding.UTF8.GetBytes(
            $"{head.Origin}\n{head.Size}\n{Convert.ToBase64String(head.Root)}\n{head.At.ToUnixTimeMilliseconds()}\n"
        );

        Assert.True(await Openssl(state.Sm2Key, text, head.Sm2));
        text[^2] ^= 1;
        Assert.False(await Openssl(state.Sm2Key, text, head.Sm2));
    }

    static async Task<bool> Openssl(byte[] point, byte[] text, byte[] signature)
    {
        // SubjectPublicKeyInfo of id-ecPublicKey on sm2p256v1 (1.2.156.10197.1.301).
        byte[] key = [.. Convert.FromHexString("3059301306072A8648CE3D020106082A811CCF5501822D034200"), .. point];
        var folder = Directory.CreateTempSubdirectory("yz-sm2-");
        try
        {
            string At(string name) => Path.Combine(folder.FullName, name);
            await File.WriteAllTextAsync(
                At("key.pem"),
                $"-----BEGIN PUBLIC KEY-----\n{Convert.ToBase64String(key)}\n-----END PUBLIC KEY-----\n"
            );
            await File.WriteAllBytesAsync(At("text"), text);
            await File.WriteAllBytesAsync(At("signature"), signature);
            var start = new ProcessStartInfo(
                "openssl",
                [
                    "pkeyutl",
                    "-verify",
                    "-pubin",
                    "-inkey",
                    At("key.pem"),
                    "-rawin",
                    "-digest",
                    "sm3",
                    "-pkeyopt",
                    "distid:1234567812345678",
                    "-in",
                    At("text"),
                    "-sigfile",
                    At("signature"),
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            Process openssl;
            try
            {
                openssl = Process.Start(start)!;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Assert.Skip("openssl is not installed.");
                throw;
            }
            using (openssl)
            {
                var said = await openssl.StandardOutput.ReadToEndAsync() + await openssl.StandardError.ReadToEndAsync();
                await openssl.WaitForExitAsync();
                Assert.Contains("Signature Verif", said, StringComparison.Ordinal);
                return openssl.ExitCode == 0;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
