using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Yingzhou.Foundation.Http;

/// <summary>How values are written on the wire and read from it, by every endpoint alike.</summary>
public static class WireFormat
{
    /// <summary>
    /// Enumerations by name: a number would change its meaning when a value is put in between. What a record cannot do without must be there and must not be <c>null</c>; a body that lacks it is refused
    /// before anybody works with it (<see cref="BrokenRequests"/>).
    /// </summary>
    public static IServiceCollection AddWireFormat(this IServiceCollection services) =>
        services
            .ConfigureHttpJsonOptions(json =>
            {
                var options = json.SerializerOptions;
                if (options.Converters.OfType<JsonStringEnumConverter>().Any())
                    return;
                options.Converters.Add(new JsonStringEnumConverter());
                options.RespectNullableAnnotations = true;
                options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(Demand);
            })
            .Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);

    // What may be null may be left out; what has a default has one.
    static void Demand(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            // What has no setter (a value made on the spot) is only ever written.
            if (property is { Set: not null, AssociatedParameter: { IsNullable: false, HasDefaultValue: false } })
                property.IsRequired = true;
    }
}
