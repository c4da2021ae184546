using System.CommandLine;
using Yingzhou.Host.Conformance;

namespace Yingzhou.Host.Verbs;

/// <summary><c>conformance</c>: runs the field's own test suites; any directory of the same form will do.</summary>
static class ConformanceVerb
{
    public static Command Command { get; } =
        new("conformance", "Runs a test suite of the field and prints passed/total and each failure")
        {
            Suite("dmn", "A tree of DMN TCK test cases", (folder, output) => DmnConformance.Run(folder, output)),
            Suite(
                "bpmn",
                "A tree of BPMN models: executed, rejected with reason, crashed",
                (folder, output) => BpmnConformance.Run(folder, output)
            ),
            Suite(
                "linkage",
                "Tables of the FEBRL form: precision and recall of record linkage",
                (folder, output) => LinkageConformance.Run(folder, output)
            ),
            Suite(
                "detection",
                "Dirty tables with their clean ones: precision and recall of proposed quality rules",
                (folder, output) => DetectionConformance.Run(folder, output)
            ),
            Suite("betsy", "Executable BPMN processes with expected traces", (folder, output) => BetsyConformance.Run(folder, output)),
        };

    static Command Suite(string name, string about, Func<string, TextWriter, int> run)
    {
        var folder = new Argument<string>("dir") { Description = "The suite's folder" };
        var suite = new Command(name, about) { folder };
        suite.SetAction(parsed => run(parsed.GetValue(folder)!, Console.Out));
        return suite;
    }
}
