namespace Yingzhou.Kernel;

/// <summary>Levels of the administrative tree.</summary>
public enum RegionLevel
{
    /// <summary>省级</summary>
    Province,

    /// <summary>地市级</summary>
    City,

    /// <summary>县区级</summary>
    County,

    /// <summary>乡镇、街道</summary>
    Town,

    /// <summary>村、社区</summary>
    Village,
}

/// <summary>
/// An administrative division code (行政区划代码, GB/T 2260 and the town and village codes of GB/T 10114): 2, 4, 6, 9 or 12 digits. A code padded with
/// zeros means the division without them (330900 is the city 3309), so containment is a prefix.
/// </summary>
public readonly record struct Region
{
    static readonly int[] Lengths = [2, 4, 6, 9, 12];

    Region(string code) => Code = code;

    /// <summary>The shortest form: 33, 3309, 330902, 330902002, 330902002001.</summary>
    public string Code { get; }

    public RegionLevel Level => (RegionLevel)Array.IndexOf(Lengths, Code.Length);

    /// <summary>The six digits of GB/T 2260; <c>null</c> below the county, where six digits would lose the place.</summary>
    public string? SixDigits => Level <= RegionLevel.County ? Code.PadRight(6, '0') : null;

    /// <summary>The twelve digits of the statistical code, zero-padded.</summary>
    public string TwelveDigits => Code.PadRight(12, '0');

    /// <summary><c>null</c> for a province.</summary>
    public Region? Parent => Level == RegionLevel.Province ? null : new Region(Code[..Lengths[(int)Level - 1]]);

    /// <summary>The region itself or anything inside it.</summary>
    public bool Contains(Region other) => other.Code.StartsWith(Code, StringComparison.Ordinal);

    /// <summary>The enclosing region of a level; <c>null</c> when this region is already larger.</summary>
    public Region? At(RegionLevel level) => level <= Level ? new Region(Code[..Lengths[(int)level]]) : null;

    public override string ToString() => Code;

    public static bool IsValid(string? text) => Parse(text).Succeeded;

    public static Outcome<Region> Parse(string? text)
    {
        var code = (text ?? "").Trim();
        if (!Lengths.Contains(code.Length) || !code.All(char.IsAsciiDigit))
            return new Fault("region.shape", $"行政区划代码“{code}”应为 2、4、6、9 或 12 位数字，请核对。");

        var level = Array.IndexOf(Lengths, code.Length);
        while (level > 0 && code.AsSpan(Lengths[level - 1], Lengths[level] - Lengths[level - 1]).TrimStart('0').IsEmpty)
            level--;
        var meaningful = code[..Lengths[level]];

        // 110000100 would be a town of no county.
        for (var i = 0; i <= level; i++)
            if (meaningful.AsSpan(i == 0 ? 0 : Lengths[i - 1], Lengths[i] - (i == 0 ? 0 : Lengths[i - 1])).TrimStart('0').IsEmpty)
                return new Fault("region.gap", $"行政区划代码“{code}”中间一级为零，请核对。");

        return new Region(meaningful);
    }
}
