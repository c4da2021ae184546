using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Yingzhou.Apps.Services.FinancialServices.Matching;

/// <summary>
/// Fingerprint of a receivable (应收账款指纹, a09 §4): the same invoice or contract is financed once. Blanks and widths of characters do not make another one.
/// </summary>
static class ReceivableRegistry
{
    public static string Fingerprint(string creditorUscc, string debtorUscc, string documentNumber, decimal amountYuan) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '|',
                        Plain(creditorUscc),
                        Plain(debtorUscc),
                        Plain(documentNumber),
                        decimal.Round(amountYuan, 2).ToString("0.00", CultureInfo.InvariantCulture)
                    )
                )
            )
        );

    static string Plain(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
