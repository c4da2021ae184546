namespace Yingzhou.Kernel;

/// <summary>
/// The number on an international postal item (万国邮联 S10 运单号, UPU S10): two letters of service, eight digits, one check digit, two letters of country.
/// The nine digits alone, as some counters print them, are taken too. Source of the check: weights 8 6 4 2 3 5 9 7, c = 11 − S mod 11; 10 → 0, 11 → 5 (a07 §2).
/// </summary>
public readonly record struct PostalTrackingNumber
{
    const int SerialLength = 8;
    static readonly int[] Weights = [8, 6, 4, 2, 3, 5, 9, 7];

    PostalTrackingNumber(string? service, string digits, string? country) => (Service, Digits, Country) = (service, digits, country);

    /// <summary>E.g. EA, EMS; <c>null</c> when only the digits were given.</summary>
    public string? Service { get; }

    /// <summary>Eight digits of serial number and the check digit.</summary>
    public string Digits { get; }

    /// <summary>Two letters, e.g. CN; <c>null</c> when only the digits were given.</summary>
    public string? Country { get; }

    public override string ToString() => $"{Service}{Digits}{Country}";

    /// <param name="text">As typed; spaces and small letters are put right, nothing else.</param>
    public static Outcome<PostalTrackingNumber> Parse(string? text)
    {
        var number = string.Concat((text ?? "").Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();
        if (number.Length == SerialLength + 1 && number.All(char.IsAsciiDigit))
            return Judge(null, number, null);
        if (number.Length != SerialLength + 5)
            return Refuse("length", $"国际邮件运单号应为 13 位（2 位字母、9 位数字、2 位字母），现为 {number.Length} 位，请核对面单。");
        foreach (var at in new[] { 0, 1, 11, 12 })
            if (!char.IsAsciiLetterUpper(number[at]))
                return Refuse("letter", $"运单号第 {at + 1} 个字符“{number[at]}”应为字母，请核对面单。");
        var digits = number[2..11];
        for (var at = 0; at < digits.Length; at++)
            if (!char.IsAsciiDigit(digits[at]))
                return Refuse("digit", $"运单号数字部分第{at + 1}位“{digits[at]}”应为数字，请核对面单。");
        return Judge(number[..2], digits, number[11..]);
    }

    /// <summary>The check digit for eight digits of serial number.</summary>
    /// <exception cref="ArgumentException">Not eight digits.</exception>
    public static int CheckDigit(ReadOnlySpan<char> serial)
    {
        if (serial.Length != SerialLength)
            throw new ArgumentException("Eight digits are needed.", nameof(serial));
        var sum = 0;
        for (var at = 0; at < SerialLength; at++)
            sum += char.IsAsciiDigit(serial[at])
                ? (serial[at] - '0') * Weights[at]
                : throw new ArgumentException("Not a digit.", nameof(serial));
        return (11 - sum % 11) switch
        {
            10 => 0,
            11 => 5,
            var check => check,
        };
    }

    static Outcome<PostalTrackingNumber> Judge(string? service, string digits, string? country)
    {
        var expected = CheckDigit(digits.AsSpan(0, SerialLength));
        // A parcel's number guards nothing, so the right digit may be told: whoever misread it sees where to look.
        return digits[SerialLength] - '0' == expected
            ? new PostalTrackingNumber(service, digits, country)
            : Refuse(
                "check-digit",
                $"运单号校验不符：第9位应为 {expected}，现为 {digits[SerialLength]}；也可能前 8 位数字中有一位抄错，请对照面单逐位核对。"
            );
    }

    static Fault Refuse(string reason, string detail) => new($"postal-tracking.{reason}", detail) { Field = "tracking" };
}
