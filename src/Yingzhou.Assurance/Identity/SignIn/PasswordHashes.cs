using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;

namespace Yingzhou.Assurance.Identity.SignIn;

/// <summary>Argon2id hashes in the usual text form <c>$argon2id$v=19$m=…,t=…,p=1$salt$hash</c>, so that costs may rise and old hashes still verify.</summary>
sealed class PasswordHashes(IOptions<IdentityOptions> options) : IDisposable
{
    const int SaltSize = 16;
    const int HashSize = 32;

    // A hash fills a core for tens of milliseconds: more at once would only take the rest of the city's time.
    readonly SemaphoreSlim cores = new(Environment.ProcessorCount, Environment.ProcessorCount);

    // What an unknown account is compared with, so that it takes as long as a known one.
    string? decoy;

    public async Task<string> Hash(string password, CancellationToken cancel)
    {
        var cost = options.Value.Password;
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        var hash = await Compute(password, salt, cost.MemoryKiB, cost.Passes, cancel);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"$argon2id$v=19$m={cost.MemoryKiB},t={cost.Passes},p=1${Text(salt)}${Text(hash)}"
        );
    }

    /// <param name="stored"><c>null</c>: there is no such account, or none with a password. Takes as long as any other comparison.</param>
    public async Task<bool> Matches(string password, string? stored, CancellationToken cancel)
    {
        var against = stored ?? (decoy ??= await Hash(Guid.CreateVersion7().ToString(), cancel));
        var parts = against.Split('$');
        var costs = parts[3].Split(',').Select(cost => int.Parse(cost.AsSpan(2), CultureInfo.InvariantCulture)).ToArray();
        var hash = await Compute(password, Bytes(parts[4]), costs[0], costs[1], cancel);
        return CryptographicOperations.FixedTimeEquals(hash, Bytes(parts[5])) && stored is not null;
    }

    public void Dispose() => cores.Dispose();

    async Task<byte[]> Compute(string password, byte[] salt, int memoryKiB, int passes, CancellationToken cancel)
    {
        await cores.WaitAsync(cancel);
        try
        {
            var argon2 = new Argon2BytesGenerator();
            argon2.Init(
                new Argon2Parameters.Builder(Argon2Parameters.Argon2id)
                    .WithVersion(Argon2Parameters.Version13)
                    .WithSalt(salt)
                    .WithMemoryAsKB(memoryKiB)
                    .WithIterations(passes)
                    .WithParallelism(1)
                    .Build()
            );
            var hash = new byte[HashSize];
            argon2.GenerateBytes(Encoding.UTF8.GetBytes(password.Normalize()), hash);
            return hash;
        }
        finally
        {
            cores.Release();
        }
    }

    static string Text(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    static byte[] Bytes(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
}
