using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Yingzhou.Engines.Tests.Laws.Reading;

/// <summary>Finds every type that a type names: what it derives from, its members' signatures, its attributes and the code of its methods.</summary>
sealed class TypeUseReader(PEReader file, MetadataReader metadata)
{
    public IEnumerable<TypeUse> UsesOf(TypeDefinitionHandle handle)
    {
        var used = new TypeCollector(metadata);
        var type = metadata.GetTypeDefinition(handle);
        used.Add(type.BaseType);
        foreach (var implemented in type.GetInterfaceImplementations())
            used.Add(metadata.GetInterfaceImplementation(implemented).Interface);
        AddAttributes(type.GetCustomAttributes(), used);
        AddConstraints(type.GetGenericParameters(), used);
        foreach (var member in type.GetFields().Select(metadata.GetFieldDefinition))
        {
            member.DecodeSignature(used, null);
            AddAttributes(member.GetCustomAttributes(), used);
        }
        foreach (var property in type.GetProperties())
            AddAttributes(metadata.GetPropertyDefinition(property).GetCustomAttributes(), used);
        foreach (var method in type.GetMethods())
            AddMethod(metadata.GetMethodDefinition(method), used);

        var user = used.NameOf(handle);
        return used.Found.Where(name => name != user).Select(name => new TypeUse(user, name));
    }

    void AddMethod(MethodDefinition method, TypeCollector used)
    {
        method.DecodeSignature(used, null);
        AddAttributes(method.GetCustomAttributes(), used);
        AddConstraints(method.GetGenericParameters(), used);
        if (method.RelativeVirtualAddress == 0)
            return;

        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(used, null);
        foreach (var region in body.ExceptionRegions)
            used.Add(region.CatchType);
        foreach (var token in IntermediateLanguage.TokensOf(body.GetILBytes()!))
            used.Add(token);
    }

    void AddAttributes(CustomAttributeHandleCollection attributes, TypeCollector used)
    {
        foreach (var attribute in attributes)
            used.Add(metadata.GetCustomAttribute(attribute).Constructor);
    }

    void AddConstraints(GenericParameterHandleCollection parameters, TypeCollector used)
    {
        foreach (var constraint in parameters.SelectMany(parameter => metadata.GetGenericParameter(parameter).GetConstraints()))
            used.Add(metadata.GetGenericParameterConstraint(constraint).Type);
    }
}
