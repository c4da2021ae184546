using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Yingzhou.Foundation.Modules;

namespace Yingzhou.Foundation.Outgoing;

/// <summary>对外访问: the one way out.</summary>
public sealed class OutgoingEngine : Engine
{
    public override string Id => "outgoing";

    public override string Title => "对外访问";

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OutgoingOptions>().Bind(configuration.GetSection(OutgoingOptions.Section)).ValidateOnStart();
        services.AddSingleton<IOutgoing>(provider => new GuardedOutgoing(
            provider.GetRequiredService<IOptions<OutgoingOptions>>(),
            Dns.GetHostAddressesAsync
        ));
    }
}
