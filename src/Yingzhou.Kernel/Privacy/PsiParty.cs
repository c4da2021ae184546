using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.EC;
using BcCurve = Org.BouncyCastle.Math.EC.ECCurve;
using BcPoint = Org.BouncyCastle.Math.EC.ECPoint;

namespace Yingzhou.Kernel;

/// <summary>
/// One of two parties that learn how many entries they share and nothing else (隐私求交, ECDH-PSI on P-256): each maps its entries onto the curve and multiplies by a secret of this job; the other multiplies
/// again; what agrees after both is shared. Of a point only its x travels: both signs give the same x. Parties follow the protocol and are curious (半诚实模型).
/// </summary>
/// <remarks>Entries must be brought into one form before: 身份证 upper case, no blanks. What is written differently is silently not shared.</remarks>
public sealed class PsiParty : IDisposable
{
    /// <summary>A set so small asks about single persons.</summary>
    public const int LeastEntries = 100;

    /// <summary>Bytes of a blinded entry.</summary>
    public const int Size = 32;

    static readonly BcCurve Curve = CustomNamedCurves.GetByName("secp256r1").Curve;

    readonly string job;
    readonly IReadOnlyCollection<string> entries;
    readonly ECDiffieHellman secret = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

    PsiParty(string job, IReadOnlyCollection<string> entries) => (this.job, this.entries) = (job, entries);

    /// <param name="job">Id of the job: its secret is made here and used nowhere else.</param>
    public static Outcome<PsiParty> Join(string job, IEnumerable<string> entries)
    {
        var distinct = entries.ToHashSet(StringComparer.Ordinal);
        return distinct.Count < LeastEntries
            ? new Fault("privacy.set-too-small", $"参加求交的名单至少 {LeastEntries} 条，现有 {distinct.Count} 条：太小的名单等于查个人。")
            : new PsiParty(job, distinct);
    }

    /// <summary>The own entries, once blinded, in no order.</summary>
    public IReadOnlyList<byte[]> Blinded() => Shuffled([.. entries.AsParallel().Select(entry => Times(PointOf(entry)))]);

    /// <summary>The other's blinded entries, blinded again, in no order: the other cannot tell which was which.</summary>
    /// <returns>A fault when one of them is no point of the curve: then nothing is answered.</returns>
    public Outcome<byte[][]> BlindAgain(IReadOnlyList<byte[]> theirs)
    {
        var points = theirs.AsParallel().AsOrdered().Select(Lifted).ToList();
        return points.Contains(null)
            ? new Fault("privacy.not-a-point", "对方发来的数据里有不在曲线上的点，任务中止。")
            : Shuffled([.. points.AsParallel().Select(point => Times(point!))]);
    }

    /// <param name="mine">Own entries after both.</param>
    public static int SharedSize(IEnumerable<byte[]> mine, IEnumerable<byte[]> theirs)
    {
        var known = mine.Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        return theirs.Count(one => known.Contains(Convert.ToHexString(one)));
    }

    public void Dispose() => secret.Dispose();

    // Counter after counter until the hash is the x of a point; half of all are.
    BcPoint PointOf(string entry)
    {
        var name = Encoding.UTF8.GetBytes($"{job}\n{entry}");
        var content = new byte[name.Length + 4];
        name.CopyTo(content, 4);
        for (var counter = 0; ; counter++)
        {
            BinaryPrimitives.WriteInt32BigEndian(content, counter);
            if (Lifted(SHA256.HashData(content)) is { } point)
                return point;
        }
    }

    /// <returns><c>null</c> when no point has this x.</returns>
    static BcPoint? Lifted(byte[] x)
    {
        if (x.Length != Size)
            return null;
        try
        {
            return Curve.DecodePoint([2, .. x]);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    byte[] Times(BcPoint point)
    {
        using var other = ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = point.AffineXCoord.GetEncoded(), Y = point.AffineYCoord.GetEncoded() },
            }
        );
        return secret.DeriveRawSecretAgreement(other.PublicKey);
    }

    static byte[][] Shuffled(byte[][] points)
    {
        RandomNumberGenerator.Shuffle<byte[]>(points);
        return points;
    }
}
