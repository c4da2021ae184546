using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

/// <summary>Signatures and hashes against published vectors.</summary>
public class SignatureTests
{
    // RFC 8032, 7.1, tests 1 to 3.
    [Theory]
    [InlineData(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )]
    [InlineData(
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )]
    [InlineData(
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    )]
    public void Ed25519_signs_as_its_standard(string secret, string publicKey, string message, string signature)
    {
        var key = Ed25519Key.Import(Convert.FromHexString(secret));
        var content = Convert.FromHexString(message);

        Assert.Equal(publicKey, Convert.ToHexStringLower(key.Public));
        Assert.Equal(signature, Convert.ToHexStringLower(key.Sign(content)));
        Assert.True(Ed25519Key.Verifies(key.Public, content, key.Sign(content)));
        Assert.False(Ed25519Key.Verifies(key.Public, [.. content, 0], key.Sign(content)));
        Assert.False(Ed25519Key.Verifies(key.Public, content, [1, 2]));
    }

    [Fact]
    public void Sm3_hashes_as_the_vectors_of_openssl()
    {
        // The file holds other digests too.
        var vectors = File.ReadAllText(Shared.File("suites/sm-crypto/evpmd_sm3.txt"))
            .Split("\n\n")
            .Where(vector => vector.Contains("Digest = SM3", StringComparison.Ordinal))
            .Select(vector => (Input: Of(vector, "Input"), Output: Of(vector, "Output")))
            .ToList();

        Assert.NotEmpty(vectors);
        foreach (var (input, output) in vectors)
            Assert.Equal(output, Convert.ToHexString(Sm3.Hash(Content(input))), ignoreCase: true);
    }

    static string Of(string vector, string name) =>
        vector.Split('\n').First(line => line.StartsWith($"{name} = ", StringComparison.Ordinal))[(name.Length + 3)..].Trim();

    // Hexadecimal digits, or a text in quotes.
    static byte[] Content(string written) =>
        written is ['"', .., '"'] ? Encoding.UTF8.GetBytes(written[1..^1]) : Convert.FromHexString(written);
}
