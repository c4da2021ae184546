using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Yingzhou.Engines.Tests.Laws.Reading;

/// <summary>Collects the types behind handles and signatures. As a signature provider it has nothing to build, only to notice.</summary>
sealed class TypeCollector(MetadataReader metadata) : ISignatureTypeProvider<TypeCollector, object?>
{
    public HashSet<TypeName> Found { get; } = [];

    public void Add(EntityHandle handle)
    {
        if (handle.IsNil)
            return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                Found.Add(NameOf((TypeDefinitionHandle)handle));
                break;
            case HandleKind.TypeReference:
                Found.Add(NameOf((TypeReferenceHandle)handle));
                break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
                break;
            case HandleKind.MethodDefinition:
                Add(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Add(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                AddMember(metadata.GetMemberReference((MemberReferenceHandle)handle));
                break;
            case HandleKind.MethodSpecification:
                var specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Add(specification.Method);
                specification.DecodeSignature(this, null);
                break;
        }
    }

    public TypeName NameOf(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? NameOf(outer)
            : new(
                metadata.GetString(metadata.GetAssemblyDefinition().Name),
                metadata.GetString(type.Namespace),
                metadata.GetString(type.Name)
            );
    }

    TypeName NameOf(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        if (type.ResolutionScope.Kind is HandleKind.TypeReference)
            return NameOf((TypeReferenceHandle)type.ResolutionScope);
        var assembly =
            type.ResolutionScope.Kind is HandleKind.AssemblyReference
                ? metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name
                : metadata.GetAssemblyDefinition().Name;
        return new(metadata.GetString(assembly), metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    void AddMember(MemberReference member)
    {
        Add(member.Parent);
        if (member.GetKind() is MemberReferenceKind.Method)
            member.DecodeMethodSignature(this, null);
        else
            member.DecodeFieldSignature(this, null);
    }

    TypeCollector Noticed(EntityHandle handle)
    {
        Add(handle);
        return this;
    }

    public TypeCollector GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Noticed(handle);

    public TypeCollector GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Noticed(handle);

    public TypeCollector GetTypeFromSpecification(
        MetadataReader reader,
        object? genericContext,
        TypeSpecificationHandle handle,
        byte rawTypeKind
    ) => Noticed(handle);

    public TypeCollector GetArrayType(TypeCollector elementType, ArrayShape shape) => this;

    public TypeCollector GetByReferenceType(TypeCollector elementType) => this;

    public TypeCollector GetFunctionPointerType(MethodSignature<TypeCollector> signature) => this;

    public TypeCollector GetGenericInstantiation(TypeCollector genericType, ImmutableArray<TypeCollector> typeArguments) => this;

    public TypeCollector GetGenericMethodParameter(object? genericContext, int index) => this;

    public TypeCollector GetGenericTypeParameter(object? genericContext, int index) => this;

    public TypeCollector GetModifiedType(TypeCollector modifier, TypeCollector unmodifiedType, bool isRequired) => this;

    public TypeCollector GetPinnedType(TypeCollector elementType) => this;

    public TypeCollector GetPointerType(TypeCollector elementType) => this;

    public TypeCollector GetPrimitiveType(PrimitiveTypeCode typeCode) => this;

    public TypeCollector GetSZArrayType(TypeCollector elementType) => this;
}
