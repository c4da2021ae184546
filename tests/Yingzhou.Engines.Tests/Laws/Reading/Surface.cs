using System.Reflection;

namespace Yingzhou.Engines.Tests.Laws.Reading;

/// <summary>
/// What the public types at an engine's root speak of: the nouns, requests and views in their signatures, and what those are made of. They belong to the
/// engine's surface, whichever folder their file lies in.
/// </summary>
static class Surface
{
    const BindingFlags Visible = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlySet<string> Of(IEnumerable<Assembly> engines)
    {
        var all = engines.ToList();
        var found = new HashSet<Type>();
        var open = new Queue<Type>(all.SelectMany(assembly => assembly.GetExportedTypes().Where(AtRoot)));
        while (open.TryDequeue(out var type))
            foreach (var spoken in Spoken(type).SelectMany(Parts).Where(part => all.Contains(part.Assembly) && part.IsVisible))
                if (found.Add(spoken))
                    open.Enqueue(spoken);
        return found.Select(type => type.FullName!).ToHashSet(StringComparer.Ordinal);
    }

    // Yingzhou.Support.Cases and above: not Yingzhou.Support.Cases.Handling.
    static bool AtRoot(Type type) => type.Namespace is { } space && space.Count(letter => letter == '.') <= type.Assembly.GetName().Name!.Count(letter => letter == '.') + 1;

    static IEnumerable<Type> Spoken(Type type) =>
        [
            .. type.GetMethods(Visible).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)),
            .. type.GetConstructors(Visible).SelectMany(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType)),
            .. type.GetProperties(Visible).Select(property => property.PropertyType),
            .. type.GetFields(Visible).Select(field => field.FieldType),
        ];

    static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)]
        : type.IsGenericParameter ? []
        : [type];
}
