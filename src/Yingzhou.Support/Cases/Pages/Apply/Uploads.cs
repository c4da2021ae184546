using Microsoft.AspNetCore.Http;
using Yingzhou.Foundation.Files;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Cases.Reading;
using Yingzhou.Ui.Components;

namespace Yingzhou.Support.Cases.Pages.Apply;

/// <summary>The files of an application: kept as soon as they arrive, so that a form that is refused does not ask for them again.</summary>
sealed class Uploads(IFiles files)
{
    const int BytesOfMegabyte = 1024 * 1024;

    readonly Dictionary<string, KeptFile> kept = new(StringComparer.Ordinal);

    public IReadOnlyList<NeededMaterial> Wanted { get; private set; } = [];

    IReadOnlyList<NeededMaterial> fetched = [];

    public void For(IReadOnlyList<NeededMaterial> needed)
    {
        Wanted = [.. needed.Where(one => one.Material.Kind is MaterialKind.Upload).DistinctBy(one => one.HandInAs)];
        fetched = [.. needed.Where(one => one.Material.Kind is not MaterialKind.Upload && one.Leg is null)];
    }

    /// <summary>Keeps what came with this form; what came with an earlier one is named in hidden fields.</summary>
    public async Task<Fault?> Take(IFormCollection form, CancellationToken cancel)
    {
        foreach (var wanted in Wanted)
        {
            if (form.Files.GetFile(wanted.HandInAs) is { Length: > 0 } sent)
            {
                await using var content = sent.OpenReadStream();
                var stored = await files.Store(content, sent.FileName, Terms(wanted.Material), cancel);
                if (stored.Fault is { } fault)
                    return fault with { Field = wanted.HandInAs };
                kept[wanted.HandInAs] = stored.Value;
            }
            else if (form[$"kept.{wanted.HandInAs}"].ToString().Split('/', 3) is [var digest, var bytes, var name] && long.TryParse(bytes, out var length))
                kept[wanted.HandInAs] = new(digest, name, FileTypes.ClaimedBy(name) ?? FileType.Pdf, length);
        }
        return null;
    }

    public IReadOnlyList<HandedIn> HandedIn =>
        [
            .. kept.Select(file => new HandedIn(file.Key, MaterialSource.Uploaded, file.Value.Digest, file.Value.Name)),
            .. fetched.Select(one => new HandedIn(
                one.HandInAs,
                one.Material.Kind is MaterialKind.Declared ? MaterialSource.Committed : MaterialSource.Fetched,
                Provenance: one.Material.Source?.Department
            )),
        ];

    public IReadOnlyList<StoredFile> Kept(string id) => kept.GetValueOrDefault(id) is { } file ? [new StoredFile(file.Name, file.Bytes)] : [];

    public IEnumerable<(string Name, string Value)> Hidden => kept.Select(file => ($"kept.{file.Key}", $"{file.Value.Digest}/{file.Value.Bytes}/{file.Value.Name}"));

    public static string Accept(Material material) => string.Join(',', (material.Upload?.Formats ?? ["pdf"]).Select(format => "." + format));

    public static long MaxBytes(Material material) => (material.Upload?.MaxMegabytes ?? 10) * (long)BytesOfMegabyte;

    static FileTerms Terms(Material material) =>
        new([.. (material.Upload?.Formats ?? ["pdf"]).Select(FileTypes.ClaimedBy).OfType<FileType>()], MaxBytes(material));
}
