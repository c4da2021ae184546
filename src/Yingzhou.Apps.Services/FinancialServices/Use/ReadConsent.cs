using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Consents;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <param name="Genuine">Whether what is stored says to the letter what was sealed.</param>
sealed record ConsentReceipt(Consent Consent, bool Genuine);

/// <param name="Sealed">Whether the seal belongs to the text.</param>
/// <param name="Live">Whether it may be used now; <c>null</c> when no such consent is kept here.</param>
sealed record CheckedConsent(bool Sealed, bool? Live);

/// <summary>授权回执: the words with digest and seal, for the one who gave it; and a check for anybody who was shown one.</summary>
sealed class ReadConsent(CityContext city, ConsentSeals seals, TimeProvider clock)
{
    const int LongestText = 4_000;

    public string PublicKey => seals.PublicKey;

    public async Task<Outcome<ConsentReceipt>> Mine(Guid id, Subject subject, CancellationToken cancel)
    {
        var key = subject.Kind is SubjectKind.Enterprise ? subject.PartyKey : null;
        return
            key is not null
            && await city.Set<Consent>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.PartyKey == key, cancel)
                is { } found
            ? new ConsentReceipt(found, seals.IsGenuine(found))
            : new Fault("finance.no-receipt", "没有这份授权书，请回到数据授权页重新选择。", 404);
    }

    public async Task<Outcome<CheckedConsent>> Check(string pasted, string seal, CancellationToken cancel)
    {
        var text = ConsentText.Plain(pasted);
        if (text.Length is 0 or > LongestText || ConsentText.IdOf(text) is not { } id)
            return new Fault("finance.not-a-consent", $"这不是授权书全文：应从“{ConsentText.Title}”开始，整段粘贴。") { Field = "text" };
        if (!seals.IsSealed(text, seal.Trim()))
            return new CheckedConsent(false, null);
        var kept = await city.Set<Consent>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel);
        return new CheckedConsent(true, kept is null ? null : seals.IsGenuine(kept) && kept.Scope.IsLive(clock.GetUtcNow()));
    }
}
