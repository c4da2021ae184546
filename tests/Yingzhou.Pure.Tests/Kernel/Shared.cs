using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

/// <summary>Finds the read-only suites beside the repository; tests on them are skipped where they are absent.</summary>
static class Shared
{
    public static string File(string path)
    {
        var root = Environment.GetEnvironmentVariable("YZ_SHARED") ?? BesideRepository();
        var file = root is null ? null : Path.Combine(root, path);
        if (!System.IO.File.Exists(file))
            Assert.Skip($"shared suite {path} is not here; set YZ_SHARED to the folder that holds it");
        return file!;
    }

    public static T Read<T>(string path) =>
        JsonSerializer.Deserialize<T>(System.IO.File.ReadAllText(File(path)), JsonSerializerOptions.Web)!;

    /// <summary>The calendar of all published notices 2018 to 2026.</summary>
    public static Workdays Workdays() => new(Calendar());

    public static WorkCalendar Calendar() => WorkCalendar.FromNotices("2026-01", Enumerable.Range(2018, 10).Select(Notice)).Value;

    public static HolidayNotice Notice(int year) => Read<HolidayNotice>($"suites/holiday-cn/{year}.json");

    static string? BesideRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Yingzhou.slnx")))
            folder = folder.Parent;
        return folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared") : null;
    }
}
