using System.CommandLine;

namespace Yingzhou.Host.Verbs;

/// <summary><c>restore FILE [--force]</c>: makes the city again from an archive; the city must not run.</summary>
static class RestoreVerb
{
    static readonly Option<bool> Force = new("--force") { Description = "Replaces the city that is there" };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var restore = new Command("restore", "Verifies an archive and makes the city from it; stop the city first")
        {
            BackupVerb.Archive,
            BackupVerb.Data,
            BackupVerb.Connection,
            Force,
        };
        restore.SetAction((parsed, cancel) => BackupVerb.Run(parsed, "restored", (city, file) => city.Restore(file, parsed.GetValue(Force), cancel)));
        return restore;
    }
}
