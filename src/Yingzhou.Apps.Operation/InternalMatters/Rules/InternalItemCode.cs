using System.Globalization;
using System.Text.RegularExpressions;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.InternalMatters.Rules;

/// <summary>
/// The code of an internal matter (机关内部事项编码): <c>NB-</c>, the nine characters of the handling organisation's code (GB 11714, with its own check character), four digits
/// of sequence, one check character over all thirteen (GB/T 17710, MOD 37,36). Own scheme, a01 §2.
/// </summary>
public sealed partial record InternalItemCode
{
    const string Prefix = "NB-";

    [GeneratedRegex(@"^[0-9A-Z]{8}[0-9X][0-9]{4}[0-9A-Z]$")]
    static partial Regex Shape { get; }

    InternalItemCode(string body) => Body = body;

    string Body { get; }

    /// <summary>组织机构代码 with its check character.</summary>
    public string Organisation => Body[..9];

    public int Sequence => int.Parse(Body.AsSpan(9, 4), CultureInfo.InvariantCulture);

    public override string ToString() => Prefix + Body;

    public static Outcome<InternalItemCode> Parse(string? text)
    {
        var typed = (text ?? "").Trim().ToUpperInvariant();
        if (!typed.StartsWith(Prefix, StringComparison.Ordinal))
            return Refuse("prefix", "机关内部事项编码应以“NB-”开头。");
        var body = typed[Prefix.Length..];
        if (body.Length != 14)
            return Refuse("length", $"机关内部事项编码“NB-”之后应为 14 位，现为 {body.Length} 位，请核对。");
        if (!Shape.IsMatch(body))
            return Refuse("characters", "机关内部事项编码应为：9 位组织机构代码、4 位数字序号、1 位校验码。");
        if (body[8] != Uscc.OrganisationCheckDigit(body))
            return Refuse("organisation", $"第 4–12 位组织机构代码“{body[..9]}”的校验码（第 12 位）不符，请核对承办单位。");
        if (body[13] != Iso7064.Mod37Check36(body.AsSpan(0, 13)))
            return Refuse("check", "第 17 位校验码与前面各位不符，请逐位核对。");
        return new InternalItemCode(body);
    }

    /// <param name="organisation">The first eight characters of the organisation's code; its check character is added.</param>
    /// <param name="sequence">1 to 9999 within the organisation.</param>
    public static Outcome<InternalItemCode> Compose(string organisation, int sequence)
    {
        if (organisation.Length != 8 || !organisation.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c)))
            return Refuse("organisation-shape", "组织机构代码本体应为 8 位数字或大写字母。");
        if (sequence is < 1 or > 9999)
            return Refuse("sequence", "序号应在 1 到 9999 之间。");
        var body = string.Create(CultureInfo.InvariantCulture, $"{organisation}{Uscc.OrganisationCheckDigit(organisation)}{sequence:0000}");
        return new InternalItemCode(body + Iso7064.Mod37Check36(body));
    }

    static Fault Refuse(string reason, string detail) => new($"internal-code.{reason}", detail) { Field = "code" };
}
