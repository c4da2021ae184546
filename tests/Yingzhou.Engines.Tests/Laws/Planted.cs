using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Yingzhou.Engines.Tests.Laws.Reading;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>Compiles a violation, so that a law is seen to catch what it was written against.</summary>
static class Planted
{
    static readonly MetadataReference[] Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    public static CompiledAssembly Assembly(string name, string source, params PlantedLibrary[] references) =>
        CompiledAssembly.Read(new MemoryStream(Compile(name, source, references)));

    /// <summary>An assembly that another planted one refers to.</summary>
    public static PlantedLibrary Library(string name, string source) => new(MetadataReference.CreateFromImage(Compile(name, source, [])));

    static byte[] Compile(string name, string source, PlantedLibrary[] references)
    {
        using var image = new MemoryStream();
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            [.. Platform, .. references.Select(library => library.Reference)],
            new(OutputKind.DynamicallyLinkedLibrary)
        );
        var result = compilation.Emit(image);
        return result.Success ? image.ToArray() : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}

sealed record PlantedLibrary(MetadataReference Reference);
