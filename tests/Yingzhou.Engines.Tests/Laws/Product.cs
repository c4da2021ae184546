using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Laws.Reading;
using Yingzhou.Foundation.Modules;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>The product as it was built: what the laws are applied to.</summary>
static class Product
{
    static readonly string[] Files =
    [
        .. Directory
            .GetFiles(AppContext.BaseDirectory, "Yingzhou.*.dll")
            .Where(file => !file.EndsWith(".Tests.dll", StringComparison.Ordinal))
            .Order(),
    ];

    public static IReadOnlyList<CompiledAssembly> Compiled { get; } = [.. Files.Select(CompiledAssembly.Read)];

    public static IReadOnlyList<Assembly> Loaded { get; } =
    [.. Files.Select(file => Assembly.Load(Path.GetFileNameWithoutExtension(file)))];

    // Found when asked for: a manifest that is refused concerns the laws about manifests only.
    static readonly Lazy<ModuleCatalogue> Found = new(() => ModuleCatalogue.Discover(Loaded));

    public static ModuleCatalogue Modules => Found.Value;

    public static IReadOnlyList<Type> Pages { get; } =
    [.. Loaded.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsDefined(typeof(RouteAttribute)))];

    /// <summary>Roles and policies that pages ask for.</summary>
    public static IReadOnlyCollection<string> AskedFor { get; } =
    [
        .. Pages
            .SelectMany(page => page.GetCustomAttributes<AuthorizeAttribute>())
            .SelectMany(asked => new[] { asked.Roles, asked.Policy }.OfType<string>())
            .SelectMany(names => names.Split(',', StringSplitOptions.TrimEntries)),
    ];

    /// <summary>Who may do what, as all modules grant it.</summary>
    public static IReadOnlyList<Grant> Grants => Granted.Value;

    static readonly Lazy<IReadOnlyList<Grant>> Granted = new(() =>
    {
        var services = new ServiceCollection();
        foreach (var module in Modules.All)
            module.AddServices(services, new ConfigurationBuilder().Build());
        return [.. services.Select(service => service.IsKeyedService ? null : service.ImplementationInstance).OfType<Grant>()];
    });
}
