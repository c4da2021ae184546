namespace Yingzhou.Foundation.Content;

/// <summary>What a file says, together with where it says it, so that a check can point at the place.</summary>
public sealed record ContentFile<T>(string File, T Content)
{
    public ContentProblem Problem(string path, string rule) => new(File, path, rule);
}
