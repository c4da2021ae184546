using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace Yingzhou.Foundation.Http;

/// <summary>How values are written on the wire, by every endpoint alike.</summary>
public static class WireFormat
{
    /// <summary>Enumerations by name: a number would change its meaning when a value is put in between.</summary>
    public static IServiceCollection AddWireFormat(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(json =>
        {
            if (!json.SerializerOptions.Converters.OfType<JsonStringEnumConverter>().Any())
                json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        });
}
