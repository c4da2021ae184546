using System.CommandLine;
using System.Text.Json;
using Yingzhou.Formats.Ledger;

namespace Yingzhou.Host.Verbs;

/// <summary><c>verify-ledger FILE</c>: checks what a ledger gave out, without a city and without a network.</summary>
static class VerifyLedgerVerb
{
    static readonly Argument<FileInfo> Given = new("file") { Description = "ledger.jsonl or a proof of one entry" };
    static readonly Option<string?> Key = new("--key") { Description = "The log's published SM2 key, hexadecimal" };
    static readonly Option<string[]> Witness = new("--witness") { Description = "NAME=KEY of a witness that must have signed; repeatable" };
    static readonly Option<FileInfo?> Head = new("--head") { Description = "A head that you kept from before: the log must continue it" };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var verify = new Command("verify-ledger", "Checks a downloaded ledger or the proof of one entry, offline")
        {
            Given,
            Key,
            Witness,
            Head,
        };
        verify.SetAction(Run);
        return verify;
    }

    static int Run(ParseResult parsed)
    {
        LedgerTrust trust;
        try
        {
            trust = new(
                parsed.GetValue(Key) is { } key ? Convert.FromHexString(key) : null,
                (parsed.GetValue(Witness) ?? [])
                    .Select(one => one.Split('=', 2))
                    .ToDictionary(one => one[0], one => Convert.FromHexString(one[1])),
                parsed.GetValue(Head) is { } head ? Kept(head) : null
            );
        }
        catch (Exception wrong) when (wrong is FormatException or IndexOutOfRangeException or JsonException or IOException)
        {
            Console.Error.WriteLine($"--key、--witness 或 --head 读不懂：{wrong.Message}");
            return 2;
        }
        var file = parsed.GetValue(Given)!;
        if (!file.Exists)
        {
            Console.Error.WriteLine($"没有这个文件：{file.FullName}");
            return 2;
        }
        using var lines = file.OpenText();
        var verdict = LedgerVerifier.Verify(lines, trust);
        foreach (var note in verdict.Notes)
            Console.WriteLine(note);
        Console.WriteLine(verdict.Broken is { } broken ? $"不可信：{broken}" : "核验通过");
        return verdict.IsSound ? 0 : 1;
    }

    static SignedHead Kept(FileInfo file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file.FullName));
        return SignedHead.Read(json.RootElement);
    }
}
