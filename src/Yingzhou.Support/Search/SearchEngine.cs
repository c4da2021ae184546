using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Modules;

namespace Yingzhou.Support.Search;

/// <summary>全文检索: an index over what an application wants found, in the city's own language.</summary>
public sealed class SearchEngine : Engine
{
    public override string Id => "search";

    public override string Title => "全文检索";

    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddContent(provider => SearchLanguage.Read(provider.GetRequiredService<CityContent>()));
}
