using System.Text;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Credentials;

/// <summary>The issuer's key: seals credentials, and signs what is shown of them and which of them have ended.</summary>
sealed class CredentialSeals(InstallationKeys keys)
{
    public Sm2Key Key => keys.Of("credentials");

    public string Of(Credential one) => Of(one.Text).Signature;

    public DocumentSeal Of(string text) => new(DigestOf(text), Convert.ToBase64String(Key.Sign(Digest(text))));

    public CredentialState StateOf(Credential one, DateOnly today) => IsSealed(one) ? one.On(today) : CredentialState.Forged;

    bool IsSealed(Credential one)
    {
        var seal = new byte[one.Seal.Length];
        return Convert.TryFromBase64String(one.Seal, seal, out var length) && Key.Public.Verifies(Digest(one.Text), seal.AsSpan(0, length));
    }

    public static string DigestOf(string text) => Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes(text)));

    static byte[] Digest(string text) => Encoding.ASCII.GetBytes(DigestOf(text));
}

/// <summary>Whose things they are: those of the party acted for, and for a citizen those under their own key, unless they act for a child.</summary>
static class Holders
{
    public static IReadOnlyList<string> KeysOf(Subject holder) =>
        [
            .. new[] { holder.PartyKey, holder is { Kind: SubjectKind.Citizen, Mandate: null } ? holder.PersonKey : null }
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];

    public static IQueryable<Credential> HeldBy(this IQueryable<Credential> all, Subject holder)
    {
        var keys = KeysOf(holder);
        return all.Where(one => keys.Contains(one.HolderKey));
    }
}
