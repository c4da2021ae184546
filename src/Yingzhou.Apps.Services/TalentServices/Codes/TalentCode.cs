using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Codes;

/// <summary>What a talent code says (人才码): a pseudonym, a category, the version of the benefits, and when it was made.</summary>
/// <param name="Holder">Pseudonym; nobody reads a person from it.</param>
/// <param name="Category">A–F.</param>
public sealed record TalentCode(string Holder, string Category, int BenefitsVersion, DateTimeOffset IssuedAt)
{
    /// <summary>A code lives for it; one of exactly this age is still good (a10 §2).</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(60);

    /// <summary>What is signed and shown.</summary>
    public string Text =>
        string.Create(CultureInfo.InvariantCulture, $"{Holder}.{Category}.{BenefitsVersion}.{IssuedAt.ToUnixTimeSeconds()}");

    /// <summary>Window of a minute in which it was made; gates whose clock is not ours reckon with windows.</summary>
    public long Window => Math.DivRem(IssuedAt.ToUnixTimeSeconds(), (long)Life.TotalSeconds).Quotient;

    /// <summary>
    /// Whether it is good now. Online our own clock made it, so its age counts to the second; an offline gate takes its window and the one before or after it.
    /// </summary>
    public Fault? Judge(DateTimeOffset now, bool online)
    {
        if (online)
            return now - IssuedAt > Life ? CodeFaults.Expired
                : IssuedAt - now > TimeSpan.FromSeconds(1) ? CodeFaults.FromTheFuture
                : null;
        var windows = Math.DivRem(now.ToUnixTimeSeconds(), (long)Life.TotalSeconds).Quotient - Window;
        return windows > 1 ? CodeFaults.Expired
            : windows < -1 ? CodeFaults.FromTheFuture
            : null;
    }

    public static Outcome<TalentCode> Parse(string? text)
    {
        var parts = (text ?? "").Split('.');
        return
            parts.Length == 4
            && parts[0].Length > 0
            && parts[1] is [>= 'A' and <= 'F']
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds < 253_402_300_800
            ? new TalentCode(parts[0], parts[1], version, DateTimeOffset.FromUnixTimeSeconds(seconds))
            : CodeFaults.NotACode;
    }
}

/// <summary>Why a code is refused.</summary>
static class CodeFaults
{
    public static readonly Fault NotACode = new("talent.not-a-code", "这不是人才码，请持码人重新打开人才码页面。", 400) { Field = "code" };

    public static readonly Fault Forged = new("talent.code-forged", "人才码的签名不对，可能是伪造的，请核对本人证件。") { Field = "code" };

    public static readonly Fault Expired = new("talent.code-expired", "人才码已过期（expired），请持码人刷新后再扫，截图无效。", 410)
    {
        Field = "code",
    };

    public static readonly Fault FromTheFuture = new("talent.code-clock", "人才码的时间比现在晚，请校准闸机时钟。") { Field = "code" };

    public static readonly Fault Replayed = new("talent.code-replayed", "这个人才码刚在别处用过，请持码人刷新后再扫。", 409)
    {
        Field = "code",
    };

    public static readonly Fault NoQuota = new("talent.no-quota", "这项待遇本期次数已用完，可按普通价格使用。", 409) { Field = "benefit" };
}
