using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Consents;

/// <summary>
/// The words of a consent (授权书), the same to the letter whenever they are written again from what is stored: who may ask what for what from when to when. Its SM3 digest
/// is what is sealed, so that nobody, not even with the database in hand, can widen it.
/// </summary>
static class ConsentText
{
    public const string Title = "瀛洲公共数据查询授权书（第 1 版）";

    public static string Of(Guid id, ConsentScope scope, string bankName) =>
        string.Join(
            '\n',
            Title,
            $"编号：{id:D}",
            $"授权方：{scope.Subject}",
            $"被授权方：{bankName}（{scope.Recipient}）",
            $"用途：{scope.Purpose}",
            $"数据：{string.Join('、', scope.Fields.Order(StringComparer.Ordinal))}",
            $"起：{Instant(scope.From)}",
            $"止：{Instant(scope.To)}",
            "授权方可以随时撤回，撤回立即生效。"
        );

    /// <summary>撤回书: names the consent and the instant.</summary>
    public static string Withdrawal(Guid id, DateTimeOffset at) =>
        string.Join('\n', "瀛洲公共数据查询授权撤回书（第 1 版）", $"编号：{id:D}", $"撤回：{Instant(at)}");

    /// <summary>The number that a text gives itself; <c>null</c> when it is no consent.</summary>
    public static Guid? IdOf(string text) =>
        text.Split('\n') is [Title, var number, ..]
        && Guid.TryParseExact(number.Replace("编号：", "", StringComparison.Ordinal), "D", out var id)
            ? id
            : null;

    /// <summary>What a person pastes: line ends of any system, blanks around it.</summary>
    public static string Plain(string pasted) => pasted.ReplaceLineEndings("\n").Trim();

    public static string Digest(string text) => Sm3.Hex(text);

    // To the second: databases keep fractions differently, and the words must not depend on it.
    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
