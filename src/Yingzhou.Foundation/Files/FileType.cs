namespace Yingzhou.Foundation.Files;

/// <summary>Types of files that the city takes; each has one usual ending.</summary>
public enum FileType
{
    Pdf,
    Jpg,
    Png,
    Docx,
    Xlsx,

    /// <summary>版式文档, GB/T 33190.</summary>
    Ofd,

    /// <summary>Plain text in UTF-8.</summary>
    Txt,
}

public static class FileTypes
{
    public static string ContentType(this FileType type) =>
        type switch
        {
            FileType.Pdf => "application/pdf",
            FileType.Jpg => "image/jpeg",
            FileType.Png => "image/png",
            FileType.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileType.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileType.Ofd => "application/ofd",
            FileType.Txt => "text/plain",
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };

    /// <summary>The type that a file is by its content, read from its beginning; <c>null</c> for one that is not known.</summary>
    /// <param name="content">Can be sought; left where it stood.</param>
    public static FileType? Inside(Stream content)
    {
        var at = content.Position;
        var type = FileRecognition.Recognise(content);
        content.Position = at;
        return type;
    }

    /// <summary>The ending without its dot: pdf.</summary>
    public static string Ending(this FileType type) => type.ToString().ToLowerInvariant();

    /// <summary>The type that a name or an ending claims: 合同.PDF, .jpeg, png; <c>null</c> for any other.</summary>
    public static FileType? ClaimedBy(string name)
    {
        var ending = name[(name.LastIndexOf('.') + 1)..].ToLowerInvariant();
        return ending is "jpeg"
            ? FileType.Jpg
            : Enum.GetValues<FileType>().Cast<FileType?>().FirstOrDefault(type => type!.Value.Ending() == ending);
    }
}
