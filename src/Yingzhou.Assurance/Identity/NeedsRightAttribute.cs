using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Http;

namespace Yingzhou.Assurance.Identity;

/// <summary>
/// What a door asks of an official (所需权限): at least one of these rights in their acting post. On a page it stands as an attribute and the frame refuses in its place; on an
/// endpoint it is put by <see cref="DoorsOfRights.NeedsRight{T}"/> and asked before the body is read, so that a refusal never looks like a wrong shape.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsRightAttribute(params string[] actions) : Attribute
{
    public IReadOnlyList<string> Actions => actions;
}

public static class DoorsOfRights
{
    public static T NeedsRight<T>(this T endpoints, params string[] actions)
        where T : IEndpointConventionBuilder => endpoints.WithMetadata(new NeedsRightAttribute(actions));

    /// <summary>After authorization; pages are left to their frame, which refuses in words.</summary>
    public static IApplicationBuilder UseRights(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                if (
                    http.GetEndpoint() is { } endpoint
                    && endpoint.Metadata.GetMetadata<NeedsRightAttribute>() is { } needed
                    && !http.IsPage()
                    && http
                        .RequestServices.GetRequiredService<IPermissions>()
                        .RefuseAtSeat(
                            http.RequestServices.GetRequiredService<ISession>().Current,
                            needed.Actions,
                            new("endpoint", http.Request.Path)
                        )
                        is { } refused
                )
                    await Problems.From(refused).ExecuteAsync(http);
                else
                    await next(http);
            }
        );

    static bool IsPage(this HttpContext http) =>
        http.GetEndpoint()!.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null;
}
