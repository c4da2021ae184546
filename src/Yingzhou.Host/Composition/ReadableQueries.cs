using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Yingzhou.Host.Composition;

/// <summary>
/// An address whose question cannot be read (a date that is none, a number with letters) is answered 400 before its page begins: the framework would throw, and whoever mistyped an address would be told that the
/// system is broken.
/// </summary>
static class ReadableQueries
{
    static readonly ConcurrentDictionary<Type, (string Name, Type Type)[]> Known = new();

    public static IApplicationBuilder UseReadableQueries(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                if (
                    http.Request.QueryString.HasValue
                    && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { Type: var page }
                    && Array.Exists(Known.GetOrAdd(page, Typed), one => !Reads(one.Type, http.Request.Query[one.Name]))
                )
                {
                    // The page that explains a status says to look at the address.
                    http.Response.StatusCode = StatusCodes.Status400BadRequest;
                    return Task.CompletedTask;
                }
                return next(http);
            }
        );

    static (string, Type)[] Typed(Type page) =>
        [
            .. page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Select(property => (property, Attribute: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
                .Where(one =>
                    one.Attribute is not null && one.property.PropertyType != typeof(string) && !one.property.PropertyType.IsArray
                )
                .Select(one =>
                    (
                        one.Attribute!.Name ?? one.property.Name,
                        Nullable.GetUnderlyingType(one.property.PropertyType) ?? one.property.PropertyType
                    )
                ),
        ];

    static bool Reads(Type type, string? value) =>
        string.IsNullOrEmpty(value)
        || (
            type == typeof(DateOnly) ? DateOnly.TryParse(value, CultureInfo.InvariantCulture, out _)
            : type == typeof(DateTime) ? DateTime.TryParse(value, CultureInfo.InvariantCulture, out _)
            : type == typeof(Guid) ? Guid.TryParse(value, out _)
            : type == typeof(int) ? int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
            : type == typeof(long) ? long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
            : type == typeof(decimal) ? decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _)
            : type == typeof(double) ? double.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _)
            : type != typeof(bool) || bool.TryParse(value, out _)
        );
}
