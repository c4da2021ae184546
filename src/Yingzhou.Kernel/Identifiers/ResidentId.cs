using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>
/// The 18-digit number of a person (公民身份号码, GB 11643-1999): six digits of division, eight of birthday, three of sequence (odd for men),
/// one check character by ISO 7064 MOD 11-2. Residence permits of people from Hong Kong, Macao and Taiwan follow the same rule.
/// Prints masked; ask for <see cref="Number"/> where the whole number is really meant.
/// </summary>
public readonly record struct ResidentId
{
    // GB/T 2260: the provinces' first two digits, and 81–83 of the residence permits.
    static readonly HashSet<string> Provinces =
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
    ];

    ResidentId(string number) => Number = number;

    public string Number { get; }

    /// <summary>The division at the time of registration; it may have been merged or renamed since.</summary>
    public string DivisionCode => Number[..6];

    public DateOnly Birthday => DateOnly.ParseExact(Number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture);

    public Sex Sex => (Number[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    /// <summary>Completed years (周岁): the birthday itself completes one; for those born on 29 February 28 February in ordinary years.</summary>
    public int AgeOn(DateOnly day) => day.Year - Birthday.Year - (day < Birthday.AddYears(day.Year - Birthday.Year) ? 1 : 0);

    /// <summary>The number with the birthday hidden, as it may be shown and logged.</summary>
    public string Masked => Number is null ? "" : $"{Number[..4]}**********{Number[14..]}";

    public override string ToString() => Masked;

    public static bool IsValid(string? text, DateOnly today) => Parse(text, today).Succeeded;

    /// <param name="text">As typed; a small x is taken for X. Other normalisation (full width, spaces) belongs to the form.</param>
    /// <param name="today">Birthdays after this day are refused.</param>
    public static Outcome<ResidentId> Parse(string? text, DateOnly today)
    {
        var number = (text ?? "").Trim().ToUpperInvariant();
        if (number.Length == 15 && number.All(char.IsAsciiDigit))
            return Refuse("old-form", "这是 15 位旧号码，已停止使用，请填写 18 位公民身份号码。");
        if (number.Length != 18)
            return Refuse("length", $"公民身份号码应为 18 位，现为 {number.Length} 位，请核对。");
        for (var i = 0; i < 18; i++)
            if (!char.IsAsciiDigit(number[i]) && !(i == 17 && number[i] == 'X'))
                return Refuse("character", $"公民身份号码第 {i + 1} 位“{number[i]}”应为数字{(i == 17 ? "或 X" : "")}，请核对。");
        if (!Provinces.Contains(number[..2]))
            return Refuse("division", $"公民身份号码第 1–2 位“{number[..2]}”不是省级行政区划代码，请核对。");
        if (!DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birthday))
            return Refuse("birthday", $"公民身份号码第 7–14 位“{number[6..14]}”不是存在的日期，请核对。");
        if (birthday > today)
            return Refuse("birthday-in-future", $"公民身份号码第 7–14 位“{number[6..14]}”晚于今天，请核对。");
        if (number[17] != ComputeCheckDigit(number))
            // The right character is not told: it would turn a typing error into a number that passes.
            return Refuse("check-digit", "公民身份号码第 18 位校验码与前 17 位不符，请对照证件逐位核对。");

        return new ResidentId(number);
    }

    /// <summary>Builds the number of a made-up person; only for generators of test and demonstration data.</summary>
    /// <param name="sequence">0–999, odd for men.</param>
    public static ResidentId Compose(string divisionCode, DateOnly birthday, int sequence)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{divisionCode}{birthday:yyyyMMdd}{sequence:000}");
        var outcome = Parse(body + ComputeCheckDigit(body), DateOnly.MaxValue);
        return outcome.Fault is { } fault ? throw new ArgumentException(fault.Detail) : outcome.Value;
    }

    /// <summary>The check character for the first 17 digits; anything after them is ignored.</summary>
    public static char ComputeCheckDigit(ReadOnlySpan<char> number) => Iso7064.Mod11Check2(number[..17]);

    static Fault Refuse(string reason, string detail) => new($"resident-id.{reason}", detail);
}

public enum Sex
{
    Female,
    Male,
}
