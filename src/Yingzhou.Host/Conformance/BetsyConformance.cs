using System.Text.Json;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Host.Conformance;

/// <summary>
/// Runs a betsy tree: executes every process of <c>expected-traces.json</c> and compares the trace as a multiset; every model below
/// a folder <c>bpmn_constraints</c> must be refused.
/// </summary>
static class BetsyConformance
{
    public static int Run(string directory, TextWriter output)
    {
        var files = Directory.EnumerateFiles(directory, "*.bpmn", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var invalid = files.Where(file => file.Contains("bpmn_constraints", StringComparison.Ordinal)).ToList();
        var failed = RunTraces(directory, files.Except(invalid).ToList(), output) + RunInvalid(invalid, output);
        return failed == 0 ? 0 : 1;
    }

    static int RunTraces(string directory, List<string> files, TextWriter output)
    {
        var cases = Directory.EnumerateFiles(directory, "expected-traces.json", SearchOption.AllDirectories).SelectMany(ReadCases).ToList();
        var byName = files.ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);
        var passed = 0;
        foreach (var test in cases)
        {
            var actual = byName[test.Process].FirstOrDefault() is { } file
                ? BetsyWorld.Play(File.ReadAllText(file), test)
                : ["FileMissing"];
            var same = actual.Order(StringComparer.Ordinal).SequenceEqual(test.Expect.Order(StringComparer.Ordinal));
            passed += same ? 1 : 0;
            if (!same)
                output.WriteLine($"FAILED {test}: expected [{string.Join(", ", test.Expect)}], got [{string.Join(", ", actual)}]");
        }
        output.WriteLine($"betsy traces: {passed}/{cases.Count} passed");
        return cases.Count - passed;
    }

    static int RunInvalid(List<string> files, TextWriter output)
    {
        var refused = 0;
        var byStandard = 0;
        foreach (var file in files)
        {
            var import = BpmnXml.Read(File.ReadAllBytes(file));
            var problems = import.Definitions is { } model
                ? ExecutableProcess.CompileAll(model, BetsyWorld.Expressions).Problems
                : import.Problems;
            refused += problems.Count > 0 ? 1 : 0;
            byStandard += import.Problems.Count > 0 ? 1 : 0;
            if (problems.Count == 0)
                output.WriteLine($"NOT REFUSED {Path.GetFileName(file)}");
        }
        output.WriteLine($"betsy invalid models: {refused}/{files.Count} refused, {byStandard} of them by a rule of the standard");
        return files.Count - refused;
    }

    static IEnumerable<BetsyCase> ReadCases(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var process in json.RootElement.EnumerateArray())
        {
            foreach (var test in process.GetProperty("cases").EnumerateArray())
            {
                yield return new(process.GetProperty("process").GetString()!, Strings(test, "inputs"), Strings(test, "expect"),
                    Strings(test, "options"));
            }
        }
    }

    static List<string> Strings(JsonElement test, string property) =>
        [.. test.GetProperty(property).EnumerateArray().Select(item => item.GetString()!)];
}

/// <summary>One line of <c>expected-traces.json</c>.</summary>
sealed record BetsyCase(
    string Process, IReadOnlyList<string> Inputs, IReadOnlyList<string> Expect, IReadOnlyList<string> Options)
{
    public override string ToString() => $"{Process}({string.Join(",", Inputs.Concat(Options))})";

    /// <summary>The number of an option such as <c>optionDelay(5000)</c>.</summary>
    public int Number(string option, int otherwise)
    {
        var text = Options.FirstOrDefault(text => text.StartsWith(option + "(", StringComparison.Ordinal));
        return text is null ? otherwise : int.Parse(text[(option.Length + 1)..^1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
