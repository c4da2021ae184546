using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Modules;

namespace Yingzhou.Support.Notices;

/// <summary>消息中心: what one has to know, from every module, in one list.</summary>
public sealed class NoticesEngine : Engine
{
    public override string Id => "notices";

    public override string Title => "消息中心";

    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddScoped<INotices, NoticeBoard>();
}

public static class NoticeServices
{
    public static IServiceCollection AddNotices<T>(this IServiceCollection services)
        where T : class, INoticeSource => services.AddScoped<INoticeSource, T>();
}
