using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Security.Probes;

/// <summary>密码算法自检: the vectors of the standards, computed now by the code that runs.</summary>
sealed class CipherSelfTest : ISecurityProbe
{
    // GB/T 32905-2016 annex A.1; RFC 8998 annex A.1 (SM4-GCM).
    const string HashOfAbc = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";

    public string Code => "crypto.self-test";

    public Task<SecurityEvidence> Look(CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(Sm3.Hash(Encoding.ASCII.GetBytes("abc"))) == HashOfAbc;
        var key = Enumerable.Range(0, Sm4Gcm.KeySize).Select(index => (byte)index).ToArray();
        var nonce = new byte[Sm4Gcm.NonceSize];
        var sealedText = Sm4Gcm.Encrypt(key, nonce, "等保自查"u8.ToArray(), []);
        var cipher = Sm4Gcm.Decrypt(key, nonce, sealedText, []).AsSpan().SequenceEqual("等保自查"u8);
        var signer = Sm2Key.Generate();
        var signature = signer.Sign("密评自查"u8.ToArray());
        var sign = signer.Public.Verifies("密评自查"u8.ToArray(), signature) && !signer.Public.Verifies("密评自察"u8.ToArray(), signature);
        return Task.FromResult(
            new SecurityEvidence(
                hash && cipher && sign,
                $"SM3 标准向量{Said(hash)}，SM4-GCM 加解密{Said(cipher)}，SM2 签名验签与改动识别{Said(sign)}"
            )
        );
    }

    static string Said(bool good) => good ? "相符" : "不符";
}
