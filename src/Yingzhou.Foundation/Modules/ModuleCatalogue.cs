using System.Reflection;

namespace Yingzhou.Foundation.Modules;

/// <summary>Every module of this city: engines in the order in which they need each other, applications in the order of the plan.</summary>
public sealed class ModuleCatalogue
{
    ModuleCatalogue(IReadOnlyList<Engine> engines, IReadOnlyList<Application> applications) =>
        (Engines, Applications) = (engines, applications);

    public IReadOnlyList<Engine> Engines { get; }

    public IReadOnlyList<Application> Applications { get; }

    /// <summary>Engines first: what is registered later may build on what was registered before.</summary>
    public IEnumerable<Module> All => [.. Engines, .. Applications];

    /// <summary>Finds the manifests of these assemblies.</summary>
    /// <exception cref="InvalidOperationException">Two manifests claim one id, or engines need each other in a circle or one that is not there.</exception>
    public static ModuleCatalogue Discover(params IEnumerable<Assembly> assemblies) => Of(assemblies.Distinct().SelectMany(Manifests));

    /// <inheritdoc cref="Discover"/>
    public static ModuleCatalogue Of(params IEnumerable<Module> modules)
    {
        var all = modules.ToList();
        if (all.GroupBy(module => module.Id, StringComparer.Ordinal).FirstOrDefault(sameId => sameId.Count() > 1) is { } clash)
            throw new InvalidOperationException(
                $"Two modules call themselves '{clash.Key}': {string.Join(", ", clash.Select(module => module.GetType().FullName))}."
            );

        return new(
            EngineOrder.Sort([.. all.OfType<Engine>()]),
            [
                .. all.OfType<Application>()
                    .OrderBy(application => application.Section)
                    .ThenBy(application => application.Id, StringComparer.Ordinal),
            ]
        );
    }

    static IEnumerable<Module> Manifests(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type.IsSubclassOf(typeof(Module)) && !type.IsAbstract
        select type.GetConstructor(Type.EmptyTypes) is { } constructor
            ? (Module)constructor.Invoke(null)
            : throw new InvalidOperationException($"The manifest {type.FullName} needs a public constructor without parameters.");
}
