namespace Yingzhou.Pure.Tests.Bpmn;

/// <summary>Finds suites of ../shared beside the repository, or below YZ_SHARED in a worktree.</summary>
static class Suite
{
    public static string Folder(string name)
    {
        var shared = Environment.GetEnvironmentVariable("YZ_SHARED") ?? Path.Combine(Root(), "..", "shared");
        var folder = Path.Combine(shared, "suites", name);
        if (!Directory.Exists(folder))
            Assert.Skip($"The suite {name} is not on this machine.");
        return folder;
    }

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Yingzhou.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
