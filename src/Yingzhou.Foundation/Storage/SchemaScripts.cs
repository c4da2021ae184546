using System.Reflection;
using DbUp.Engine;

namespace Yingzhou.Foundation.Storage;

/// <summary>The modules' own SQL, found beside their table sets as <c>NNNN-name.sql</c>. A released script is never edited, only followed by another.</summary>
static class SchemaScripts
{
    public static IEnumerable<SqlScript> Of(IEnumerable<TableSet> tableSets) =>
        tableSets
            .Select(set => set.GetType())
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type =>
                Beside(type)
                    .Select(name => new SqlScript(name, Read(type.Assembly, name), new() { RunGroupOrder = Height(type.Assembly, []) }))
            );

    // An application's script may move rows into an engine's table: whatever a project stands on is there before it.
    static int Height(Assembly assembly, HashSet<string> seen)
    {
        foreach (var below in assembly.GetReferencedAssemblies().Where(one => one.Name!.StartsWith(Product, StringComparison.Ordinal)))
            if (seen.Add(below.Name!))
                Height(Assembly.Load(below), seen);
        return seen.Count;
    }

    static readonly string Product = typeof(SchemaScripts).Assembly.GetName().Name!.Split('.')[0] + ".";

    static IEnumerable<string> Beside(Type tableSet)
    {
        var folder = tableSet.Namespace + ".";
        return tableSet
            .Assembly.GetManifestResourceNames()
            .Where(name =>
                name.StartsWith(folder, StringComparison.Ordinal)
                && name.EndsWith(".sql", StringComparison.Ordinal)
                && char.IsAsciiDigit(name[folder.Length])
            )
            .Order(StringComparer.Ordinal);
    }

    static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
