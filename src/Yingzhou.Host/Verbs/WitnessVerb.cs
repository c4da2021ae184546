using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Yingzhou.Formats.Ledger;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Host.Verbs;

/// <summary>
/// <c>witness</c>: an independent cosigner of a city's ledger, on somebody else's machine. It keeps its key, the log's keys as first seen, and the last head it signed; a head that does not continue that one
/// it refuses, loudly and for ever.
/// </summary>
static class WitnessVerb
{
    static readonly Option<string> City = new("--city") { Description = "Address of the city", Required = true };
    static readonly Option<string> Name = new("--name") { Description = "As the city registered this witness", Required = true };
    static readonly Option<string> State = new("--state") { Description = "The folder in which the witness remembers", Required = true };
    static readonly Option<int> Seconds = new("--every") { Description = "Seconds between two looks", DefaultValueFactory = _ => 10 };
    static readonly Option<bool> Once = new("--once") { Description = "Looks once and ends" };
    static readonly Option<bool> ShowKey = new("--show-key")
    {
        Description = "Prints the key to register with the city (Ledger:Witnesses:NAME)",
    };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var witness = new Command("witness", "Cosigns the heads of a city's ledger, and refuses one that rewrites the past")
        {
            City,
            Name,
            State,
            Seconds,
            Once,
            ShowKey,
        };
        witness.SetAction(Run);
        return witness;
    }

    static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var state = parsed.GetValue(State)!;
        var key = Sm2Key.Import(KeyFile.Open(state, "witness.key", () => Sm2Key.Generate().Export()));
        if (parsed.GetValue(ShowKey))
        {
            Console.WriteLine(Convert.ToHexStringLower(key.Public.Export()));
            return 0;
        }
        using var city = new HttpClient { BaseAddress = new Uri(parsed.GetValue(City)!) };
        while (true)
        {
            try
            {
                if (await Look(city, parsed.GetValue(Name)!, state, key, cancel) is { } refused)
                {
                    await Console.Error.WriteLineAsync($"拒绝联署：{refused}");
                    return 1;
                }
            }
            catch (HttpRequestException unreachable)
            {
                await Console.Error.WriteLineAsync(unreachable.Message);
                if (parsed.GetValue(Once))
                    return 1;
            }
            if (parsed.GetValue(Once))
                return 0;
            await Task.Delay(TimeSpan.FromSeconds(parsed.GetValue(Seconds)), cancel);
        }
    }

    /// <returns>Why the newest head was not signed.</returns>
    static async Task<string?> Look(HttpClient city, string name, string state, Sm2Key key, CancellationToken cancel)
    {
        using var answer = await city.GetAsync("/api/ledger/head", cancel);
        if (answer.StatusCode is HttpStatusCode.NotFound)
            return null;
        var written = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancel);
        using var json = JsonDocument.Parse(written);
        var head = SignedHead.Read(json.RootElement);
        var book = new WitnessBook(await LogKeysOf(city, state, cancel), Seen(state));
        if (book.Seen is { } seen && seen.Size == head.Size && seen.Time == head.Time && seen.Root.AsSpan().SequenceEqual(head.Root))
            return null;
        var path =
            book.Seen is { } last && last.Size < head.Size
                ? await city.GetFromJsonAsync<List<string>>(
                    string.Create(CultureInfo.InvariantCulture, $"/api/ledger/consistency?from={last.Size}&to={head.Size}"),
                    cancel
                )
                : [];
        if (book.Refuse(head, [.. path!.Select(Convert.FromHexString)]) is { } refused)
            return refused;
        // Remembered first: what was signed and forgotten could be contradicted by the next signature.
        var fresh = Path.Combine(state, "head.json.new");
        await File.WriteAllTextAsync(fresh, written, cancel);
        File.Move(fresh, Path.Combine(state, "head.json"), overwrite: true);
        using var taken = await city.PostAsJsonAsync(
            "/api/ledger/cosignatures",
            new
            {
                witness = name,
                size = head.Size,
                time = head.Time,
                signature = Convert.ToHexStringLower(key.Sign(head.Text)),
            },
            cancel
        );
        if (taken.StatusCode is HttpStatusCode.NotFound)
            throw new HttpRequestException($"这座城市没有登记见证方 {name}，请把 --show-key 的公钥登记为 Ledger:Witnesses:{name}");
        taken.EnsureSuccessStatusCode();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"已联署规模 {head.Size} 的树头"));
        return null;
    }

    static SignedHead? Seen(string state)
    {
        var file = Path.Combine(state, "head.json");
        if (!File.Exists(file))
            return null;
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return SignedHead.Read(json.RootElement);
    }

    // Trust on first use: afterwards only a person may change the file.
    static async Task<LogKeys> LogKeysOf(HttpClient city, string state, CancellationToken cancel)
    {
        var file = Path.Combine(state, "log-keys.json");
        if (!File.Exists(file))
            await File.WriteAllTextAsync(file, await city.GetStringAsync("/api/ledger/keys", cancel), cancel);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file, cancel));
        return LogKeys.Read(json.RootElement);
    }
}
