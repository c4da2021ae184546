using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Identity.Provider;

/// <summary>Gives the provider the installation's own keys: RSA to sign tokens, which anyone may check, AES to seal codes and refresh tokens.</summary>
sealed class ProviderKeys(IOptions<StorageOptions> storage) : IConfigureOptions<OpenIddictServerOptions>
{
    const int RsaBits = 2048;

    public void Configure(OpenIddictServerOptions options)
    {
        var folder = storage.Value.Folder;
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(KeyFile.Open(folder, "oidc-signing.key", NewRsa), out _);
        options.SigningCredentials.Add(new(new RsaSecurityKey(rsa), SecurityAlgorithms.RsaSha256));

        var seal = new SymmetricSecurityKey(KeyFile.Open(folder, "oidc-sealing.key", () => RandomNumberGenerator.GetBytes(32)));
        options.EncryptionCredentials.Add(new(seal, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
    }

    static byte[] NewRsa()
    {
        using var rsa = RSA.Create(RsaBits);
        return rsa.ExportPkcs8PrivateKey();
    }
}
