using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.OnlineServices.Fees;

/// <summary>What a till says when somebody has paid (缴费通知).</summary>
/// <param name="Reference">支付流水号: the same payment has the same one however often it is told.</param>
/// <param name="Receipt">财政电子票据号; <c>null</c> while it is not made out.</param>
/// <param name="Seal">HMAC-SM3 of <see cref="Text"/> under the shared secret, hexadecimal.</param>
public sealed record FeePayment(string Order, decimal Yuan, string Reference, string? Receipt, DateTimeOffset PaidAt, string Seal)
{
    /// <summary>The five fields, a line each; yuan with two decimals, the time in UTC to the second.</summary>
    public string Text =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Order}\n{Yuan:0.00}\n{Reference}\n{Receipt}\n{PaidAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"
        );
}

/// <summary>The till that collects for the treasury (公共支付平台).</summary>
public sealed class FeesOptions
{
    public const string Section = "Fees";

    /// <summary>Where people pay: <c>order</c>, <c>yuan</c> and <c>back</c> are added to it. Empty: the simulated till.</summary>
    public Uri? Till { get; set; }

    /// <summary>Shared with the till, at least 16 characters; empty: a secret of the installation, which only the simulated till knows.</summary>
    public string? Secret { get; set; }
}

/// <summary>What this side and the till agree on (收费接口): where one pays, and by what a payment is known to be true.</summary>
public sealed class FeeTill
{
    readonly FeesOptions options;
    readonly Lazy<byte[]> secret;

    public FeeTill(IOptions<FeesOptions> options, IOptions<StorageOptions> storage)
    {
        this.options = options.Value;
        secret = new(() =>
            this.options.Secret is { Length: > 0 } shared
                ? Encoding.UTF8.GetBytes(shared)
                : KeyFile.Open(storage.Value.Folder, "fees.key", () => RandomNumberGenerator.GetBytes(32))
        );
    }

    public bool IsSimulated => options.Till is null;

    /// <param name="home">Of this installation, with a slash at its end.</param>
    public string PageFor(CaseFee fee, string home) =>
        options.Till is { } till
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{till}{(till.Query.Length > 0 ? '&' : '?')}order={fee.OrderNumber}&yuan={fee.Yuan:0.00}&back={Uri.EscapeDataString($"{home}my/fees")}"
            )
            : $"/my/fees/till/{fee.OrderNumber}";

    public FeePayment Sealed(FeePayment payment) =>
        payment with
        {
            Seal = Convert.ToHexStringLower(Sm3.Hmac(secret.Value, Encoding.UTF8.GetBytes(payment.Text))),
        };

    public bool IsGenuine(FeePayment payment) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Sealed(payment).Seal),
            Encoding.UTF8.GetBytes(payment.Seal.ToLowerInvariant())
        );
}
