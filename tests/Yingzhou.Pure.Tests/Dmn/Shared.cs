namespace Yingzhou.Pure.Tests.Dmn;

/// <summary>Outside suites, beside the repository or where YZ_SHARED says.</summary>
static class Shared
{
    public static string? Folder { get; } = Find();

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable("YZ_SHARED") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Yingzhou.slnx")))
                return Path.Combine(at.Parent!.FullName, "shared") is var shared && Directory.Exists(shared) ? shared : null;
        return null;
    }
}
