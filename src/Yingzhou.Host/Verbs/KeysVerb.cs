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
        return new Command("keys", "Keys of this installation") { rotate };
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
}
