using System.Globalization;
using System.Text;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Contracts;

/// <summary>The words of a loan contract (借款合同), the same to the letter whenever they are written again from what is stored; both sides sign their SM3 digest.</summary>
static class ContractText
{
    public static string Of(Storage.ContractOffer offer) =>
        string.Join(
            '\n',
            "借款合同（网签，第 1 版）",
            $"合同编号：{offer.Number}",
            $"贷款人：{offer.BankName}（{offer.Bank}）",
            $"借款人：{offer.FirmName}",
            $"产品：{offer.Product}",
            string.Create(CultureInfo.InvariantCulture, $"金额：{offer.Amount:0.00} 元"),
            string.Create(CultureInfo.InvariantCulture, $"期限：{offer.Months} 个月，自放款之日起"),
            $"价格：{offer.Price}",
            string.Create(CultureInfo.InvariantCulture, $"真实年化利率（复利，含全部费用）：{offer.TrueRate:0.00}%"),
            $"其他约定：{offer.Terms}"
        );

    /// <summary>What the borrower signs: the same words, with who signed and when.</summary>
    public static string Signed(Storage.ContractOffer offer) =>
        string.Join('\n', Of(offer), $"借款人签署：{offer.SignedBy}", $"签署时间：{Instant(offer.SignedAt!.Value)}");

    /// <summary>The price in words: what moves when, as the city's price ladder counts it.</summary>
    public static string Price(LoanTerms terms) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Title(terms.Kind)}，月利率 {100 * terms.MonthlyRate:0.####}%，一次性费用为本金的 {100 * terms.UpfrontFeeShare:0.##}%，每月费用 {terms.MonthlyFee:0.00} 元"
        );

    static string Title(RepaymentKind kind) =>
        kind switch
        {
            RepaymentKind.Annuity => "等额本息",
            RepaymentKind.EqualPrincipal => "等额本金",
            RepaymentKind.InterestOnly => "按月付息、到期还本",
            RepaymentKind.Bullet => "到期一次还本付息",
            _ => "等额本金、按原本金计息",
        };

    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>合同签章: SM2 over the SM3 digest by a key that is kept outside the database, for the bank when it sends and for the borrower when they sign.</summary>
sealed class ContractSeals(InstallationKeys keys)
{
    Sm2Key Key => keys.Of("finance-contract");

    public string Seal(string text) => Convert.ToBase64String(Key.Sign(Digest(text)));

    public bool IsSealed(string text, string seal)
    {
        var bytes = new byte[seal.Length];
        return Convert.TryFromBase64String(seal, bytes, out var length) && Key.Public.Verifies(Digest(text), bytes.AsSpan(0, length));
    }

    static byte[] Digest(string text) => Encoding.ASCII.GetBytes(Sm3.Hex(text));
}
