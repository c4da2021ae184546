using System.Globalization;
using System.Text;
using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Formats.Ledger;

/// <summary>A signed tree head (签名树头) as it stands in a file: this log had so many entries under this root at this moment.</summary>
/// <param name="Time">Milliseconds since 1970.</param>
public sealed record SignedHead(
    string Origin,
    long Size,
    byte[] Root,
    long Time,
    byte[] Sm2,
    byte[] Ed25519,
    IReadOnlyList<HeadCosignature> Cosignatures
)
{
    /// <summary>What is signed, by the log and by its witnesses.</summary>
    public byte[] Text =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\n{Time}\n"));

    /// <exception cref="FormatException">It is no head.</exception>
    public static SignedHead Read(JsonElement json)
    {
        try
        {
            return new(
                json.GetProperty("origin").GetString()!,
                json.GetProperty("size").GetInt64(),
                Bytes(json, "root"),
                json.GetProperty("time").GetInt64(),
                Bytes(json, "sm2"),
                Bytes(json, "ed25519"),
                [
                    .. json.GetProperty("cosignatures")
                        .EnumerateArray()
                        .Select(one => new HeadCosignature(
                            one.GetProperty("witness").GetString()!,
                            Bytes(one, "key"),
                            Bytes(one, "signature")
                        )),
                ]
            );
        }
        catch (Exception wrong)
            when (wrong is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            throw new FormatException($"Not a signed head: {wrong.Message}", wrong);
        }
    }

    internal static byte[] Bytes(JsonElement json, string name) => Convert.FromHexString(json.GetProperty(name).GetString()!);
}

public sealed record HeadCosignature(string Witness, byte[] Key, byte[] Signature);

/// <summary>The public keys of a log: SM2 as uncompressed point, Ed25519 as 32 bytes.</summary>
public sealed record LogKeys(byte[] Sm2, byte[] Ed25519)
{
    public static LogKeys Read(JsonElement json) => new(SignedHead.Bytes(json, "sm2"), SignedHead.Bytes(json, "ed25519"));

    /// <summary>Both signatures, or it is not signed.</summary>
    public bool Signed(SignedHead head) => IsSm2(Sm2, head.Text, head.Sm2) && Ed25519Key.Verifies(Ed25519, head.Text, head.Ed25519);

    internal static bool IsSm2(byte[] key, byte[] text, byte[] signature)
    {
        try
        {
            return Sm2PublicKey.Import(key).Verifies(text, signature);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
