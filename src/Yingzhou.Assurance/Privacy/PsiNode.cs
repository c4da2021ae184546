using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Privacy;

/// <summary>
/// A party's own machine (求交节点): holds its key, its ledger and what it compared before, meets another under a grant, and leaves three files: what it saw, its report, and its shared entries where the grant
/// gives them to it.
/// </summary>
public sealed class PsiNode(CityStep step, ILedger ledger, ILedgerKeeping keeping, InstallationKeys keys, IOptions<StorageOptions> storage)
{
    static readonly Fault Used = new("privacy.grant-used", "这份授权已经用过一次，一份授权只做一次求交。", 409);
    static readonly Fault Again = new(
        "privacy.asked-again",
        "这份名单与以前和对方比过的一份有九成以上相同：反复比对会逐个暴露对方的名单，需要双方在授权里同意重复比对。",
        403
    );

    sealed record Compared(string Number, string With, ListSketch List);

    string Folder => Path.Combine(storage.Value.Folder, "privacy");

    string Book => Path.Combine(Folder, "compared.jsonl");

    Sm2Key Key => keys.Of("psi-node");

    /// <summary>To be registered with the city when this party consents.</summary>
    public Sm2PublicKey Public => Key.Public;

    /// <param name="files">Where the three files go.</param>
    public async Task<Outcome<PsiResult>> Meet(
        PsiGrant grant,
        IReadOnlyCollection<string> entries,
        Stream wire,
        string files,
        CancellationToken cancel = default
    )
    {
        Directory.CreateDirectory(Folder);
        Directory.CreateDirectory(files);
        var with = grant.SideOf(Key.Public) is { } side ? grant[1 - side].Key : "";
        var sketch = ListSketch.Of(entries, KeyFile.Open(storage.Value.Folder, "psi-sketch.key", () => Sm2Key.Generate().Export()));
        var before = Before();
        if (before.Any(one => one.Number == grant.Number))
            return Used;
        if (!grant.MayRepeat && sketch.IsAgain(before.Where(one => one.With == with).Select(one => one.List)))
            return Again;

        await using var seen = new StreamWriter(Path.Combine(files, $"seen-{grant.Number}.txt"), append: false);
        var meeting = new PsiMeeting(grant, Key, entries, wire, seen);
        var met = await meeting.Hold(report => Keep(grant, report, new(grant.Number, with, sketch), cancel), cancel);
        if (met.Fault is { } fault)
        {
            await step.Run<Guid>(
                "AbortPsi",
                () => Entered(new("privacy.aborted", grant.Number) { About = grant.Hash, Purpose = fault.Code }),
                cancel
            );
            return fault;
        }
        var result = met.Value;
        if (result.Entries is { } shared)
            await File.WriteAllLinesAsync(Path.Combine(files, $"shared-{grant.Number}.txt"), shared.Order(StringComparer.Ordinal), cancel);
        await File.WriteAllTextAsync(Path.Combine(Folder, $"salt-{grant.Number}.hex"), Convert.ToHexStringLower(result.Salt), cancel);
        await File.WriteAllTextAsync(Path.Combine(files, $"report-{grant.Number}.json"), result.Report.Signed(Key), cancel);
        while (await keeping.Place(cancel) > 0) { }
        return result;
    }

    // First the book, then the ledger: dying in between leaves a grant that cannot be used again, never one that can be used twice.
    async Task<Guid> Keep(PsiGrant grant, PsiReport report, Compared compared, CancellationToken cancel)
    {
        await File.AppendAllTextAsync(Book, JsonSerializer.Serialize(compared) + "\n", cancel);
        var entered = await step.Run<Guid>(
            "MeetForPsi",
            () =>
                Entered(
                    new("privacy.met", grant.Number)
                    {
                        About = grant.Hash,
                        Unit = grant[report.Side].Unit,
                        Purpose = grant.Purpose,
                        Payload = new
                        {
                            report.Side,
                            report.Mine,
                            report.Theirs,
                            report.Shared,
                            report.First,
                            report.Second,
                            report.List,
                        },
                    }
                ),
            cancel
        );
        return entered.Value;
    }

    Task<Outcome<Guid>> Entered(Evidence evidence) => Task.FromResult<Outcome<Guid>>(ledger.Enter(evidence));

    // A line that was cut by death is of a meeting that gave no result.
    List<Compared> Before()
    {
        var before = new List<Compared>();
        foreach (var line in File.Exists(Book) ? File.ReadLines(Book, Encoding.UTF8) : [])
            try
            {
                if (JsonSerializer.Deserialize<Compared>(line) is { } one)
                    before.Add(one);
            }
            catch (JsonException) { }
        return before;
    }
}
