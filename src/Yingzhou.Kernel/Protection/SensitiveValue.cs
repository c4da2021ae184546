using System.Text;

namespace Yingzhou.Kernel;

/// <summary>What a value gives away by its own form (敏感类型).</summary>
public enum SensitiveKind
{
    /// <summary>公民身份号码</summary>
    ResidentId,

    /// <summary>银行卡号</summary>
    BankCard,

    /// <summary>手机号</summary>
    Mobile,

    /// <summary>统一社会信用代码: public by law, but it tells whose row it is.</summary>
    Uscc,
}

/// <summary>Recognises identifying numbers by their check characters, also where they stand in the middle of a remark. Source: p15 R1.</summary>
public static class SensitiveValue
{
    /// <summary>What a column of this kind is at least.</summary>
    public static DataLevel LevelOf(SensitiveKind kind) => kind is SensitiveKind.Uscc ? DataLevel.L1 : DataLevel.L3;

    /// <param name="today">Birthdays after this day are none.</param>
    /// <returns><c>null</c> when nothing in it is recognised; of several the one that harms most.</returns>
    public static SensitiveKind? KindOf(string value, DateOnly today)
    {
        SensitiveKind? found = null;
        foreach (var run in Runs(value))
            if (OfRun(run, today) is { } kind && (found is null || kind < found))
                found = kind;
        return found;
    }

    // Letters and digits in a row, whichever width they were typed in; a space or a dash between two digits belongs to the writing of a number.
    static IEnumerable<string> Runs(string value)
    {
        var text = value.Normalize(NormalizationForm.FormKC);
        var run = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsAsciiLetterOrDigit(text[at]))
                run.Append(char.ToUpperInvariant(text[at]));
            else if (IsBetweenDigits(text, at))
                continue;
            else if (run.Length > 0)
            {
                yield return run.ToString();
                run.Clear();
            }
        }
        if (run.Length > 0)
            yield return run.ToString();
    }

    static bool IsBetweenDigits(string text, int at) =>
        text[at] is ' ' or '-' && at > 0 && at < text.Length - 1 && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    static SensitiveKind? OfRun(string run, DateOnly today) =>
        run.Length == 18 && ResidentId.IsValid(run, today) ? SensitiveKind.ResidentId
        : run.Length is >= 16 and <= 19 && IsBankCard(run) ? SensitiveKind.BankCard
        : run.Length == 11 && run[0] == '1' && run[1] >= '3' && run.All(char.IsAsciiDigit) ? SensitiveKind.Mobile
        : run.Length == 18 && run.Any(char.IsAsciiLetter) && Uscc.IsValid(run) ? SensitiveKind.Uscc
        : run.Length == 18 && run[0] is '1' or '5' or '9' && run[1] is '1' or '2' or '3' && Uscc.IsValid(run) ? SensitiveKind.Uscc
        : null;

    // One digit in ten passes the check by chance: the issuer's range is asked too (银联 62, Visa 4, Mastercard 51–55).
    static bool IsBankCard(string run) =>
        run.All(char.IsAsciiDigit)
        && (run.StartsWith("62", StringComparison.Ordinal) || run[0] is '4' || run[0] is '5' && run[1] is >= '1' and <= '5')
        && PassesLuhn(run);

    /// <summary>ISO/IEC 7812-1 annex B (Luhn).</summary>
    public static bool PassesLuhn(ReadOnlySpan<char> digits) => LuhnSum(digits, doubleLast: false) % 10 == 0;

    /// <summary>The check digit that the digits before it ask for.</summary>
    public static char LuhnDigit(ReadOnlySpan<char> body) => (char)('0' + (10 - (LuhnSum(body, doubleLast: true) % 10)) % 10);

    static int LuhnSum(ReadOnlySpan<char> digits, bool doubleLast)
    {
        var sum = 0;
        for (var at = digits.Length - 1; at >= 0; at--)
        {
            var digit = digits[at] - '0';
            if ((digits.Length - 1 - at) % 2 == (doubleLast ? 0 : 1))
                digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }
        return sum;
    }
}
