using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Placing;

/// <summary>
/// A city of several processes: the twin is asked wherever it lives. While a process that died is still believed to live its twins do not answer; the device waits for its acknowledgement meanwhile, and
/// the message is said again to the twin in its new home. Was it stored before the death, it is a repetition there.
/// </summary>
sealed class PlacedTwins(IGrainFactory grains, ILogger<PlacedTwins> log) : ITwins
{
    /// <summary>Longer than it takes to believe in a death; beyond, the device is told that nothing is stored.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    public async Task<Outcome<IntakeReceipt>> Take(TwinMessage message, CancellationToken cancel)
    {
        var (written, since) = (message.Written(), Stopwatch.GetTimestamp());
        while (true)
            try
            {
                return (await grains.GetGrain<IDeviceTwin>(message.Code).Take(written)).Outcome();
            }
            catch (Exception away) when (IsAway(away) && !cancel.IsCancellationRequested)
            {
                if (Stopwatch.GetElapsedTime(since) > Patience)
                {
                    log.LogWarning(away, "The twin of {Device} does not answer; its message is not acknowledged", message.Code);
                    return PerceptionFaults.NotStored;
                }
                await Task.Delay(Rest, cancel);
            }
    }

    public async Task<IReadOnlyDictionary<string, int>> Living()
    {
        try
        {
            var management = grains.GetGrain<IManagementGrain>(0);
            var hosts = await management.GetDetailedHosts(onlyActive: true);
            var names = hosts.ToDictionary(host => host.SiloAddress, host => host.SiloName);
            return (await management.GetSimpleGrainStatistics())
                .Where(one => one.GrainType.Contains(nameof(DeviceTwin), StringComparison.Ordinal) && names.ContainsKey(one.SiloAddress))
                .GroupBy(one => names[one.SiloAddress])
                .ToDictionary(same => same.Key, same => same.Sum(one => one.ActivationCount));
        }
        catch (Exception away) when (IsAway(away))
        {
            return new Dictionary<string, int>();
        }
    }

    public async Task<string?> HomeOf(string code)
    {
        try
        {
            var management = grains.GetGrain<IManagementGrain>(0);
            var address = await management.GetActivationAddress(grains.GetGrain<IDeviceTwin>(code));
            return address is null
                ? null
                : (await management.GetDetailedHosts(onlyActive: true)).FirstOrDefault(host => host.SiloAddress.Equals(address))?.SiloName;
        }
        catch (Exception away) when (IsAway(away))
        {
            return null;
        }
    }

    static bool IsAway(Exception exception) =>
        exception is OrleansException or TimeoutException or IOException or InvalidOperationException or System.Net.Sockets.SocketException;
}
