using Microsoft.AspNetCore.Http;
using Yingzhou.Formats;
using Yingzhou.Foundation.Files;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Reporting;

/// <param name="Place">Where it was taken, when it says so.</param>
/// <param name="Hash">感知哈希; <c>null</c> when nothing is to be seen on it.</param>
sealed record KeptPhoto(KeptFile File, GeoPoint? Place, ulong? Hash);

/// <summary>照片: its place is read and what it shows is hashed, everything else it tells beside the picture is taken out before it is kept (b10 §7).</summary>
sealed class Photos(IFiles files)
{
    public const string Accept = ".jpg,.jpeg,.png";
    public const int MaxBytes = 20 * 1024 * 1024;

    // A decoded photo is up to 100 MB: no more than two at once, whoever sends how many.
    static readonly SemaphoreSlim Decoding = new(2);

    static readonly FileTerms Terms = new([FileType.Jpg, FileType.Png], MaxBytes);
    static readonly Fault TooLarge = new("city-management.photo-large", "照片超过 20 MB，请拍小一点再传。") { Field = "photo" };

    /// <returns>A value of <c>null</c> when no photo was sent.</returns>
    public async Task<Outcome<KeptPhoto?>> Keep(IFormFile? sent, CancellationToken cancel)
    {
        if (sent is not { Length: > 0 })
            return (KeptPhoto?)null;
        if (sent.Length > MaxBytes)
            return TooLarge;
        using var whole = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(whole, cancel);
        whole.Position = 0;
        // What is no photo at all is named by the store, with the formats that are.
        if (FileTypes.Inside(whole) is not (FileType.Jpg or FileType.Png))
            return (await files.Store(whole, sent.FileName, Terms, cancel)).Fault! with { Field = "photo" };
        var bytes = whole.ToArray();
        var stripped = PhotoMetadata.Strip(bytes);
        if (stripped.Fault is { } broken)
            return broken;
        var hash = await HashOf(stripped.Value, cancel);
        if (hash.Fault is { } undecoded)
            return undecoded;
        using var plain = new MemoryStream(stripped.Value);
        var kept = await files.Store(plain, sent.FileName, Terms, cancel);
        return kept.Fault is { } refused
            ? refused with
            {
                Field = "photo",
            }
            : new KeptPhoto(kept.Value, PhotoMetadata.PlaceOf(bytes), hash.Value);
    }

    static async Task<Outcome<ulong?>> HashOf(byte[] photo, CancellationToken cancel)
    {
        await Decoding.WaitAsync(cancel);
        try
        {
            var light = PhotoLight.Read(photo, PhotoHash.Side);
            return light.Fault is { } fault ? fault : PhotoHash.Of(light.Value);
        }
        finally
        {
            Decoding.Release();
        }
    }
}
