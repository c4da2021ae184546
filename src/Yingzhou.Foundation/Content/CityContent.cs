namespace Yingzhou.Foundation.Content;

/// <summary>
/// The folder of one city's own content (城市内容), e.g. <c>city/zhoushan</c>. The platform is code, the city is content: another city
/// forks this folder. Files are in open formats and named by their path relative to <see cref="Root"/>.
/// </summary>
public sealed class CityContent
{
    /// <exception cref="DirectoryNotFoundException">The folder is not there: the installation is broken, not the content.</exception>
    public CityContent(string root)
    {
        if (!Directory.Exists(root))
            throw new DirectoryNotFoundException($"No city content at {root}");
        Root = Path.GetFullPath(root);
    }

    public string Root { get; }

    /// <summary>Looks for <c>city/{city}</c> in <paramref name="from"/> and the folders above it.</summary>
    /// <returns><c>null</c> when none of them has it.</returns>
    public static CityContent? Find(string from, string city = "zhoushan")
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "city", city);
            if (Directory.Exists(candidate))
                return new(candidate);
        }
        return null;
    }

    /// <summary>Files of one folder in ordinal order, so that problems and ids come in the same order on every machine.</summary>
    /// <param name="ending">How the name ends, e.g. <c>.form.json</c>.</param>
    public IReadOnlyList<string> Files(string folder, string ending)
    {
        var path = Path.Combine(Root, folder);
        return Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path)
                .Select(file => Path.GetFileName(file))
                .Where(name => name.EndsWith(ending, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => $"{folder}/{name}")]
            : [];
    }

    public bool Has(string file) => File.Exists(Path.Combine(Root, file));

    public byte[] ReadBytes(string file) => File.ReadAllBytes(Path.Combine(Root, file));

    public string ReadText(string file) => File.ReadAllText(Path.Combine(Root, file));
}
