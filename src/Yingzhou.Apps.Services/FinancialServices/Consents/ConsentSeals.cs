using System.Text;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Consents;

/// <summary>
/// 授权书签章: SM2 over the SM3 digest, by a key that is kept outside the database. Before every read the seal is checked against what is stored: a consent that somebody has
/// changed in the database, or that was never sealed, allows nothing.
/// </summary>
sealed class ConsentSeals(InstallationKeys keys)
{
    Sm2Key Key => keys.Of("finance-consent");

    /// <summary>For whoever checks elsewhere: the uncompressed point, in small hexadecimal digits.</summary>
    public string PublicKey => Convert.ToHexStringLower(Key.Public.Export());

    public string Seal(string text) => Convert.ToBase64String(Key.Sign(Encoding.ASCII.GetBytes(ConsentText.Digest(text))));

    public bool IsSealed(string text, string seal)
    {
        var bytes = new byte[seal.Length];
        return Convert.TryFromBase64String(seal, bytes, out var length)
            && Key.Public.Verifies(Encoding.ASCII.GetBytes(ConsentText.Digest(text)), bytes.AsSpan(0, length));
    }

    /// <summary>Whether the consent says to the letter what was sealed.</summary>
    public bool IsGenuine(Consent consent) =>
        consent.Seal is { } seal && consent.Digest == ConsentText.Digest(consent.Text) && IsSealed(consent.Text, seal);
}
