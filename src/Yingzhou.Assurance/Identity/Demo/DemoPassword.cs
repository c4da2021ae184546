using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Identity.Demo;

/// <summary>The one password of all demo log-ins of this installation, made at its first boot. None is in the repository.</summary>
sealed class DemoPassword(IOptions<StorageOptions> storage)
{
    // Without letters and digits that look alike: it is typed off a terminal.
    const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public string Value => Encoding.ASCII.GetString(KeyFile.Open(storage.Value.Folder, "demo.password", Make));

    static byte[] Make() => Encoding.ASCII.GetBytes(RandomNumberGenerator.GetString(Alphabet, 12));
}
