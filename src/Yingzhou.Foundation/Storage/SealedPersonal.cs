using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Storage;

sealed class SealedPersonal : ValueConverter<Personal, string>
{
    /// <summary>For the convention that tells EF Core "this is a column"; the context then puts the converter with the installation's key in its place.</summary>
    public SealedPersonal()
        : base(personal => Unset(), stored => new Personal(PersonalKind.Name, Unset())) { }

    public SealedPersonal(PersonalCipher cipher)
        : base(personal => cipher.Seal(personal), stored => cipher.Open(stored)) { }

    static string Unset() => throw new InvalidOperationException("The sealing converter was not given its key");
}
