using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC.Rfc8032;
using Org.BouncyCastle.Security;

namespace Yingzhou.Kernel;

/// <summary>A key for signatures by Ed25519 (RFC 8032), which tools outside China can check: 64 bytes, the same for the same message.</summary>
public sealed class Ed25519Key
{
    readonly Ed25519PrivateKeyParameters secret;

    Ed25519Key(Ed25519PrivateKeyParameters secret) => (this.secret, Public) = (secret, secret.GeneratePublicKey().GetEncoded());

    /// <summary>32 bytes.</summary>
    public byte[] Public { get; }

    public static Ed25519Key Generate() => new(new Ed25519PrivateKeyParameters(new SecureRandom()));

    /// <param name="secret">The 32 bytes of <see cref="Export"/>.</param>
    public static Ed25519Key Import(byte[] secret) => new(new Ed25519PrivateKeyParameters(secret));

    public byte[] Export() => secret.GetEncoded();

    public byte[] Sign(byte[] message)
    {
        var signature = new byte[Ed25519.SignatureSize];
        secret.Sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.Length, signature, 0);
        return signature;
    }

    /// <summary>A signature or a key that cannot even be read is simply not genuine.</summary>
    public static bool Verifies(byte[] publicKey, byte[] message, byte[] signature) =>
        publicKey.Length == Ed25519.PublicKeySize
        && signature.Length == Ed25519.SignatureSize
        && Ed25519.Verify(signature, 0, publicKey, 0, message, 0, message.Length);
}
