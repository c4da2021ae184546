using Microsoft.AspNetCore.Http;
using Yingzhou.Foundation.Files;
using Yingzhou.Kernel;
using Yingzhou.Ui.Components;

namespace Yingzhou.Support.Objections.Pages;

/// <summary>What was attached so far: kept as soon as it arrives and named in hidden fields, so that a form that is refused does not ask for it again.</summary>
sealed record AttachedFiles(IReadOnlyList<ObjectionFile> Kept)
{
    public const string Accept = ".pdf,.ofd,.jpg,.jpeg,.png";
    public const long MaxBytes = 10 * 1024 * 1024;

    static readonly FileTerms Terms = new([FileType.Pdf, FileType.Ofd, FileType.Jpg, FileType.Png], MaxBytes);

    public IReadOnlyList<StoredFile> Stored => [.. Kept.Select(file => new StoredFile(file.Name, file.Bytes, DropAs: Written(file)))];

    public static string Written(ObjectionFile file) => $"{file.Digest}/{file.Bytes}/{file.Name}";

    public static async Task<(AttachedFiles Files, Fault? Refused)> Take(IFormCollection form, IFiles files, CancellationToken cancel)
    {
        List<ObjectionFile> kept = [.. form["kept"].Except(form["drop.files"]).Select(Read).OfType<ObjectionFile>()];
        Fault? refused = null;
        foreach (var sent in form.Files.GetFiles("files").Where(sent => sent.Length > 0))
        {
            await using var content = sent.OpenReadStream();
            var stored = await files.Store(content, sent.FileName, Terms, cancel);
            if (stored.Succeeded)
                kept.Add(new(stored.Value.Digest, stored.Value.Name, stored.Value.Bytes));
            else
                refused ??= stored.Fault with { Field = "files" };
        }
        return (new(kept), refused);
    }

    static ObjectionFile? Read(string? hidden) =>
        hidden?.Split('/', 3) is [var digest, var bytes, var name] && long.TryParse(bytes, out var length)
            ? new(digest, FileNames.Plain(name), length)
            : null;
}
