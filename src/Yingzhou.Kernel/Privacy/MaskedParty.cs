using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc7748;

namespace Yingzhou.Kernel;

/// <summary>
/// A party of a secure sum that survives drop-outs (双掩码安全聚合, Bonawitz et al. 2017): masks between pairs come from X25519, and a second mask of its own hides its upload even when its pair masks have to be
/// taken off. Of its two secrets the others hold shares: of who stays, the own mask is opened; of who leaves, the key of the pair masks; never both. No mask is made by the server.
/// </summary>
public sealed class MaskedParty
{
    readonly string job;
    readonly byte[] secret;
    readonly byte[] own;

    /// <param name="job">Id of the job: masks of one job are worth nothing in another.</param>
    /// <param name="order">Place in the agreed order, from 1; also where its shares are evaluated.</param>
    public MaskedParty(string job, int order)
    {
        (this.job, Order) = (job, order);
        secret = RandomNumberGenerator.GetBytes(X25519.ScalarSize);
        own = RandomNumberGenerator.GetBytes(32);
        Public = new byte[X25519.PointSize];
        X25519.ScalarMultBase(secret, 0, Public, 0);
    }

    public int Order { get; }

    public byte[] Public { get; }

    /// <summary>Least number of parties that must stay: more than two thirds.</summary>
    public static int Threshold(int parties) => parties * 2 / 3 + 1;

    /// <summary>Shares of the key of the pair masks and of the own mask, one for each party in order.</summary>
    public (IReadOnlyList<BigInteger> Key, IReadOnlyList<BigInteger> Own) Shares(int parties) =>
        (ShamirShares.Split(secret, Threshold(parties), parties), ShamirShares.Split(own, Threshold(parties), parties));

    public uint Upload(uint value, IReadOnlyDictionary<int, byte[]> others)
    {
        var masks = others
            .Where(other => other.Key != Order)
            .Select(other => (other.Key, Mask: PairMask(job, secret, other.Value)))
            .ToList();
        return unchecked(
            SecureSum.Masked(
                value,
                masks.Where(mask => mask.Key > Order).Select(mask => mask.Mask),
                masks.Where(mask => mask.Key < Order).Select(mask => mask.Mask)
            ) + OwnMask(job, own)
        );
    }

    /// <summary>What the server does at the end.</summary>
    /// <param name="uploads">Of those who stayed, by order.</param>
    /// <param name="publics">Of all who began.</param>
    /// <param name="ownMasks">Opened for each that stayed.</param>
    /// <param name="leavers">Keys opened for each that left after the keys were agreed and before uploading.</param>
    public static Outcome<uint> Sum(
        string job,
        IReadOnlyDictionary<int, uint> uploads,
        IReadOnlyDictionary<int, byte[]> publics,
        IReadOnlyDictionary<int, byte[]> ownMasks,
        IReadOnlyDictionary<int, byte[]> leavers
    )
    {
        if (uploads.Count < Threshold(publics.Count))
            return new Fault(
                "privacy.too-few-parties",
                $"只剩 {uploads.Count} 方，少于 {Threshold(publics.Count)} 方，任务中止，没有披露任何数据。",
                409
            );
        if (leavers.Keys.Any(uploads.ContainsKey))
            throw new ArgumentException("Both secrets of one party were opened");
        unchecked
        {
            var sum = SecureSum.Sum(uploads.Values) - SecureSum.Sum(uploads.Keys.Select(order => OwnMask(job, ownMasks[order])));
            foreach (var (left, key) in leavers)
            foreach (var stayed in uploads.Keys)
            {
                var mask = PairMask(job, key, publics[stayed]);
                // Whoever comes earlier added it.
                sum = stayed < left ? sum - mask : sum + mask;
            }
            return sum;
        }
    }

    static uint PairMask(string job, byte[] key, byte[] other)
    {
        var shared = new byte[X25519.PointSize];
        // A point of small order gives zero: a mask that everybody knows.
        if (!X25519.CalculateAgreement(key, 0, other, 0, shared, 0))
            throw new CryptographicException("The other party's key is no point to agree on");
        return BinaryPrimitives.ReadUInt32BigEndian(Sm3.Hmac(shared, Encoding.UTF8.GetBytes($"pair\n{job}")));
    }

    static uint OwnMask(string job, byte[] own) =>
        BinaryPrimitives.ReadUInt32BigEndian(Sm3.Hmac(own, Encoding.UTF8.GetBytes($"own\n{job}")));
}
