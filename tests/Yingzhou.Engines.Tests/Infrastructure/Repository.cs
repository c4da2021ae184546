namespace Yingzhou.Tests.Infrastructure;

/// <summary>The working tree that the tests were built from.</summary>
static class Repository
{
    public static string Root { get; } =
        Above(AppContext.BaseDirectory) ?? throw new DirectoryNotFoundException("No Yingzhou.slnx above the tests.");

    /// <summary><c>Release</c> or <c>Debug</c>, as the tests themselves were built: …/bin/Release/net10.0/.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>What a run leaves behind to be looked at: screenshots, received snapshots, logs. Ignored by git.</summary>
    public static string Artifacts(params string[] path) => Directory.CreateDirectory(Path.Combine([Root, "artifacts", .. path])).FullName;

    /// <summary>A folder of the shared material beside the repository; where it is absent the test is skipped.</summary>
    public static string Shared(params string[] path)
    {
        var shared = Environment.GetEnvironmentVariable("YZ_SHARED") ?? Path.Combine(Root, "..", "shared");
        var wanted = Path.GetFullPath(Path.Combine([shared, .. path]));
        Assert.SkipUnless(Path.Exists(wanted), $"The shared material {Path.Combine(path)} is not beside the repository.");
        return wanted;
    }

    /// <summary>The texts below these folders, but what a build or a run made.</summary>
    public static IEnumerable<SourceFile> Sources(IEnumerable<string> folders, params string[] extensions) =>
        from folder in folders
        let start = Path.Combine(Root, folder)
        where Directory.Exists(start)
        from file in Directory.EnumerateFiles(start, "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where
            extensions.Contains(Path.GetExtension(file))
            && !path.Split('/').Any(part => part is "bin" or "obj" or "dist" or "node_modules" or "artifacts" or ".git")
        orderby path
        select new SourceFile(path, File.ReadAllText(file));

    static string? Above(string? folder) =>
        folder is null || File.Exists(Path.Combine(folder, "Yingzhou.slnx")) ? folder : Above(Path.GetDirectoryName(folder));
}

/// <param name="Path">Relative to the repository, with slashes.</param>
sealed record SourceFile(string Path, string Text)
{
    /// <summary>Line of a position in the text, from 1, as editors count.</summary>
    public int LineOf(int position) => Text.AsSpan(0, position).Count('\n') + 1;
}
