using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Yingzhou.Foundation.Modules;

/// <summary>
/// A folder of the house that declares itself: an <see cref="Engine"/> or an <see cref="Application"/>. The host finds its one manifest by type, so that
/// adding a module changes no central list. Manifests are made before the container exists: they hold values only and have a constructor without parameters.
/// </summary>
public abstract class Module
{
    /// <summary>Kebab-case, unique, stable for ever: addresses, tables and evidence carry it.</summary>
    public abstract string Id { get; }

    /// <summary>Name in Simplified Chinese, as officials say it.</summary>
    public abstract string Title { get; }

    public virtual IReadOnlyList<Role> Roles => [];

    public virtual IReadOnlyList<MenuEntry> Menu => [];

    /// <summary>Registers what the module is made of, its tables (<c>AddTables</c>) among it.</summary>
    public virtual void AddServices(IServiceCollection services, IConfiguration configuration) { }

    public virtual void MapEndpoints(IEndpointRouteBuilder endpoints) { }

    public override string ToString() => $"{Title} ({Id})";
}
