using System.Buffers.Binary;
using System.Text;

namespace Yingzhou.Kernel;

/// <summary>
/// Puts other digits in the places of the digits and leaves the rest (保留格式脱敏): a Feistel network over the digits with HMAC-SM3 as its round, after the shape of FF1 (NIST SP 800-38G).
/// It is one to one for each key, so no vault has to remember which number became which.
/// </summary>
public static class FormatToken
{
    const int Rounds = 10;

    // So that the halves fit into 64 bits: longer runs of digits are cut into pieces.
    const int LongestPiece = 18;

    public static string Of(string text, ReadOnlySpan<byte> key) => Turn(text, key, forward: true);

    /// <summary>The text again, for who has the key.</summary>
    public static string Undo(string token, ReadOnlySpan<byte> key) => Turn(token, key, forward: false);

    static string Turn(string text, ReadOnlySpan<byte> key, bool forward)
    {
        var places = Enumerable.Range(0, text.Length).Where(at => char.IsAsciiDigit(text[at])).ToArray();
        var result = text.ToCharArray();
        var piece = 0;
        foreach (var chunk in places.Chunk(LongestPiece))
        {
            var digits = chunk.Select(at => text[at] - '0').ToArray();
            // One digit has no halves: it is shifted.
            var turned = digits.Length == 1 ? [Shift(digits[0], key, piece, forward)] : Feistel(digits, key, piece, forward);
            foreach (var (at, digit) in chunk.Zip(turned))
                result[at] = (char)('0' + digit);
            piece++;
        }
        return new string(result);
    }

    static int Shift(int digit, ReadOnlySpan<byte> key, int piece, bool forward)
    {
        var by = (int)(Round(key, piece, 0, 1, 0) % 10);
        return (digit + (forward ? by : 10 - by)) % 10;
    }

    static int[] Feistel(int[] digits, ReadOnlySpan<byte> key, int piece, bool forward)
    {
        var half = digits.Length / 2;
        var (left, right) = (Number(digits.AsSpan(0, half)), Number(digits.AsSpan(half)));
        // The halves keep their widths: each round adds to one what the other says.
        var (leftSize, rightSize) = (Power(half), Power(digits.Length - half));
        for (var i = 0; i < Rounds; i++)
        {
            var round = forward ? i : Rounds - 1 - i;
            if (round % 2 == 0)
                left = Add(left, Round(key, piece, round, digits.Length, right), leftSize, forward);
            else
                right = Add(right, Round(key, piece, round, digits.Length, left), rightSize, forward);
        }
        return [.. Digits(left, half), .. Digits(right, digits.Length - half)];
    }

    static ulong Add(ulong number, ulong by, ulong size, bool forward) => (number + (forward ? by % size : size - by % size)) % size;

    static ulong Round(ReadOnlySpan<byte> key, int piece, int round, int length, ulong other) =>
        BinaryPrimitives.ReadUInt64BigEndian(Sm3.Hmac(key, Encoding.ASCII.GetBytes($"format\n{length}\n{piece}\n{round}\n{other}")));

    static ulong Number(ReadOnlySpan<int> digits)
    {
        var number = 0UL;
        foreach (var digit in digits)
            number = number * 10 + (ulong)digit;
        return number;
    }

    static ulong Power(int exponent)
    {
        var power = 1UL;
        for (var i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }

    static int[] Digits(ulong number, int count)
    {
        var digits = new int[count];
        for (var at = count - 1; at >= 0; at--, number /= 10)
            digits[at] = (int)(number % 10);
        return digits;
    }
}
