using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Yingzhou.Foundation.Cluster;

namespace Yingzhou.Support.Perception.Placing;

/// <summary>Twins in this process, or placed by Orleans among several. Orleans is loaded by a process that has a name (<see cref="Foundation.Cluster.SiloOptions.Silo"/>) and by no other.</summary>
static class PlacingServices
{
    const string City = "yingzhou";

    public static void AddTwins(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<TwinDesk>();
        var silo = configuration.GetSection(Foundation.Cluster.SiloOptions.Section).Get<Foundation.Cluster.SiloOptions>() ?? new();
        if (silo.IsAlone)
            services.AddSingleton<ITwins, OwnTwins>();
        else
            AddPlaced(services, silo);
    }

    static void AddPlaced(IServiceCollection services, Foundation.Cluster.SiloOptions own)
    {
        services.AddSingleton<ITwins, PlacedTwins>().AddSingleton<IMembershipTable, SiloRegister>();
        services.AddOrleans(silo =>
            silo.ConfigureEndpoints(IPAddress.Parse(own.Address), own.SiloPort, gatewayPort: 0, listenOnAnyHostAddress: false)
                .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (City, City))
                .Configure<Orleans.Configuration.SiloOptions>(options => options.SiloName = own.Silo!)
                .Configure<SiloMessagingOptions>(messages => messages.ResponseTimeout = 10 * own.ProbeEvery)
                .Configure<ClusterMembershipOptions>(members =>
                {
                    (members.ProbeTimeout, members.NumMissedProbesLimit) = (own.ProbeEvery, 3);
                    // All processes may have died at once: who starts again waits this long for those that the table believes to live.
                    (members.IAmAliveTablePublishTimeout, members.NumMissedTableIAmAliveLimit) = (TimeSpan.FromSeconds(5), 2);
                    members.TableRefreshTimeout = TimeSpan.FromSeconds(5);
                })
        );
    }
}
