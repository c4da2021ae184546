namespace Yingzhou.Foundation.Content;

/// <summary>What a file says, together with where it says it, so that a check can point at the place.</summary>
public sealed record ContentFile<T>(string File, T Content)
{
    /// <summary>Where in the file the content comes from, when it is one of many: <c>objects[3].renew</c>.</summary>
    public string Within { get; init; } = "";

    public ContentProblem Problem(string path, string rule) =>
        new(File, Within.Length == 0 || path.Length == 0 ? Within + path : $"{Within}.{path}", rule);
}
