using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Identity.SignIn;

namespace Yingzhou.Engines.Tests.Identity;

public sealed class PasswordTests : IDisposable
{
    readonly PasswordHashes hashes = new(Options.Create(new IdentityOptions()));

    public void Dispose() => hashes.Dispose();

    [Fact]
    public async Task A_password_matches_its_hash_and_no_other_does()
    {
        var hash = await hashes.Hash("舟山 1390 islands", default);

        Assert.StartsWith("$argon2id$v=19$m=19456,t=2,p=1$", hash, StringComparison.Ordinal);
        Assert.True(await hashes.Matches("舟山 1390 islands", hash, default));
        Assert.False(await hashes.Matches("舟山 1391 islands", hash, default));
        Assert.False(await hashes.Matches("舟山 1390 islands", null, default));
        Assert.NotEqual(hash, await hashes.Hash("舟山 1390 islands", default));
    }

    /// <summary>Printed by the reference implementation: <c>echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 24</c> (phc-winner-argon2, test.c).</summary>
    [Fact]
    public async Task It_is_the_argon2id_of_the_reference_implementation() =>
        Assert.True(
            await hashes.Matches(
                "password",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                default
            )
        );
}
