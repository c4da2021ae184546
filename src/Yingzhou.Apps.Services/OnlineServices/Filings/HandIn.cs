using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Yingzhou.Foundation.Files;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Services.OnlineServices.Filings;

/// <summary>Takes uploads into a draft. One that is refused does not cost the others.</summary>
sealed class HandIn(IFiles files)
{
    const long Megabyte = 1024 * 1024;

    public async Task<(Filing Filing, IReadOnlyList<Fault> Faults)> Run(
        Filing filing,
        IReadOnlyList<NeededMaterial> needed,
        IFormFileCollection uploads,
        CancellationToken cancel
    )
    {
        var faults = new List<Fault>();
        foreach (var need in needed)
        foreach (var upload in uploads.GetFiles(need.HandInAs).Where(upload => upload.FileName.Length > 0))
        {
            var kept = Takes(filing, need) ? await Keep(upload, need.Material.Upload, cancel) : need.Material.TooManyFiles;
            if (kept.Succeeded)
                filing = filing.WithFile(need.HandInAs, kept.Value, need.Material.Upload!.MaxFiles);
            else
                faults.Add(kept.Fault with { Field = need.HandInAs });
        }
        return (filing, faults);
    }

    public async Task<Outcome<FiledFile>> Keep(IFormFile upload, UploadTerms? terms, CancellationToken cancel)
    {
        await using var content = upload.OpenReadStream();
        var kept = await files.Store(content, upload.FileName, Terms(terms), cancel);
        return kept.Succeeded ? new FiledFile(kept.Value.Digest, kept.Value.Name, kept.Value.Bytes) : kept.Fault;
    }

    static bool Takes(Filing filing, NeededMaterial need) =>
        need.Material.Upload!.MaxFiles == 1 || filing.FilesOf(need.HandInAs).Count < need.Material.Upload.MaxFiles;

    /// <summary>Terms of a material; what has none of its own (a supplement in words) takes the usual papers.</summary>
    static FileTerms Terms(UploadTerms? terms) =>
        terms is null
            ? new([FileType.Pdf, FileType.Ofd, FileType.Jpg, FileType.Png], 10 * Megabyte)
            : new([.. terms.Formats.Select(FileTypes.ClaimedBy).OfType<FileType>()], terms.MaxMegabytes * Megabyte);
}
