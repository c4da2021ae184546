namespace Yingzhou.Kernel;

/// <summary>
/// The unified social credit code of an organisation (统一社会信用代码, GB 32100-2015): one character of registering department, one of kind, six
/// digits of division, nine of organisation code (GB 11714), one check character modulo 31. Letters I, O, S, V, Z do not occur.
/// </summary>
public readonly record struct Uscc
{
    const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    // Powers of 3 modulo 31 (GB 32100-2015, table 2).
    static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    static readonly HashSet<string> None = [];

    Uscc(string code) => Code = code;

    public string Code { get; }

    /// <summary>1 机构编制, 5 民政, 9 工商 (market supervision), Y 其他, and further departments of the standard's table 1.</summary>
    public char Department => Code[0];

    public string DivisionCode => Code[2..8];

    /// <summary>组织机构代码 (GB 11714).</summary>
    public string OrganisationCode => Code[8..17];

    public override string ToString() => Code;

    public static bool IsValid(string? text, IReadOnlySet<string>? exceptions = null) => Parse(text, exceptions).Succeeded;

    /// <param name="exceptions">
    /// Genuine codes that were issued with a wrong check character, as documented by the caller: they exist, and their holders cannot help it.
    /// </param>
    public static Outcome<Uscc> Parse(string? text, IReadOnlySet<string>? exceptions = null)
    {
        var code = (text ?? "").Trim().ToUpperInvariant();
        if (code.Length != 18)
            return Refuse("length", $"统一社会信用代码应为 18 位，现为 {code.Length} 位，请核对。");
        for (var i = 0; i < 18; i++)
            if (!Alphabet.Contains(code[i]))
                return Refuse("character", $"统一社会信用代码第 {i + 1} 位不能是“{code[i]}”（不使用 I、O、S、V、Z），请核对。");
        for (var i = 2; i < 8; i++)
            if (!char.IsAsciiDigit(code[i]))
                return Refuse("division", $"统一社会信用代码第 {i + 1} 位“{code[i]}”属于行政区划代码，应为数字，请核对。");
        if (code[17] != ComputeCheckDigit(code) && !(exceptions ?? None).Contains(code))
            return Refuse("check-digit", "统一社会信用代码第 18 位校验码与前 17 位不符，请对照营业执照逐位核对。");

        return new Uscc(code);
    }

    /// <summary>Builds the code of a made-up organisation; only for generators of test and demonstration data.</summary>
    /// <param name="kind">Department and kind of organisation, e.g. "91" for an enterprise.</param>
    /// <param name="organisation">The first eight characters of the organisation code; its own check character is added.</param>
    public static Uscc Compose(string kind, string divisionCode, string organisation)
    {
        var body = $"{kind}{divisionCode}{organisation}";
        // GB 11714 allows letters here that GB 32100 does not; its check character X is allowed by both.
        body += OrganisationCheckDigit(organisation);
        var outcome = Parse(body + ComputeCheckDigit(body));
        return outcome.Fault is { } fault ? throw new ArgumentException(fault.Detail) : outcome.Value;
    }

    /// <summary>The check character for the first 17 characters; anything after them is ignored.</summary>
    public static char ComputeCheckDigit(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += Weights[i] * ValueOf(code[i]);
        return Alphabet[(31 - (sum % 31)) % 31];
    }

    /// <summary>GB 11714-1997: weights 3 7 9 10 5 8 4 2 modulo 11; 10 is written X, 11 is written 0.</summary>
    public static char OrganisationCheckDigit(ReadOnlySpan<char> organisation)
    {
        ReadOnlySpan<int> weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < 8; i++)
            sum += weights[i] * (char.IsAsciiDigit(organisation[i]) ? organisation[i] - '0' : organisation[i] - 'A' + 10);
        return (11 - (sum % 11)) switch
        {
            10 => 'X',
            11 => '0',
            var digit => (char)('0' + digit),
        };
    }

    static int ValueOf(char character) =>
        Alphabet.IndexOf(character) is >= 0 and var value
            ? value
            : throw new ArgumentException($"'{character}' is not in GB 32100's alphabet: check the shape before the check character");

    static Fault Refuse(string reason, string detail) => new($"uscc.{reason}", detail);
}
