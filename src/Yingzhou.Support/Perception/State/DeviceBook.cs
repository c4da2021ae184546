using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Perception.State;

/// <summary>
/// The register of devices as the intake reads it: by code, in memory. Every few seconds it asks whether anything changed, and only then reads it again: a hundred thousand devices are not read for nothing.
/// </summary>
sealed class DeviceBook(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim reading = new(1, 1);
    readonly ConcurrentDictionary<string, string> proven = new(StringComparer.Ordinal);
    volatile Dictionary<string, Device>? devices;
    (int Count, long Versions) read;
    long readAt;

    public async Task<IReadOnlyCollection<Device>> All(CancellationToken cancel) => (await Current(cancel)).Values;

    public async ValueTask<Device?> Find(string code, CancellationToken cancel) =>
        devices is { } known && known.TryGetValue(code, out var device) && clock.GetElapsedTime(readAt) < Trusted
            ? device
            : (await Current(cancel)).GetValueOrDefault(code);

    /// <summary>Whether the secret is the device's. A proof is remembered, because HJ 212 shows its password in every packet.</summary>
    public bool Proves(Device device, string secret)
    {
        if (proven.TryGetValue(device.SecretHash, out var known) && known == secret)
            return true;
        if (!DeviceSecret.Matches(secret, device.SecretHash))
            return false;
        proven[device.SecretHash] = secret;
        return true;
    }

    public void Forget() => devices = null;

    async Task<Dictionary<string, Device>> Current(CancellationToken cancel)
    {
        if (devices is { } known && clock.GetElapsedTime(readAt) < Trusted)
            return known;
        await reading.WaitAsync(cancel);
        try
        {
            if (devices is { } fresh && clock.GetElapsedTime(readAt) < Trusted)
                return fresh;
            await using var scope = scopes.CreateAsyncScope();
            var register = scope.ServiceProvider.GetRequiredService<CityContext>().Set<Device>().AsNoTracking();
            // A version counts the changes of a device, and no device is taken away.
            var now = (await register.CountAsync(cancel), await register.SumAsync(device => (long)device.Version, cancel));
            if (devices is not { } same || now != read)
                (same, read) = (await register.ToDictionaryAsync(device => device.Code, StringComparer.Ordinal, cancel), now);
            (devices, readAt) = (same, clock.GetTimestamp());
            return same;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();
}
