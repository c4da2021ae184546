using System.Text;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;

namespace Yingzhou.Kernel;

/// <summary>
/// A key for signatures by SM2 with SM3 (GB/T 32918.2-2016) on the curve sm2p256v1, under the standard's default identifier of the signer. Signatures are DER.
/// </summary>
public sealed class Sm2Key
{
    // With arithmetic of its own for this field: several times as fast as the general one.
    static readonly ECDomainParameters Curve = new(CustomNamedCurves.GetByName("SM2P256V1"));

    // GB/T 35276: the identifier used where none is agreed.
    static readonly byte[] DefaultId = Encoding.ASCII.GetBytes("1234567812345678");

    // Seeding one takes longer than a signature; it may be asked by many at once.
    static readonly SecureRandom Chance = new();

    readonly ECPrivateKeyParameters secret;

    Sm2Key(ECPrivateKeyParameters secret)
    {
        this.secret = secret;
        Public = new(new ECPublicKeyParameters(Curve.G.Multiply(secret.D).Normalize(), Curve));
    }

    public Sm2PublicKey Public { get; }

    public static Sm2Key Generate()
    {
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(Curve, new SecureRandom()));
        return new((ECPrivateKeyParameters)generator.GenerateKeyPair().Private);
    }

    /// <param name="secret">The 32 bytes of <see cref="Export"/>.</param>
    /// <exception cref="ArgumentException">It is no key of the curve.</exception>
    public static Sm2Key Import(ReadOnlySpan<byte> secret)
    {
        var d = new Org.BouncyCastle.Math.BigInteger(1, secret.ToArray());
        return d.SignValue > 0 && d.CompareTo(Curve.N.Subtract(Org.BouncyCastle.Math.BigInteger.One)) < 0
            ? new(new ECPrivateKeyParameters(d, Curve))
            : throw new ArgumentException("Not a private key of SM2", nameof(secret));
    }

    /// <summary>The secret: to be kept in a file that only the program can read.</summary>
    public byte[] Export() => Org.BouncyCastle.Utilities.BigIntegers.AsUnsignedByteArray(32, secret.D);

    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var signer = new SM2Signer();
        signer.Init(true, new ParametersWithID(new ParametersWithRandom(secret, Chance), DefaultId));
        var bytes = message.ToArray();
        signer.BlockUpdate(bytes, 0, bytes.Length);
        return signer.GenerateSignature();
    }

    internal static bool Verify(ECPublicKeyParameters key, byte[] message, byte[] signature)
    {
        var signer = new SM2Signer();
        signer.Init(false, new ParametersWithID(key, DefaultId));
        signer.BlockUpdate(message, 0, message.Length);
        try
        {
            return signer.VerifySignature(signature);
        }
        catch (Exception malformed) when (malformed is CryptoException or ArgumentException or IOException)
        {
            return false;
        }
    }

    internal static ECPublicKeyParameters Point(byte[] encoded) => new(Curve.Curve.DecodePoint(encoded), Curve);
}

/// <summary>The half that anyone may have: 65 bytes, the uncompressed point.</summary>
public sealed class Sm2PublicKey
{
    readonly ECPublicKeyParameters key;

    internal Sm2PublicKey(ECPublicKeyParameters key) => this.key = key;

    /// <exception cref="ArgumentException">It is no point of the curve.</exception>
    public static Sm2PublicKey Import(ReadOnlySpan<byte> encoded) => new(Sm2Key.Point(encoded.ToArray()));

    public byte[] Export() => key.Q.GetEncoded(false);

    /// <summary>A signature that cannot even be read is simply not genuine.</summary>
    public bool Verifies(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        Sm2Key.Verify(key, message.ToArray(), signature.ToArray());
}
