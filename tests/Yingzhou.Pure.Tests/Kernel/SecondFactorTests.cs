using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

/// <summary>RFC 6238, appendix B, and RFC 8998, A.1.</summary>
public class SecondFactorTests
{
    [Theory]
    [InlineData(59, "94287082", "46119246", "90693936")]
    [InlineData(1111111109, "07081804", "68084774", "25091201")]
    [InlineData(1111111111, "14050471", "67062674", "99943326")]
    [InlineData(1234567890, "89005924", "91819424", "93441116")]
    [InlineData(2000000000, "69279037", "90698825", "38618901")]
    [InlineData(20000000000, "65353130", "77737706", "47863826")]
    public void Codes_are_those_of_the_standard(long seconds, string sha1, string sha256, string sha512)
    {
        byte[] Secret(int size) => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1234567890", 7))[..size]);
        var step = Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds));

        Assert.Equal(sha1, Totp.Code(Secret(20), step, 8));
        Assert.Equal(sha256, Totp.Code(Secret(32), step, 8, HashAlgorithmName.SHA256));
        Assert.Equal(sha512, Totp.Code(Secret(64), step, 8, HashAlgorithmName.SHA512));
    }

    [Fact]
    public void A_code_counts_once_and_half_a_minute_around()
    {
        var secret = Encoding.ASCII.GetBytes("12345678901234567890");
        var now = DateTimeOffset.Parse("2026-11-23T09:00:10Z", CultureInfo.InvariantCulture);
        var code = Totp.Code(secret, Totp.StepAt(now));

        var used = Totp.Accept(secret, $" {code[..3]} {code[3..]}", now, null);
        Assert.NotNull(used);
        Assert.Null(Totp.Accept(secret, code, now, used));
        Assert.NotNull(Totp.Accept(secret, code, now.AddSeconds(30), null));
        Assert.NotNull(Totp.Accept(secret, code, now.AddSeconds(-30), null));
        Assert.Null(Totp.Accept(secret, code, now.AddSeconds(60), null));
        Assert.Null(Totp.Accept(secret, "", now, null));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void A_secret_is_written_as_phones_read_it(string text, string written) =>
        Assert.Equal(written, Totp.Base32(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Sm4_gcm_seals_as_RFC_8998()
    {
        byte[] Hex(string digits) => Convert.FromHexString(digits);
        var (key, nonce) = (Hex("0123456789ABCDEFFEDCBA9876543210"), Hex("00001234567800000000ABCD"));
        var associated = Hex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2");
        var plain = Hex(
            "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDDEEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA"
        );

        var cipher = Sm4Gcm.Encrypt(key, nonce, plain, associated);

        Assert.Equal(
            "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D83DE3541E4C2B58177E065A9BF7B62EC",
            Convert.ToHexString(cipher)
        );
        Assert.Equal(plain, Sm4Gcm.Decrypt(key, nonce, cipher, associated));
        cipher[3] ^= 1;
        Assert.Throws<CryptographicException>(() => Sm4Gcm.Decrypt(key, nonce, cipher, associated));
    }
}
