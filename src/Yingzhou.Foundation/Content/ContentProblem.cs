namespace Yingzhou.Foundation.Content;

/// <summary>One thing wrong in a city's content (城市内容): which file, where inside it, and the rule it breaks.</summary>
/// <param name="File">Relative to the city's folder, with forward slashes.</param>
/// <param name="Path">
/// The place inside the file: <c>legs[2].dependsOn[0]</c> in JSON, an element's id in XML, <c>第 12 行</c> where a file cannot be parsed,
/// empty when the file as a whole is meant.
/// </param>
/// <param name="Rule">A sentence in Simplified Chinese, for the person who edits the file.</param>
public sealed record ContentProblem(string File, string Path, string Rule)
{
    public override string ToString() => Path.Length == 0 ? $"{File}：{Rule}" : $"{File} › {Path}：{Rule}";
}
