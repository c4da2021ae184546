using System.CommandLine;
using System.Globalization;
using Yingzhou.Foundation.Storage;
using Yingzhou.Host.Composition;

namespace Yingzhou.Host.Verbs;

/// <summary><c>keys rotate</c>: a new key for personal fields, beside a running city; then every field is sealed anew.</summary>
static class KeysVerb
{
    static readonly Option<bool> Master = new("--master")
    {
        Description = "Only the key-encryption key: data keys are wrapped anew, fields stay",
    };

    static readonly Option<string> Held = new("--held")
    {
        Description = "The folder of the key server: its keys lie in keys/personal below it",
        Required = true,
    };
    static readonly Option<string> Socket = new("--socket") { Description = "Where the city asks", Required = true };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var rotate = new Command("rotate", "Replaces the key that seals personal fields; the city may go on running")
        {
            Master,
            BackupVerb.Data,
            BackupVerb.Connection,
        };
        rotate.SetAction(Rotate);
        var serve = new Command(
            "serve",
            "Holds the key-encryption keys for a city that is started with --Storage:KeyServer SOCKET; until it is stopped"
        )
        {
            Held,
            Socket,
        };
        serve.SetAction(Serve);
        return new Command("keys", "Keys of this installation") { rotate, serve };
    }

    static async Task<int> Rotate(ParseResult parsed, CancellationToken cancel)
    {
        await using var city = StoredCity.Open(parsed.GetValue(BackupVerb.Data)!, parsed.GetValue(BackupVerb.Connection));
        var keys = city.Services.GetRequiredService<PersonalCipher>().Keys;
        if (parsed.GetValue(Master))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"key-encryption key {keys.RotateMaster()} holds all data keys"));
            return 0;
        }
        var id = keys.Rotate();
        await using var scope = city.Services.CreateAsyncScope();
        var done = await scope.ServiceProvider.GetRequiredService<ResealPersonal>().Run(cancel);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"data key {id} seals from now on, {done} fields were sealed anew"));
        return 0;
    }

    static async Task<int> Serve(ParseResult parsed, CancellationToken cancel)
    {
        await using var server = KeyServer.Start(parsed.GetValue(Held)!, parsed.GetValue(Socket)!);
        Console.WriteLine($"holding keys at {parsed.GetValue(Socket)}");
        try
        {
            await Task.Delay(Timeout.Infinite, cancel);
        }
        catch (OperationCanceledException) { }
        return 0;
    }
}
