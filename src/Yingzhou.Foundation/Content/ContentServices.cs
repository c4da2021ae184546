using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Starting;

namespace Yingzhou.Foundation.Content;

public static class ContentServices
{
    /// <summary>Content that is read once. Unsound content stops the start, not the first visitor.</summary>
    public static IServiceCollection AddContent<T>(this IServiceCollection services, Func<IServiceProvider, ContentReading<T>> read)
        where T : class => services.AddSingleton(provider => read(provider).OrStop()).AddReadAtStart<T>();
}
