using System.Xml.Linq;
using Yingzhou.Languages.Dmn;

namespace Yingzhou.Host.Conformance;

/// <summary>How one test case went.</summary>
/// <param name="Folder">Relative to the suite, with the level in front: compliance-level-3/0070-feel-instance-of.</param>
/// <param name="File">The test file's name without its ending.</param>
/// <param name="Detail">What was expected and what came instead; empty when it passed.</param>
public sealed record DmnCaseResult(string Level, string Folder, string File, string Case, bool Passed, string Detail);

/// <summary>A tree of test files with their models.</summary>
public static class DmnSuite
{
    public static IReadOnlyList<DmnCaseResult> Run(string directory) =>
    [
        .. Directory.EnumerateFiles(directory, "*.xml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => (path, root: XDocument.Load(path, LoadOptions.PreserveWhitespace).Root!))
            .Where(test => test.root.Name.LocalName == "testCases")
            .SelectMany(test => RunFile(test.path, test.root)),
    ];

    static IEnumerable<DmnCaseResult> RunFile(string path, XElement tests)
    {
        var folder = Path.GetDirectoryName(path)!;
        var level = Path.GetFileName(Path.GetDirectoryName(folder)) ?? "";
        var models = DmnModelFolder.Load(folder);
        var model = models.GetValueOrDefault(tests.Part("modelName")?.Value.Trim() ?? "");
        foreach (var test in tests.Parts("testCase"))
        {
            var detail = model is null ? "the model is not there" : DmnTestCase.Failure(model, test);
            var id = (string?)test.Attribute("id") ?? "";
            yield return new(level, $"{level}/{Path.GetFileName(folder)}", Path.GetFileNameWithoutExtension(path), id, detail is null, detail ?? "");
        }
    }
}

/// <summary>The models of one folder by file name; those that others import are read first.</summary>
static class DmnModelFolder
{
    public static Dictionary<string, DmnModel> Load(string folder)
    {
        var models = new Dictionary<string, DmnModel>(StringComparer.Ordinal);
        var left = Directory.GetFiles(folder, "*.dmn").Select(path => (Name: Path.GetFileName(path), Root: XDocument.Load(path).Root!)).ToList();
        while (left.Count > 0)
        {
            var open = left.Select(model => (string?)model.Root.Attribute("namespace")).ToHashSet();
            // Models that import each other in a circle are read in any order; the missing one is then among the problems.
            var next = left.Find(model => !model.Root.Parts("import").Any(import => open.Contains((string?)import.Attribute("namespace"))));
            next = next.Root is null ? left[0] : next;
            left.Remove(next);
            if (DmnModel.Read(File.ReadAllText(Path.Combine(folder, next.Name)), models.Values).Model is { } model)
                models[next.Name] = model;
        }
        return models;
    }
}
