using System.Reflection;

namespace Yingzhou.Tests.Infrastructure;

/// <summary>
/// Compares a text with the one that was approved, in <c>Approved/</c> of the test project. A change is made visible, looked at, and accepted by running the
/// test again with <c>YZ_ACCEPT=1</c>, so that it arrives as a diff in the same commit.
/// </summary>
static class Approved
{
    public static void Match(string text, string file)
    {
        var approved = Path.Combine(Repository.Root, "tests", Assembly.GetExecutingAssembly().GetName().Name!, "Approved", file);
        var received = Path.Combine(Repository.Artifacts("received"), file);
        text = text.ReplaceLineEndings("\n").TrimEnd() + "\n";

        if (Environment.GetEnvironmentVariable("YZ_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
            File.WriteAllText(approved, text);
            return;
        }
        if (Difference(File.Exists(approved) ? File.ReadAllText(approved) : "", text) is not { } difference)
            return;
        File.WriteAllText(received, text);
        Assert.Fail(
            $"{file} differs from what was approved, {difference}\nReceived: {received}\nTo accept: YZ_ACCEPT=1, then look at the diff."
        );
    }

    /// <returns>The first line that differs, or <c>null</c>.</returns>
    public static string? Difference(string approved, string received)
    {
        var (before, after) = (Lines(approved), Lines(received));
        for (var line = 0; line < Math.Max(before.Length, after.Length); line++)
            if (before.ElementAtOrDefault(line) != after.ElementAtOrDefault(line))
                return $"first in line {line + 1}:\n  approved: {before.ElementAtOrDefault(line) ?? "(nothing)"}\n  received: {after.ElementAtOrDefault(line) ?? "(nothing)"}";
        return null;
    }

    static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd().Split('\n');
}
