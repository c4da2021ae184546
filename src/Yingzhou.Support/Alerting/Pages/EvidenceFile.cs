using Microsoft.AspNetCore.Http;
using Yingzhou.Foundation.Files;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting.Pages;

/// <summary>A picture or a document that goes with a deed; kept before the deed is done.</summary>
static class EvidenceFile
{
    public const string Accept = ".jpg,.jpeg,.png,.pdf";
    public const long MaxBytes = 20 * 1024 * 1024;

    static readonly FileTerms Terms = new([FileType.Jpg, FileType.Png, FileType.Pdf], MaxBytes);

    public static async Task<Outcome<KeptEvidence>> Keep(IFormCollection form, IFiles files, CancellationToken cancel)
    {
        if (form.Files["evidence"] is not { Length: > 0 } sent)
            return new KeptEvidence(null);
        await using var content = sent.OpenReadStream();
        var kept = await files.Store(content, sent.FileName, Terms, cancel);
        return kept.Fault is { } refused ? refused with { Field = "evidence" } : new KeptEvidence(kept.Value);
    }
}

/// <param name="File"><c>null</c> when none was sent.</param>
sealed record KeptEvidence(KeptFile? File);
