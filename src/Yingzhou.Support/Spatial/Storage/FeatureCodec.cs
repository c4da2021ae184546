using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Yingzhou.Formats;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Spatial.Storage;

/// <summary>How a feature stands in its row, and its share of a version's checksum.</summary>
static class FeatureCodec
{
    static readonly BigInteger Modulus = BigInteger.One << 256;

    public static string Write(IReadOnlyDictionary<string, object> attributes) =>
        JsonSerializer.Serialize(attributes.OrderBy(one => one.Key, StringComparer.Ordinal).ToDictionary());

    public static IReadOnlyDictionary<string, object> Read(string attributes)
    {
        using var json = JsonDocument.Parse(attributes);
        return GeoJsonFeatures.Values(json.RootElement);
    }

    public static LayerFeature Read(FeatureRow row) =>
        new(row.Feature, Shape.FromWkb(row.Shape, Datum.Cgcs2000).Value, Read(row.Attributes), row.Since);

    public static byte[] Digest(string id, ReadOnlySpan<byte> shape, string attributes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(id + "\n" + attributes + "\n"));
        hash.AppendData(shape);
        return hash.GetHashAndReset();
    }

    /// <summary>A version's checksum is the sum of its features' digests: an edit adds and subtracts, and the order does not count.</summary>
    public static string Sum(string checksum, IEnumerable<byte[]> added, IEnumerable<byte[]> removed)
    {
        var sum = new BigInteger(Convert.FromHexString(checksum), isUnsigned: true, isBigEndian: true);
        foreach (var digest in added)
            sum += new BigInteger(digest, isUnsigned: true, isBigEndian: true);
        foreach (var digest in removed)
            sum -= new BigInteger(digest, isUnsigned: true, isBigEndian: true);
        sum = ((sum % Modulus) + Modulus) % Modulus;
        return Convert.ToHexStringLower(sum.ToByteArray(isUnsigned: true, isBigEndian: true)).PadLeft(64, '0');
    }

    public static readonly string NoFeatures = new('0', 64);
}
