namespace Yingzhou.Kernel;

/// <summary>
/// Check characters of ISO/IEC 7064 (GB/T 17710): the systems the city's codes use. Both catch every single wrong character; MOD 11-2
/// catches every swap of two neighbours, MOD 37,36 nearly every one.
/// </summary>
public static class Iso7064
{
    const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>MOD 11-2 over digits: 0–9 or X. Used by GB 11643.</summary>
    public static char Mod11Check2(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        foreach (var digit in digits)
            sum = (sum + Value(digit, radix: 10)) * 2 % 11;
        var check = (12 - sum) % 11;
        return check == 10 ? 'X' : (char)('0' + check);
    }

    /// <summary>MOD 37,36 over digits and capital letters. Used by GB/T 36904 and by case numbers.</summary>
    public static char Mod37Check36(ReadOnlySpan<char> characters)
    {
        var product = 36;
        foreach (var character in characters)
        {
            var sum = (product + Value(character, radix: 36)) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }

        return Alphanumeric[(37 - product) % 36];
    }

    static int Value(char character, int radix)
    {
        var value = Alphanumeric.IndexOf(character);
        return value >= 0 && value < radix
            ? value
            : throw new ArgumentException($"'{character}' has no value in radix {radix}: check the shape before the check character");
    }
}
