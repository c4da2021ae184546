using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Perception.State;

/// <summary>The register of devices as the intake reads it: by code, in memory, read again when it is older than a few seconds and a device is not in it, or when somebody changed it here.</summary>
sealed class DeviceBook(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim reading = new(1, 1);
    readonly ConcurrentDictionary<string, (string Hash, string Secret)> proven = new(StringComparer.Ordinal);
    Dictionary<string, Device>? devices;
    long readAt;

    public async Task<IReadOnlyCollection<Device>> All(CancellationToken cancel) => (await Current(cancel)).Values;

    public async ValueTask<Device?> Find(string code, CancellationToken cancel) =>
        devices is { } known && known.TryGetValue(code, out var device) && clock.GetElapsedTime(readAt) < Trusted
            ? device
            : (await Current(cancel)).GetValueOrDefault(code);

    /// <summary>Whether the secret is the device's. A proof is remembered, because HJ 212 shows its password in every packet.</summary>
    public bool Proves(Device device, string secret)
    {
        if (proven.TryGetValue(device.Code, out var known) && known.Hash == device.SecretHash && known.Secret == secret)
            return true;
        if (!DeviceSecret.Matches(secret, device.SecretHash))
            return false;
        proven[device.Code] = (device.SecretHash, secret);
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
            var read = await scope
                .ServiceProvider.GetRequiredService<CityContext>()
                .Set<Device>()
                .AsNoTracking()
                .ToDictionaryAsync(device => device.Code, StringComparer.Ordinal, cancel);
            (devices, readAt) = (read, clock.GetTimestamp());
            return read;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();
}
