using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Yingzhou.Engines.Tests.Laws.Reading;

/// <summary>What the law tests ask of an assembly. A constant of another type leaves no trace in compiled code: such a use is not seen.</summary>
sealed record CompiledAssembly(string Name, IReadOnlyList<string> References, IReadOnlyList<TypeUse> Uses)
{
    public static CompiledAssembly Read(string file)
    {
        using var stream = File.OpenRead(file);
        return Read(stream);
    }

    public static CompiledAssembly Read(Stream stream)
    {
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        var reader = new TypeUseReader(file, metadata);
        return new(
            metadata.GetString(metadata.GetAssemblyDefinition().Name),
            [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))],
            [.. metadata.TypeDefinitions.SelectMany(reader.UsesOf).Distinct()]
        );
    }
}
