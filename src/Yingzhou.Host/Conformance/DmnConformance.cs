using System.Globalization;

namespace Yingzhou.Host.Conformance;

/// <summary>
/// The verb <c>yz conformance dmn DIR</c>: runs a tree of test cases of the form of the DMN TCK and prints what passed per level, and
/// each failure.
/// Any directory of that form will do: a level, a single folder, another suite.
/// </summary>
public static class DmnConformance
{
    /// <param name="directory">Searched at all depths for test files, each beside the models it names.</param>
    /// <param name="csv">Where to write one line per case in the TCK's own format, so that the score compares directly with the
    /// published ones.</param>
    /// <returns>0 when every case passed, 1 when one failed, 2 when there is nothing to run.</returns>
    public static int Run(string directory, TextWriter output, string? csv = null)
    {
        if (!Directory.Exists(directory))
        {
            output.WriteLine($"{directory} is not a directory");
            return 2;
        }
        var results = DmnSuite.Run(directory);
        foreach (var failure in results.Where(result => !result.Passed))
            output.WriteLine($"FAILED {failure.Folder}/{failure.File} {failure.Case}: {failure.Detail}");
        foreach (var level in results.GroupBy(result => result.Level, StringComparer.Ordinal).OrderBy(level => level.Key, StringComparer.Ordinal))
            output.WriteLine(Line(level.Key, [.. level]));
        if (csv is not null)
            File.WriteAllLines(csv, results.Select(CsvLine));
        output.WriteLine(Line("total", results));
        return results.Count == 0 ? 2 : results.All(result => result.Passed) ? 0 : 1;
    }

    // The mean over folders counts a small folder like a large one: folder 0100 alone is a third of all cases.
    static string Line(string name, IReadOnlyList<DmnCaseResult> results)
    {
        var passed = results.Count(result => result.Passed);
        var folders = results.GroupBy(result => result.Folder, StringComparer.Ordinal)
            .Select(folder => folder.Count(result => result.Passed) / (double)folder.Count())
            .DefaultIfEmpty(0)
            .Average();
        return string.Create(
            CultureInfo.InvariantCulture, $"{name}: {passed}/{results.Count} passed, mean per folder {100 * folders:0.00} %");
    }

    static string CsvLine(DmnCaseResult result) =>
        $"\"{result.Folder}\",\"{result.File}\",\"{result.Case}\",\"{(result.Passed ? "SUCCESS" : "ERROR")}\",\"\"";
}
