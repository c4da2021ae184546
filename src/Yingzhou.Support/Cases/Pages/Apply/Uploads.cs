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

    readonly Dictionary<string, List<KeptFile>> kept = new(StringComparer.Ordinal);

    public IReadOnlyList<NeededMaterial> Wanted { get; private set; } = [];

    IReadOnlyList<NeededMaterial> fetched = [];

    /// <summary>
    /// Uploads, and the paper of every credential: asked for where it may not be fetched, offered where the unit would rather not have it fetched.
    /// </summary>
    /// <param name="blocked">Why a credential may not be fetched; <c>null</c> when it may.</param>
    public void For(IReadOnlyList<NeededMaterial> needed, Func<NeededMaterial, string?> blocked)
    {
        Wanted =
        [
            .. needed
                .Where(one => one.Material.Kind is MaterialKind.Upload or MaterialKind.Credential)
                .Select(one => one.Material.Kind is MaterialKind.Upload ? one : AsPaper(one, blocked(one)))
                .DistinctBy(one => one.HandInAs),
        ];
        fetched = [.. needed.Where(one => one.Material.Kind is not MaterialKind.Upload && one.Leg is null)];
    }

    static NeededMaterial AsPaper(NeededMaterial need, string? why) =>
        need with
        {
            Perhaps = need.Perhaps || why is null,
            Material = need.Material with
            {
                Kind = MaterialKind.Upload,
                Upload = need.Material.Upload ?? new(["pdf", "ofd", "jpg", "png"], 10),
                Hint = why ?? "不用传：提交后由部门凭本单位的同意取用。不同意取用的，在这里上传",
            },
        };

    /// <summary>Keeps what came with this form, beside what came with an earlier one and is named in hidden fields; what is ticked off goes.</summary>
    public async Task<Fault?> Take(IFormCollection form, CancellationToken cancel)
    {
        Fault? refused = null;
        foreach (var wanted in Wanted)
        {
            var held = kept[wanted.HandInAs] = Earlier(form, wanted.HandInAs);
            foreach (var sent in form.Files.GetFiles(wanted.HandInAs).Where(sent => sent.Length > 0))
            {
                if (wanted.Material.Upload?.MaxFiles is null or 1)
                    held.Clear();
                var stored =
                    held.Count < (wanted.Material.Upload?.MaxFiles ?? 1)
                        ? await Store(sent, wanted.Material, cancel)
                        : wanted.Material.TooManyFiles;
                if (stored.Succeeded)
                    held.Add(stored.Value);
                else
                    refused ??= stored.Fault with { Field = wanted.HandInAs };
            }
        }
        return refused;
    }

    async Task<Outcome<KeptFile>> Store(IFormFile sent, Material material, CancellationToken cancel)
    {
        await using var content = sent.OpenReadStream();
        return await files.Store(content, sent.FileName, Terms(material), cancel);
    }

    static List<KeptFile> Earlier(IFormCollection form, string id) =>
        [.. form[$"kept.{id}"].Except(form[$"drop.{id}"]).Select(Read).OfType<KeptFile>()];

    static KeptFile? Read(string? hidden) =>
        hidden?.Split('/', 3) is [var digest, var bytes, var name] && long.TryParse(bytes, out var length)
            ? new(digest, FileNames.Plain(name), FileTypes.ClaimedBy(name) ?? FileType.Pdf, length)
            : null;

    static string Written(KeptFile file) => $"{file.Digest}/{file.Bytes}/{file.Name}";

    public IReadOnlyList<HandedIn> HandedIn =>
        [
            .. kept.SelectMany(of =>
                of.Value.Select(file => new HandedIn(of.Key, MaterialSource.Uploaded, file.Digest, file.Name, FileBytes: file.Bytes))
            ),
            .. fetched
                .Where(one => kept.GetValueOrDefault(one.HandInAs) is not { Count: > 0 })
                .Select(one => new HandedIn(
                    one.HandInAs,
                    one.Material.Kind is MaterialKind.Declared ? MaterialSource.Committed : MaterialSource.Fetched,
                    Provenance: one.Material.Source?.Department
                )),
        ];

    public IReadOnlyList<StoredFile> Kept(string id) =>
        [.. kept.GetValueOrDefault(id, []).Select(file => new StoredFile(file.Name, file.Bytes, DropAs: Written(file)))];

    public IEnumerable<(string Name, string Value)> Hidden =>
        kept.SelectMany(of => of.Value.Select(file => ($"kept.{of.Key}", Written(file))));

    public static string Accept(Material material) =>
        string.Join(',', (material.Upload?.Formats ?? ["pdf"]).Select(format => "." + format));

    public static long MaxBytes(Material material) => (material.Upload?.MaxMegabytes ?? 10) * (long)BytesOfMegabyte;

    static FileTerms Terms(Material material) =>
        new([.. (material.Upload?.Formats ?? ["pdf"]).Select(FileTypes.ClaimedBy).OfType<FileType>()], MaxBytes(material));
}
