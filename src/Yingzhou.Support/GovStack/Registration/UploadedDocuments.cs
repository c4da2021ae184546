using Yingzhou.Foundation.Files;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Source = Yingzhou.Support.Cases.MaterialSource;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>
/// Uploaded documents become materials (材料) of the item: each as the one whose id or name was said at the upload, else as the next that has none yet. Type and length
/// are those of the kept file, whatever its address says.
/// </summary>
sealed class UploadedDocuments(IFiles files)
{
    static Fault Missing(DocumentUrl document) =>
        new("govstack.document-not-kept", $"没有收到过文件“{document.Name}”，请先上传。") { Field = "documentUrls" };

    static Fault Unexpected(DocumentUrl document) =>
        new("govstack.document-unexpected", $"这个事项没有材料可以收文件“{document.Name}”：数量、格式或大小不符。")
        {
            Field = "documentUrls",
        };

    public Outcome<IReadOnlyList<HandedIn>> HandIn(IReadOnlyList<DocumentUrl> documents, ServiceItem item)
    {
        var uploads = item.Materials.Where(material => material.Upload is not null).ToList();
        List<HandedIn> handedIn = [];
        foreach (var document in documents.OrderBy(one => Named(one, uploads) is null))
        {
            using var content = files.Open(document.Digest);
            if (content is null)
                return Missing(document);
            var (type, bytes) = (FileTypes.Inside(content), content.Length);
            var material =
                Named(document, uploads)
                ?? uploads.Find(one => Takes(one.Upload!, type, bytes) && handedIn.TrueForAll(given => given.MaterialId != one.Id));
            if (material is null || !Takes(material.Upload!, type, bytes))
                return Unexpected(document);
            handedIn.Add(new(material.Id, Source.Uploaded, document.Digest, document.Name, FileBytes: bytes));
        }
        return handedIn;
    }

    static bool Takes(UploadTerms terms, FileType? type, long bytes) =>
        type is { } known && terms.Formats.Contains(known.Ending()) && bytes <= terms.MaxMegabytes * 1024L * 1024;

    static Material? Named(DocumentUrl document, List<Material> uploads) =>
        uploads.Find(material => material.Id == document.For || material.Name == document.For);
}
