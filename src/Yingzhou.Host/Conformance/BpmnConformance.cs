using System.Xml.Linq;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Host.Conformance;

/// <summary>
/// Imports every model of a tree, writes it again and compares element by element; compiles what is executable. Each model ends as
/// executable, as a drawing (nothing marked executable), as rejected with reasons, or, which must never be, as crashed or changed.
/// </summary>
static class BpmnConformance
{
    public static int Run(string directory, TextWriter output)
    {
        var files = Directory.EnumerateFiles(directory, "*.bpmn", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        int kept = 0, executable = 0, drawings = 0, rejected = 0, crashed = 0;
        foreach (var file in files)
        {
            var name = Path.GetRelativePath(directory, file);
            try
            {
                var bytes = File.ReadAllBytes(file);
                var import = BpmnXml.Read(bytes);
                if (import.Definitions is null)
                {
                    rejected++;
                    output.WriteLine($"REJECTED {name}: {import.Problems[0]}");
                    continue;
                }
                if (Lost(bytes, BpmnXml.Write(import.Definitions)) is { } lost)
                    output.WriteLine($"CHANGED {name}: {lost}");
                else
                    kept++;
                if (!import.Definitions.Processes.Any(process => process.IsExecutable))
                {
                    drawings++;
                    continue;
                }
                var compiled = ExecutableProcess.CompileAll(import.Definitions, BetsyWorld.Expressions);
                if (compiled.Problems.Count == 0)
                    executable++;
                else
                {
                    rejected++;
                    output.WriteLine($"REJECTED {name}: {string.Join("; ", compiled.Problems.Select(problem => problem.ToString()))}");
                }
            }
            catch (Exception bug) when (bug is not IOException)
            {
                crashed++;
                output.WriteLine($"CRASHED {name}: {bug}");
            }
        }
        var unread = files.Count - kept - crashed;
        output.WriteLine($"bpmn models: {files.Count}; kept unchanged {kept}, executable {executable}, drawings {drawings}, "
            + $"rejected with reason {rejected}, crashed {crashed}");
        return crashed == 0 && unread <= rejected ? 0 : 1;
    }

    /// <summary>The first difference between two documents, or <c>null</c>. Compared by meaning: order of attributes is none.</summary>
    static string? Lost(byte[] before, string after)
    {
        var one = XDocument.Load(new MemoryStream(before), LoadOptions.PreserveWhitespace).Root!;
        var other = XDocument.Parse(after, LoadOptions.PreserveWhitespace).Root!;
        var pairs = one.DescendantsAndSelf().Zip(other.DescendantsAndSelf());
        foreach (var (left, right) in pairs)
        {
            if (left.Name != right.Name || left.Value != right.Value)
                return $"<{left.Name.LocalName} id={(string?)left.Attribute("id")}> became <{right.Name.LocalName}>";
            var attributes = left.Attributes().Select(Text).Order(StringComparer.Ordinal);
            if (!attributes.SequenceEqual(right.Attributes().Select(Text).Order(StringComparer.Ordinal), StringComparer.Ordinal))
                return $"attributes of <{left.Name.LocalName} id={(string?)left.Attribute("id")}>";
        }
        return one.DescendantNodes().Count() == other.DescendantNodes().Count() ? null : "the number of nodes";
    }

    static string Text(XAttribute attribute) => $"{attribute.Name}={attribute.Value}";
}
